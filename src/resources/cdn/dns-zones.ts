import { type OrExpression, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { tagsFor } from '../azure/tags.js';
import { block } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import type { CdnResource } from './cdn-resource.js';
import type { DnsZoneReference } from './requirement.js';

/** A zone to put records in. */
export interface ZoneLayout {
  readonly block: TerraformBlock;
  readonly name: OrExpression<string>;
  readonly resourceGroupName: OrExpression<string>;
}

/** Tells the zones of a backend apart. */
export function zoneKey({ name, resourceGroup }: DnsZoneReference): string {
  return JSON.stringify([name, resourceGroup]);
}

/** Returns the zones that the sites of a Front Door are in, and those among them that it lays out itself. */
export function zonesOf(
  resource: CdnResource,
  frontDoors: readonly CdnResource[],
  context: LayoutContext,
): { zones: ReadonlyMap<string, ZoneLayout>; own: readonly ZoneLayout[] } {
  const references = referencesOf(resource);
  const zones = new Map(references.map((zone) => [zoneKey(zone), layOutZone(zone, context)]));
  // Each zone is laid out once, by the first Front Door with a site in it.
  const own = [...zones].filter(([key]) => {
    const first = frontDoors.find((each) => referencesOf(each).some((zone) => zoneKey(zone) === key));
    return first?.key === resource.key;
  });
  return { zones, own: own.map(([, zone]) => zone) };
}

function referencesOf({ config }: CdnResource): DnsZoneReference[] {
  return config.sites.flatMap(({ dnsZone }) => dnsZone ?? []);
}

/** Lays out a DNS zone. An existing zone is only read. */
function layOutZone({ name, resourceGroup }: DnsZoneReference, context: LayoutContext): ZoneLayout {
  const id = context.id('cdn', 'zone', name, ...(resourceGroup === undefined ? [] : [resourceGroup]));
  if (resourceGroup !== undefined) {
    const existing = block('data.azurerm_dns_zone', id, { name, resource_group_name: resourceGroup });
    return { block: existing, name: ref(existing, 'name'), resourceGroupName: resourceGroup };
  }
  const { resourceGroupName } = context;
  const created = block('azurerm_dns_zone', id, {
    name,
    resource_group_name: resourceGroupName,
    tags: tagsFor('dnsZone', context.tags),
  });
  return { block: created, name: ref(created, 'name'), resourceGroupName };
}
