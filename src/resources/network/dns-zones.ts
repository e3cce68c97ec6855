import { type OrExpression, ref } from '../../plan/expression/expression.js';
import { compareText, ownValue } from '../../plan/json.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { acceptedId, nameIn, resourceGroupIn } from '../azure/azure-id.js';
import { tagsFor } from '../azure/tags.js';
import type { AzurermArguments } from '../azurerm-arguments.js';
import { block, type BlockRef } from '../block.js';
import type { LayoutContext, PlanningContext } from '../layout-context.js';
import type { EndpointTarget } from '../platform.js';
import type { NetworkParts } from './layout.js';
import type { ZoneSettings } from './settings.js';

/** A private DNS zone of a backend. */
export interface Zone {
  /** Azure id, as an expression where the zone is a block. */
  readonly id: OrExpression<string>;
  readonly blocks: readonly TerraformBlock[];
  /** Link to the network. Absent where the zone is linked already. */
  readonly link?: TerraformBlock;
}

/** Lays out one zone for each subresource, by subresource; none where a policy makes them. */
export function layOutZones(
  targets: readonly Pick<EndpointTarget, 'subresource' | 'zone'>[],
  network: NetworkParts,
  settings: ZoneSettings,
  context: LayoutContext,
): ReadonlyMap<string, Zone> {
  if (settings.byPolicy) return new Map();
  const names = [...new Map(targets.map(({ subresource, zone }) => [subresource, zone]))];
  const laidOut = names
    .sort(([a], [b]) => compareText(a, b))
    .map(([subresource, name]): [string, Zone] => [
      subresource,
      layOutZone(subresource, name, network, settings, context),
    ]);
  return new Map(laidOut);
}

/** Returns the Azure id of the zone of a subresource; undefined where a policy makes it. */
export function zoneIdOf(
  { subresource, zone }: Pick<EndpointTarget, 'subresource' | 'zone'>,
  settings: ZoneSettings,
  context: PlanningContext,
): OrExpression<string> | undefined {
  if (settings.byPolicy) return undefined;
  const given = ownValue(settings.ids, zone);
  return given === undefined ? ref(zoneRef(subresource, settings, context), 'id') : acceptedId(given);
}

/** Returns the block of the zone of a subresource, which is only read where it exists already. */
export function zoneRef(
  subresource: string,
  { resourceGroupName }: Pick<ZoneSettings, 'resourceGroupName'>,
  context: PlanningContext,
): BlockRef {
  const type = resourceGroupName === null ? 'azurerm_private_dns_zone' : 'data.azurerm_private_dns_zone';
  return { type, id: context.id('network', 'zone', subresource.toLowerCase()) };
}

function layOutZone(
  subresource: string,
  name: string,
  network: NetworkParts,
  settings: ZoneSettings,
  context: LayoutContext,
): Zone {
  const { id } = zoneRef(subresource, settings, context);
  const given = ownValue(settings.ids, name);
  if (given !== undefined) {
    const place = { resource_group_name: resourceGroupIn(given), private_dns_zone_name: nameIn(given) };
    return withLink({ id: acceptedId(given), blocks: [] }, id, place, network, settings, context);
  }
  if (settings.resourceGroupName !== null) {
    const { resourceGroupName } = settings;
    const zone = block('data.azurerm_private_dns_zone', id, { name, resource_group_name: resourceGroupName });
    const place = { resource_group_name: resourceGroupName, private_dns_zone_name: ref(zone, 'name') };
    return withLink({ id: ref(zone, 'id'), blocks: [zone] }, id, place, network, settings, context);
  }
  const { resourceGroupName } = context;
  const tags = tagsFor('dnsZone', context.tags);
  const zone = block('azurerm_private_dns_zone', id, { name, resource_group_name: resourceGroupName, tags });
  const place = { resource_group_name: resourceGroupName, private_dns_zone_name: ref(zone, 'name') };
  const created = { id: ref(zone, 'id'), blocks: [zone] };
  return withLink(created, id, place, network, { linked: true }, context);
}

/** Links a zone to the network. Without the link, the network does not resolve the names of the zone. */
function withLink(
  zone: Zone,
  id: string,
  place: Pick<
    AzurermArguments['azurerm_private_dns_zone_virtual_network_link'],
    'resource_group_name' | 'private_dns_zone_name'
  >,
  network: NetworkParts,
  { linked }: Pick<ZoneSettings, 'linked'>,
  context: LayoutContext,
): Zone {
  if (!linked) return zone;
  const link = block('azurerm_private_dns_zone_virtual_network_link', id, {
    name: network.linkName,
    // Links are parts of zones, with the tags of zones.
    tags: tagsFor('dnsZone', context.tags),
    ...place,
    virtual_network_id: network.virtualNetworkId,
    registration_enabled: false,
  });
  return { ...zone, blocks: [...zone.blocks, link], link };
}
