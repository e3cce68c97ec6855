import type { DataAzurermPrivateDnsZoneConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-private-dns-zone/index.js';
import type { PrivateDnsZoneVirtualNetworkLinkConfig } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link/index.js';
import type { PrivateDnsZoneConfig } from '@cdktf/provider-azurerm/lib/private-dns-zone/index.js';
import type { PrivateEndpointConfig } from '@cdktf/provider-azurerm/lib/private-endpoint/index.js';

import { compareText } from '../../plan/json.js';
import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { tagsFor } from '../azure/tags.js';
import { block, type BlockRef } from '../block.js';
import { type LayoutContext, placeOf, type PlanningContext } from '../layout-context.js';
import type { EndpointTarget } from '../platform.js';
import type { NetworkParts } from './layout.js';
import { PRIVATE_ENDPOINT } from './naming.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_private_dns_zone: PrivateDnsZoneConfig;
    azurerm_private_dns_zone_virtual_network_link: PrivateDnsZoneVirtualNetworkLinkConfig;
    azurerm_private_endpoint: PrivateEndpointConfig;
    'data.azurerm_private_dns_zone': DataAzurermPrivateDnsZoneConfig;
  }
}

interface Zone {
  readonly zone: TerraformBlock;
  /** Undefined where the zone is linked already. */
  readonly link?: TerraformBlock;
}

/** Returns the block of a private endpoint. */
export function endpointRef({ role, subresource }: EndpointTarget, context: PlanningContext): BlockRef {
  const id = context.id('network', 'endpoint', role, subresource.toLowerCase());
  return { type: 'azurerm_private_endpoint', id };
}

/** Lays out private endpoints, and one linked DNS zone for each subresource. */
export function layOutEndpoints(
  targets: readonly EndpointTarget[],
  network: NetworkParts,
  /** Resource group of zones that are linked already; null where zones are created. */
  zoneGroup: string | null,
  context: LayoutContext,
): TerraformBlock[] {
  const names = [...new Map(targets.map(({ subresource, zone }) => [subresource, zone]))];
  const zones = new Map(
    names
      .sort(([a], [b]) => compareText(a, b))
      .map(([subresource, name]) => [
        subresource,
        zoneGroup === null
          ? createZone(subresource, name, network, context)
          : lookUpZone(subresource, name, zoneGroup, context),
      ]),
  );
  const endpoints = targets.flatMap((target) => {
    const zone = zones.get(target.subresource);
    return zone === undefined ? [] : [layOutEndpoint(target, zone, network, context)];
  });
  return [...[...zones.values()].flatMap(({ zone, link }) => (link ? [zone, link] : [zone])), ...endpoints];
}

function createZone(subresource: string, name: string, network: NetworkParts, context: LayoutContext): Zone {
  const { resourceGroupName } = context;
  // Links are parts of zones, with the tags of zones.
  const tags = tagsFor('dnsZone', context.tags);
  const id = zoneId(subresource, context);
  const zone = block('azurerm_private_dns_zone', id, { name, resourceGroupName, tags });
  const link = block('azurerm_private_dns_zone_virtual_network_link', id, {
    name: network.linkName,
    resourceGroupName,
    tags,
    privateDnsZoneName: ref(zone, 'name'),
    virtualNetworkId: ref(network.virtualNetwork, 'id'),
    registrationEnabled: false,
  });
  return { zone, link };
}

function lookUpZone(
  subresource: string,
  name: string,
  resourceGroupName: string,
  context: LayoutContext,
): Zone {
  return {
    zone: block('data.azurerm_private_dns_zone', zoneId(subresource, context), { name, resourceGroupName }),
  };
}

function zoneId(subresource: string, context: PlanningContext): string {
  return context.id('network', 'zone', subresource.toLowerCase());
}

function layOutEndpoint(
  target: EndpointTarget,
  { zone, link }: Zone,
  { endpointSubnet }: NetworkParts,
  context: LayoutContext,
): TerraformBlock {
  const { role, subresource } = target;
  const name = context.nameOf(PRIVATE_ENDPOINT, `${role}-${subresource.toLowerCase()}`);
  return block(
    'azurerm_private_endpoint',
    endpointRef(target, context).id,
    {
      name,
      ...placeOf(context),
      subnetId: ref(endpointSubnet, 'id'),
      privateServiceConnection: {
        name,
        isManualConnection: false,
        privateConnectionResourceId: ref(target.target, 'id'),
        subresourceNames: [subresource],
      },
      privateDnsZoneGroup: { name: 'default', privateDnsZoneIds: [ref(zone, 'id')] },
    },
    // The endpoint's names are of use once the network asks the zone for them.
    link === undefined ? [] : [link],
  );
}
