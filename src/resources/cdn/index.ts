import { defineResourceType } from '../define-resource-type.js';
import { byName, record, sameName } from '../merge/merge-table.js';
import { agreement, either, priority, union } from '../merge/strategies.js';
import { logsOf, watchesOf } from '../platform.js';
import type { ResourceType } from '../resource-type.js';
import { cdnAzurerm5 } from './azurerm-5.js';
import { validateCdn } from './check.js';
import { cdnUrl, frontDoorRef, layOutCdn } from './layout.js';
import { cdnMeters } from './meters.js';
import { FRONT_DOOR_ENDPOINT, FRONT_DOOR_PROFILE } from './naming.js';
import { cdnExposure } from './exposure.js';
import { CDN_REPLACED_BY } from './replaced-by.js';
import { type CdnRequirementConfig, cdnRequirementSchema, type CdnSite } from './requirement.js';

const site = record<CdnSite>({
  name: sameName(),
  spaDocument: agreement(),
  enableCompression: either(),
  // The shorter time is the safe one: no visitor sees a file that is older than a component allows.
  cacheMaxAge: priority((seconds) => -seconds),
  allowedOrigins: union(),
  customDomain: agreement(),
  dnsZone: agreement(),
});

/** Front Doors before websites: all sites of a backend are behind one, each with an endpoint of its own. */
export const cdn: ResourceType<CdnRequirementConfig> = defineResourceType<CdnRequirementConfig>({
  type: 'cdn',
  title: 'Front Door',
  naming: FRONT_DOOR_PROFILE,
  furtherNaming: [FRONT_DOOR_ENDPOINT],
  schema: cdnRequirementSchema,
  merge: record<CdnRequirementConfig>({ sites: byName(site) }),
  sharing: {
    units: ({ sites }) => sites.map(({ name }) => name),
    capacityEntries: ({ sites }) => sites.map(({ name }) => name),
    // Endpoints of a Standard profile. Source: learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-front-door-standard-and-premium-service-limits
    capacity: { max: 10, unit: 'sites' },
    holdsData: false,
  },
  connections: {
    // Front Door is the gateway from the internet.
    isolation: 'public',
    runsCode: false,
    exposure: cdnExposure,
    // Source: learn.microsoft.com/azure/frontdoor/monitor-front-door-reference
    connect(resource, context) {
      const target = frontDoorRef(resource, context);
      return [
        ...logsOf(resource, [{ target, audit: [], calls: ['FrontDoorAccessLog'] }], context),
        ...watchesOf(
          resource,
          [
            {
              target,
              role: `cdn-${resource.variant}-origins`,
              about: 'availability',
              namespace: 'Microsoft.Cdn/profiles',
              metric: 'OriginHealthPercentage',
              aggregation: 'Average',
              below: 50,
            },
          ],
          context,
        ),
      ];
    },
    endpoint({ requirements }, component, context) {
      const own = requirements.filter((each) => each.component === component);
      const [first] = own.flatMap(({ config }) => config.sites);
      return first && cdnUrl(first.name, context);
    },
  },
  validate: { check: validateCdn },
  replacedBy: CDN_REPLACED_BY,
  azurerm5: cdnAzurerm5,
  meters: cdnMeters,
  layOut: (resource, context) => ({ blocks: layOutCdn(resource, context.graph.of(cdn), context) }),
});
