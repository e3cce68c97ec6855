import { askersOf } from '../resource.js';
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

function askedOf(frontDoor: CdnResource): SiteRequest[] {
  return frontDoor.config.sites.map((site) => ({
    site,
    ...askersOf(frontDoor, ({ sites }) => sites.some(({ name }) => name === site.name)),
  }));
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
  return contradiction(asking, earlier, {
    path: 'customDomain',
    message: `both have the custom domain '${asking.site.customDomain ?? ''}', which leads to one of them only.`,
    resolution: 'Give one of them another domain.',
  });
}

function dividedZone(asking: SiteRequest, earlier: SiteRequest): PlanError {
  return contradiction(asking, earlier, {
    path: 'dnsZone',
    message: `look for the DNS zone '${asking.site.dnsZone?.name ?? ''}' in two places.`,
    resolution: 'Set the same dnsZoneResourceGroup in both, or in neither to have the zone created.',
  });
}

/** Returns the error about two sites. `path` is an option of a site, `message` the rest of a sentence about both. */
function contradiction(
  { site, resource, components }: SiteRequest,
  earlier: SiteRequest,
  { path, message, resolution }: Record<'path' | 'message' | 'resolution', string>,
): PlanError {
  return {
    code: 'INVALID_COMBINATION',
    message: `The sites '${earlier.site.name}' and '${site.name}' ${message}`,
    resource,
    path: `sites.${site.name}.${path}`,
    components: [...new Set([...components, ...earlier.components])].sort(),
    resolution,
  };
}
