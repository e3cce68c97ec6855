import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import type { NameKind } from '../name-rules.js';
import type { ExistingNetwork, NetworkSettings } from '../settings.js';
import type { Site } from '../site.js';
import type { ConnectedApp, NetworkLayout } from './network-layout.js';

/**
 * Looks up a virtual network and two subnets of it. Their security groups, address ranges and delegations belong to
 * whoever made them.
 */
export function lookUpNetwork(
  network: NetworkSettings,
  existing: ExistingNetwork,
  apps: readonly ConnectedApp[],
  site: Site,
): NetworkLayout {
  const resourceGroupName = existing.resourceGroupName ?? site.resourceGroupName;
  const named = (kind: NameKind, name: string) =>
    name.startsWith('${stack.') ? name : site.givenName(kind, name);
  const vnetName = named('virtualNetwork', existing.vnetName);
  const virtualNetwork = block('data.azurerm_virtual_network', site.id('network'), {
    name: vnetName,
    resourceGroupName,
  });
  const subnet = (role: string, name: string): TerraformBlock =>
    block('data.azurerm_subnet', site.id('network', role), {
      name: named('subnet', name),
      virtualNetworkName: vnetName,
      resourceGroupName,
    });
  const functions = subnet('functions', existing.subnetName);
  const endpointSubnet = subnet('endpoints', existing.privateEndpointSubnetName);
  return {
    name: existing.vnetName,
    linkName: `${site.settings.backendId}-link`,
    settings: network,
    virtualNetwork,
    functionSubnets: new Map(apps.map(({ key }) => [key, functions])),
    endpointSubnet,
    blocks: [virtualNetwork, ...(apps.length > 0 ? [functions] : []), endpointSubnet],
  };
}
