import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import type { Site } from '../site.js';
import { tagsFor } from '../tags.js';
import type { WebsiteLayout } from '../website/website-layout.js';
import type { CdnSite } from './cdn-config.js';
import { isCompressed, cacheSecondsOf, layOutRules } from './cdn-rules.js';
import type { CdnResource } from './cdn-type.js';
import { COMPRESSED_TYPES } from './compressed-types.js';
import { layOutDomain, layOutDomainTraffic } from './custom-domain.js';
import { DnsZones } from './dns-zones.js';

/** The blocks of one Front Door. */
export interface CdnLayout {
  readonly resource: CdnResource;
  readonly blocks: readonly TerraformBlock[];
}

/** Lays out the Front Doors of a backend, each with the websites that are behind it. */
export function layOutCdns(
  resources: readonly CdnResource[],
  websites: readonly WebsiteLayout[],
  site: Site,
): CdnLayout[] {
  const zones = new DnsZones(site);
  const bySite = new Map(websites.map((website) => [website.resource.config.site, website.account]));
  return resources.map((resource) => {
    const profile = block('azurerm_cdn_frontdoor_profile', site.id('cdn', resource.purpose), {
      name: resource.name,
      resourceGroupName: site.resourceGroupName,
      tags: tagsFor('frontDoor', site.tags),
      skuName: 'Standard_AzureFrontDoor',
    });
    const sites = resource.config.sites.flatMap((cdnSite) => {
      const account = bySite.get(cdnSite.name);
      // A site without a website is an error of the plan.
      return account === undefined ? [] : layOutSite(cdnSite, account, profile, zones, site);
    });
    return { resource, blocks: [profile, ...sites] };
  });
}

/** `https://<endpoint>-<hash>.z01.azurefd.net`, as an expression: Azure chooses hash and zone. */
export function cdnUrl(siteName: string, site: Site): string {
  return `https://${ref({ type: 'azurerm_cdn_frontdoor_endpoint', id: site.id('cdn', siteName) }, 'host_name')}`;
}

/** Lays out the way of requests for one site: endpoint, route, rules, origin group, origin, account. */
function layOutSite(
  cdnSite: CdnSite,
  account: TerraformBlock,
  profile: TerraformBlock,
  zones: DnsZones,
  site: Site,
): TerraformBlock[] {
  const id = site.id('cdn', cdnSite.name);
  // The names of the parts need to be unique within the endpoint or the profile only.
  const name = site.name('frontDoorEndpoint', cdnSite.name);
  const cdnFrontdoorProfileId = ref(profile, 'id');
  const endpoint = block('azurerm_cdn_frontdoor_endpoint', id, {
    name,
    cdnFrontdoorProfileId,
    tags: tagsFor('frontDoor', site.tags),
  });
  // One origin needs no probes: there is no other to go to.
  const group = block('azurerm_cdn_frontdoor_origin_group', id, {
    name,
    cdnFrontdoorProfileId,
    sessionAffinityEnabled: false,
    loadBalancing: {
      additionalLatencyInMilliseconds: 50,
      sampleSize: 4,
      successfulSamplesRequired: 3,
    },
  });
  const hostName = ref(account, 'primary_web_host');
  const origin = block('azurerm_cdn_frontdoor_origin', id, {
    name,
    cdnFrontdoorOriginGroupId: ref(group, 'id'),
    enabled: true,
    certificateNameCheckEnabled: true,
    hostName,
    // Azure Storage finds the account by it.
    originHostHeader: hostName,
  });
  const rules = layOutRules(cdnSite, name, profile, origin, site);
  const { customDomain, dnsZone } = cdnSite;
  const { zone, added = [] } = dnsZone === undefined ? {} : zones.zone(dnsZone);
  const domain =
    customDomain === undefined ? undefined : layOutDomain(cdnSite.name, customDomain, zone, profile, site);
  const route = block('azurerm_cdn_frontdoor_route', id, {
    name,
    cdnFrontdoorEndpointId: ref(endpoint, 'id'),
    cdnFrontdoorOriginGroupId: ref(group, 'id'),
    cdnFrontdoorOriginIds: [ref(origin, 'id')],
    cdnFrontdoorRuleSetIds: rules && [ref(rules.ruleSet, 'id')],
    cdnFrontdoorCustomDomainIds: domain && [ref(domain, 'id')],
    patternsToMatch: ['/*'],
    // A redirect to https answers http, so that both are needed.
    supportedProtocols: ['Http', 'Https'],
    httpsRedirectEnabled: true,
    forwardingProtocol: 'HttpsOnly',
    linkToDefaultDomain: true,
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
            route,
            zone,
            zoneName: dnsZone?.name,
          },
          site,
        );
  return [
    endpoint,
    group,
    origin,
    ...(rules?.blocks ?? []),
    ...added,
    ...(domain === undefined ? [] : [domain]),
    route,
    ...traffic,
  ];
}

/** A route without it caches nothing. Query strings tell versions of a file apart. */
function cacheOf(cdnSite: CdnSite) {
  if (cacheSecondsOf(cdnSite) === 0) return undefined;
  const compressionEnabled = isCompressed(cdnSite);
  return {
    queryStringCachingBehavior: 'UseQueryString',
    compressionEnabled,
    ...(compressionEnabled && { contentTypesToCompress: [...COMPRESSED_TYPES] }),
  };
}
