import type { PlanError } from '../../plan/diagnostics.js';
import type { CdnResource } from './requirement.js';
import type { WebsiteResource } from '../website/requirement.js';

/** Refuses sites that cannot be together: one domain twice, one zone in two places, a Front Door without a website. */
export function validateSites(
  frontDoors: readonly CdnResource[],
  websites: readonly WebsiteResource[],
): PlanError[] {
  const sites = new Set(websites.map(({ config }) => config.site));
  const asked = frontDoors.flatMap(askedOf);
  const domains = new Map<string, SiteRequest>();
  const zones = new Map<string, SiteRequest>();
  return asked.flatMap((asking) => {
    const { name, customDomain, dnsZone } = asking.site;
    const domain = customDomain === undefined ? undefined : met(domains, customDomain, asking);
    const zone = dnsZone === undefined ? undefined : met(zones, dnsZone.name, asking);
    return [
      ...(sites.has(name) ? [] : [withoutWebsite(asking)]),
      ...(domain === undefined ? [] : [sharedDomain(asking, domain)]),
      ...(zone === undefined || zone.site.dnsZone?.resourceGroup === dnsZone?.resourceGroup
        ? []
        : [dividedZone(asking, zone)]),
    ];
  });
}

/** A site behind a Front Door, and the components that ask for it. */
interface SiteRequest {
  readonly site: CdnResource['config']['sites'][number];
  readonly resource: string;
  readonly components: readonly string[];
}

function askedOf({ key, config, requirements }: CdnResource): SiteRequest[] {
  return config.sites.map((site) => {
    const askers = requirements.filter((each) => each.config.sites.some(({ name }) => name === site.name));
    return { site, resource: key, components: [...new Set(askers.map(({ component }) => component))].sort() };
  });
}

/** Returns the earlier request of a key, if any, and remembers the first one. */
function met(seen: Map<string, SiteRequest>, key: string, asking: SiteRequest): SiteRequest | undefined {
  const earlier = seen.get(key);
  if (earlier === undefined) seen.set(key, asking);
  return earlier;
}

function withoutWebsite({ site, resource, components }: SiteRequest): PlanError {
  return {
    code: 'INVALID_COMBINATION',
    message: `The Front Door is to serve the site '${site.name}', but no component requires a website of that name.`,
    resource,
    path: `sites.${site.name}`,
    components,
    resolution: `Require { resourceType: 'website', config: { site: '${site.name}' } } too.`,
  };
}

function sharedDomain(asking: SiteRequest, earlier: SiteRequest): PlanError {
  return {
    code: 'INVALID_COMBINATION',
    message: `The sites '${earlier.site.name}' and '${asking.site.name}' both have the custom domain '${asking.site.customDomain ?? ''}', which leads to one of them only.`,
    resource: asking.resource,
    path: `sites.${asking.site.name}.customDomain`,
    components: both(asking, earlier),
    resolution: 'Give one of them another domain.',
  };
}

function dividedZone(asking: SiteRequest, earlier: SiteRequest): PlanError {
  return {
    code: 'INVALID_COMBINATION',
    message: `The sites '${earlier.site.name}' and '${asking.site.name}' look for the DNS zone '${asking.site.dnsZone?.name ?? ''}' in two places.`,
    resource: asking.resource,
    path: `sites.${asking.site.name}.dnsZone`,
    components: both(asking, earlier),
    resolution: 'Set the same dnsZoneResourceGroup in both, or in neither to have the zone created.',
  };
}

function both(a: SiteRequest, b: SiteRequest): string[] {
  return [...new Set([...a.components, ...b.components])].sort();
}
