import { join, type OrExpression, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { tagsFor } from '../azure/tags.js';
import { block, type BlockRef } from '../block.js';
import type { LayoutContext, PlanningContext } from '../layout-context.js';
import { monitoringOptions } from '../monitoring/settings.js';
import { website } from '../website/index.js';
import { websiteAccountRef } from '../website/layout.js';
import type { CdnResource, CdnSite } from './requirement.js';
import { COMPRESSED_TYPES } from './compressed-types.js';
import { layOutDomain, layOutDomainTraffic } from './custom-domain.js';
import { type ZoneLayout, zoneKey, zonesOf } from './dns-zones.js';
import { FRONT_DOOR_ENDPOINT } from './naming.js';
import { cacheSecondsOf, isCompressed, layOutRules } from './rules.js';
import { typeOptionsOf } from '../settings.js';

export function frontDoorRef({ variant }: Pick<CdnResource, 'variant'>, context: PlanningContext): BlockRef {
  return { type: 'azurerm_cdn_frontdoor_profile', id: context.id('cdn', variant) };
}

/** Lays out a Front Door with the websites that are behind it, and the DNS zones that no earlier Front Door lays out. */
export function layOutCdn(
  resource: CdnResource,
  frontDoors: readonly CdnResource[],
  context: LayoutContext,
): TerraformBlock[] {
  const profile = block('azurerm_cdn_frontdoor_profile', frontDoorRef(resource, context).id, {
    name: resource.name,
    resource_group_name: context.resourceGroupName,
    tags: tagsFor('frontDoor', context.tags),
    sku_name: 'Standard_AzureFrontDoor',
  });
  const { zones, own } = zonesOf(resource, frontDoors, context);
  const accounts = new Map(
    context.graph
      .of(website)
      .map(({ config, variant }) => [config.site, websiteAccountRef(variant, context)]),
  );
  const sites = resource.config.sites.flatMap((site) => {
    const account = accounts.get(site.name);
    // A site without a website is an error of the plan.
    return account === undefined ? [] : layOutSite(site, account, profile, zones, context);
  });
  return [profile, ...own.map((zone) => zone.block), ...sites];
}

/** Returns `https://<endpoint>-<hash>.z01.azurefd.net` as an expression: Azure chooses hash and zone. */
export function cdnUrl(siteName: string, context: PlanningContext): OrExpression<string> {
  return join`https://${ref({ type: 'azurerm_cdn_frontdoor_endpoint', id: context.id('cdn', siteName) }, 'host_name')}`;
}

/** Lays out the way of requests for one site: endpoint, route, rules, origin group, origin, account. */
function layOutSite(
  cdnSite: CdnSite,
  account: BlockRef,
  profile: TerraformBlock,
  zones: ReadonlyMap<string, ZoneLayout>,
  context: LayoutContext,
): TerraformBlock[] {
  const id = context.id('cdn', cdnSite.name);
  // The names of the parts need to be unique within the endpoint or the profile only.
  const name = context.nameOf(FRONT_DOOR_ENDPOINT, cdnSite.name);
  const endpoint = block('azurerm_cdn_frontdoor_endpoint', id, {
    name,
    cdn_frontdoor_profile_id: ref(profile, 'id'),
    tags: tagsFor('frontDoor', context.tags),
  });
  const [group, origin] = layOutOrigin(cdnSite, account, { name, profile }, context);
  const rules = layOutRules(cdnSite, name, profile, origin, context);
  const { customDomain, dnsZone } = cdnSite;
  const zone = dnsZone && zones.get(zoneKey(dnsZone));
  const domain =
    customDomain === undefined ? undefined : layOutDomain(cdnSite.name, customDomain, zone, profile, context);
  const route = block('azurerm_cdn_frontdoor_route', id, {
    name,
    cdn_frontdoor_endpoint_id: ref(endpoint, 'id'),
    cdn_frontdoor_origin_group_id: ref(group, 'id'),
    cdn_frontdoor_origin_ids: [ref(origin, 'id')],
    cdn_frontdoor_rule_set_ids: rules && [ref(rules.ruleSet, 'id')],
    cdn_frontdoor_custom_domain_ids: domain && [ref(domain, 'id')],
    patterns_to_match: ['/*'],
    // A redirect to https answers http, so both are needed.
    supported_protocols: ['Http', 'Https'],
    https_redirect_enabled: true,
    forwarding_protocol: 'HttpsOnly',
    link_to_default_domain: true,
    cache: cacheOf(cdnSite),
  });
  const traffic =
    domain === undefined || customDomain === undefined
      ? []
      : layOutDomainTraffic(
          {
            siteName: cdnSite.name,
            hostName: customDomain,
            domain,
            endpoint,
            routes: [route],
            zone,
            zoneName: dnsZone?.name,
          },
          context,
        );
  return [
    endpoint,
    group,
    origin,
    ...(rules?.blocks ?? []),
    ...(domain === undefined ? [] : [domain]),
    route,
    ...traffic,
  ];
}

/** Lays out the account of a site as the only origin of a group. */
function layOutOrigin(
  { name: siteName }: CdnSite,
  account: BlockRef,
  { name, profile }: { readonly name: string; readonly profile: TerraformBlock },
  context: LayoutContext,
): [group: TerraformBlock, origin: TerraformBlock] {
  const id = context.id('cdn', siteName);
  const group = block('azurerm_cdn_frontdoor_origin_group', id, {
    name,
    cdn_frontdoor_profile_id: ref(profile, 'id'),
    session_affinity_enabled: false,
    load_balancing: LOAD_BALANCING,
    // A single origin does not need probes, because traffic cannot move to another one. Alerts do: without
    // probes Azure does not measure health.
    health_probe: hasAlerts(context)
      ? { protocol: 'Https', path: '/', request_type: 'HEAD', interval_in_seconds: 100 }
      : undefined,
  });
  const hostName = ref(account, 'primary_web_host');
  const origin = block('azurerm_cdn_frontdoor_origin', id, {
    name,
    cdn_frontdoor_origin_group_id: ref(group, 'id'),
    enabled: true,
    certificate_name_check_enabled: true,
    host_name: hostName,
    // Azure Storage finds the account by it.
    origin_host_header: hostName,
  });
  return [group, origin];
}

function hasAlerts({ settings }: PlanningContext): boolean {
  return (typeOptionsOf(settings, monitoringOptions)?.alerting ?? null) !== null;
}

/**
 * Returns the cache settings of a route; without them it caches nothing. Query strings tell versions of a
 * file apart.
 */
function cacheOf(cdnSite: CdnSite) {
  if (cacheSecondsOf(cdnSite) === 0) return undefined;
  const isCompressing = isCompressed(cdnSite);
  return {
    query_string_caching_behavior: 'UseQueryString',
    compression_enabled: isCompressing,
    ...(isCompressing && { content_types_to_compress: [...COMPRESSED_TYPES] }),
  };
}

/**
 * Choice of Front Door among the origins of a group: the defaults of Azure, which azurerm requires in writing.
 * Source: learn.microsoft.com/azure/frontdoor/routing-methods, azurerm 4.55.0 (load_balancing)
 */
export const LOAD_BALANCING = {
  additional_latency_in_milliseconds: 50,
  sample_size: 4,
  successful_samples_required: 3,
} as const;
