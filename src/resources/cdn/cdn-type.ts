import { byName, record, sameName } from '../merge/merge-table.js';
import { agreement, either, priority, union } from '../merge/strategies.js';
import type { ResourceType } from '../resource-type.js';
import type { SharedResource } from '../shared-resource.js';
import { type CdnRequirementConfig, cdnRequirementSchema, type CdnSite } from './cdn-config.js';

const site = record<CdnSite>({
  name: sameName(),
  spaDocument: agreement(),
  enableCompression: either(),
  // The shorter time is the safe one: nobody sees a file that is older than they allow.
  cacheMaxAge: priority((seconds) => -seconds),
  allowedOrigins: union(),
  customDomain: agreement(),
  dnsZone: agreement(),
});

/** A planned Front Door. */
export type CdnResource = SharedResource<CdnRequirementConfig>;

/** How Front Doors are shared: all sites of a backend are behind one, each with an endpoint of its own. */
export const cdnType: ResourceType<CdnRequirementConfig> = {
  type: 'cdn',
  schema: cdnRequirementSchema,
  merge: record<CdnRequirementConfig>({ sites: byName(site) }),
  traits: () => [],
  indivisible: ({ sites }) => sites.map(({ name }) => `site ${name}`),
  parts: ({ sites }) => sites.map(({ name }) => name),
  // Endpoints of a Standard profile. Source: learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-front-door-standard-and-premium-service-limits
  capacity: { max: 10, unit: 'sites' },
  complete: (config) => config,
  purpose: () => 'shared',
};
