import { join, type OrExpression, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { tagsFor } from '../azure/tags.js';
import type { AzurermArguments } from '../azurerm-arguments.js';
import { block, type BlockRef } from '../block.js';
import { layOutDomain, layOutDomainTraffic } from '../cdn/custom-domain.js';
import { LOAD_BALANCING } from '../cdn/layout.js';
import { FRONT_DOOR_ENDPOINT } from '../cdn/naming.js';
import { appRef } from '../functions/connections.js';
import type { FunctionsResource } from '../functions/sharing.js';
import type { LayoutContext, PlanningContext } from '../layout-context.js';
import type { ResourceLayout } from '../resource-layout.js';
import { website } from '../website/index.js';
import { websiteAccountRef } from '../website/layout.js';
import type { EntryResource } from './options.js';
import { lockedFacts } from '../locked-facts.js';
import { ownValue } from '../../plan/json.js';
import { frontedApps, REST_OF_API } from './entry-routes.js';
import type { OriginShare } from './front-door-origin.js';
import { type OriginGroup, originGroups } from './groups.js';
import { layOutFirewall } from './firewall.js';
import { requestMessage } from './naming.js';
import { firewalledUnits, orderOf, SKU } from './leave-firewall.js';

/** Returns the block of the Front Door. */
export function entryRef(context: PlanningContext): BlockRef {
  return { type: 'azurerm_cdn_frontdoor_profile', id: context.id('entry') };
}

/** Returns the URL of Front Door as an expression: Azure chooses a part of the host name. */
export function entryUrl(context: PlanningContext): OrExpression<string> {
  return join`https://${ref({ type: 'azurerm_cdn_frontdoor_endpoint', id: context.id('entry') }, 'host_name')}`;
}

/** Lays out a Front Door with one host name for all apps and a site. */
export function layOutEntry(resource: EntryResource, context: LayoutContext): ResourceLayout {
  const { name, config } = resource;
  const tags = tagsFor('frontDoor', context.tags);
  const profile = block('azurerm_cdn_frontdoor_profile', entryRef(context).id, {
    name,
    resource_group_name: context.resourceGroupName,
    tags,
    sku_name: `${config.sku}_AzureFrontDoor`,
  });
  const endpoint = block('azurerm_cdn_frontdoor_endpoint', context.id('entry'), {
    name: context.nameOf(FRONT_DOOR_ENDPOINT, 'entry'),
    cdn_frontdoor_profile_id: ref(profile, 'id'),
    tags,
  });
  const domain =
    config.customDomain === null
      ? undefined
      : layOutDomain('entry', config.customDomain, undefined, profile, context, orderOf(resource, context));
  const way = { profile, endpoint, domain };
  const apps = frontedApps(resource, context);
  // It stays on record while the backend has no app.
  const rest = apps[0]?.key ?? ownValue(lockedFacts(resource.key, context.settings), REST_OF_API);
  const groups = originGroups(apps, config);
  const ways = [
    ...groups.map((group) => layOutWay(group, targetsOf(group, resource, context), way, context)),
    ...layOutSite(resource, way, context),
  ];
  const routes = ways.map(({ route }) => route);
  const firewall = layOutFirewall(config, way, context);
  const blocks = [
    profile,
    endpoint,
    ...(domain === undefined ? [] : [domain]),
    ...ways.flatMap(({ blocks }) => blocks),
    ...(domain === undefined || routes.length === 0 || config.customDomain === null
      ? []
      : layOutDomainTraffic(
          {
            siteName: 'entry',
            hostName: config.customDomain,
            domain,
            endpoint,
            routes,
            zone: undefined,
            zoneName: undefined,
          },
          context,
        )),
    ...firewall,
  ];
  return {
    blocks,
    facts: {
      [SKU]: { value: config.sku, mayChange: true },
      ...(rest !== undefined && { [REST_OF_API]: { value: rest, mayChange: true } }),
    },
    ...(firewall.length > 0 && { units: firewalledUnits(firewall, domain, config) }),
  };
}

/** Returns the origins of a group: the app of the backend, then those of other backends. */
function targetsOf(
  { name, own, others }: OriginGroup,
  entry: EntryResource,
  context: LayoutContext,
): Target[] {
  return [
    ...(own === undefined ? [] : [ownTarget(own, entry, context)]),
    ...others.map(({ origin: { name: origin, priority, weight }, app: { hostName } }) => ({
      name: `${name}-${origin}`,
      hostName,
      priority,
      weight,
    })),
  ];
}

/** Returns an app of the backend as an origin. An isolated app is reached by a private link. */
function ownTarget(app: FunctionsResource, entry: EntryResource, context: LayoutContext): Target {
  const ownRef = appRef(app, context);
  return {
    name: app.variant,
    hostName: ref(ownRef, 'default_hostname'),
    // A single origin receives all calls.
    ...(entry.config.origins.length > 0 && entry.config.own),
    ...(context.settings.isolated && {
      privateLink: {
        location: context.location,
        private_link_target_id: ref(ownRef, 'id'),
        target_type: 'sites',
        request_message: requestMessage(entry),
      },
    }),
  };
}

/** Lays out the way to the site behind the Front Door; nothing for a backend without such a site. */
function layOutSite({ config }: EntryResource, way: Way, context: LayoutContext): LaidOutWay[] {
  const [site] = config.site === null ? [] : context.graph.usedBy(config.site, website);
  if (site === undefined) return [];
  const hostName = ref(websiteAccountRef(site.variant, context), 'primary_web_host');
  const group = { name: 'site', patterns: ['/*'], probePath: undefined };
  return [layOutWay(group, [{ name: 'site', hostName }], way, context)];
}

/** App that receives calls. */
interface Target extends OriginShare {
  readonly name: string;
  readonly hostName: OrExpression<string>;
  readonly privateLink?: AzurermArguments['azurerm_cdn_frontdoor_origin']['private_link'] & object;
}

/** The parts of a Front Door that every way to an app or a site needs. */
interface Way {
  readonly profile: TerraformBlock;
  readonly endpoint: TerraformBlock;
  readonly domain: TerraformBlock | undefined;
}

/** The blocks of a way, with the route that domains are connected with. */
interface LaidOutWay {
  readonly blocks: readonly TerraformBlock[];
  readonly route: TerraformBlock;
}

/** Seconds between two probes: sooner where another origin can take over. */
const PROBE_SECONDS = { alone: 100, several: 30 };

/** Lays out an origin group with its origins, and the route to it. */
function layOutWay(
  { name, patterns, probePath }: Pick<OriginGroup, 'name' | 'patterns' | 'probePath'>,
  targets: readonly Target[],
  { profile, endpoint, domain }: Way,
  context: LayoutContext,
): LaidOutWay {
  const id = context.id('entry', name);
  const group = block('azurerm_cdn_frontdoor_origin_group', id, {
    name,
    cdn_frontdoor_profile_id: ref(profile, 'id'),
    session_affinity_enabled: false,
    load_balancing: LOAD_BALANCING,
    health_probe:
      probePath === undefined
        ? undefined
        : {
            protocol: 'Https',
            path: probePath,
            request_type: 'GET',
            interval_in_seconds: targets.length > 1 ? PROBE_SECONDS.several : PROBE_SECONDS.alone,
          },
  });
  const origins = targets.map((target) =>
    block('azurerm_cdn_frontdoor_origin', context.id('entry', target.name), {
      name: target.name,
      cdn_frontdoor_origin_group_id: ref(group, 'id'),
      // Azure takes no weight of 0.
      enabled: target.weight !== 0,
      certificate_name_check_enabled: true,
      host_name: target.hostName,
      // App Service and Azure Storage find the app and the account by it.
      origin_host_header: target.hostName,
      ...(target.priority !== undefined && { priority: target.priority }),
      ...(target.weight !== undefined && { weight: Math.max(target.weight, 1) }),
      ...(target.privateLink && { private_link: target.privateLink }),
    }),
  );
  const route = block('azurerm_cdn_frontdoor_route', id, {
    name,
    cdn_frontdoor_endpoint_id: ref(endpoint, 'id'),
    cdn_frontdoor_origin_group_id: ref(group, 'id'),
    cdn_frontdoor_origin_ids: origins.map((origin) => ref(origin, 'id')),
    cdn_frontdoor_custom_domain_ids: domain && [ref(domain, 'id')],
    patterns_to_match: [...patterns],
    // A redirect to https answers http, so both are needed.
    supported_protocols: ['Http', 'Https'],
    https_redirect_enabled: true,
    forwarding_protocol: 'HttpsOnly',
    link_to_default_domain: true,
    // No cache: answers of APIs belong to their callers.
  });
  return { blocks: [group, ...origins, route], route };
}
