import type { PlanWarning } from '../../plan/diagnostics.js';
import { tagWarnings } from '../azure/tags.js';
import type { LayoutContext } from '../layout-context.js';
import { askersOf, componentsOf } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import { website } from '../website/index.js';
import { recordsByHand } from './custom-domain.js';
import type { CdnResource, CdnSite } from './requirement.js';
import { validateSites } from './check-sites.js';

/** Checks the Front Doors of a backend. */
export function validateCdn(
  frontDoors: readonly CdnResource[],
  { settings, graph }: LayoutContext,
): Diagnostics {
  const withNewZone = frontDoors.filter(({ config }) => config.sites.some(hasNewZone));
  return {
    warnings: [
      ...frontDoors.flatMap(dnsSetup),
      ...(frontDoors.length > 0 ? tagWarnings('frontDoor', settings.tags, usersOf(frontDoors)) : []),
      ...(withNewZone.length > 0 ? tagWarnings('dnsZone', settings.tags, usersOf(withNewZone)) : []),
    ],
    errors: validateSites(frontDoors, graph.of(website)),
  };
}

function usersOf(frontDoors: readonly CdnResource[]): string[] {
  return componentsOf(frontDoors.flatMap(({ requirements }) => requirements));
}

/** Warns of what only the owner of a domain can do. */
function dnsSetup(frontDoor: CdnResource): PlanWarning[] {
  const { sites } = frontDoor.config;
  const warning = (
    path: string,
    names: readonly string[],
    message: string,
    resolution: string,
  ): PlanWarning => ({
    code: 'DNS_SETUP_NEEDED',
    message,
    path,
    ...askersOf(frontDoor, (asked) => asked.sites.some(({ name }) => names.includes(name))),
    resolution,
  });
  const byHand = sites.flatMap(({ name, customDomain, dnsZone }) =>
    customDomain === undefined || dnsZone !== undefined
      ? []
      : warning(
          `sites.${name}.customDomain`,
          [name],
          `The records of '${customDomain}' are not part of the plan, and without them it leads nowhere.`,
          `${recordsByHand(customDomain)} Or set dnsZoneName.`,
        ),
  );
  const created = sites.filter(hasNewZone);
  const zones = new Set(created.flatMap(({ dnsZone }) => dnsZone?.name ?? []));
  return [
    ...byHand,
    ...Array.from(zones, (zone) =>
      warning(
        'sites',
        created.filter(({ dnsZone }) => dnsZone?.name === zone).map(({ name }) => name),
        `The DNS zone '${zone}' is created, but resolvers do not use it before the domain is delegated to it.`,
        `Enter the zone's name servers where '${zone}' is registered, or name the group of an existing zone with dnsZoneResourceGroup.`,
      ),
    ),
  ];
}

function hasNewZone({ dnsZone }: CdnSite): boolean {
  return dnsZone !== undefined && dnsZone.resourceGroup === undefined;
}
