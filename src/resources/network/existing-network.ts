import { ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { acceptedId } from '../azure/azure-id.js';
import { block } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import type { NamingRule } from '../naming-rule.js';
import { EXISTING_SUBNET, type SubnetUse } from './connections.js';
import type { NetworkParts } from './layout.js';
import { SUBNET, VIRTUAL_NETWORK } from './naming.js';
import { type ExistingName, type ExistingNetwork, type NamedNetwork, writtenName } from './settings.js';

/**
 * Returns a virtual network and two subnets of it that exist. Their security groups, address ranges and delegations belong
 * to their owner. Names are looked up; ids are taken as they are, since the network may be in another subscription.
 */
export function existingNetwork(
  existing: ExistingNetwork,
  uses: readonly SubnetUse[],
  context: LayoutContext,
): NetworkParts {
  const linkName = `${context.settings.backendId}-link`;
  if ('vnetName' in existing) return { ...lookUpNetwork(existing, uses, context), linkName };
  const virtualNetworkId = acceptedId(existing.virtualNetworkId);
  const endpointSubnetId = acceptedId(existing.privateEndpointSubnetId);
  return { virtualNetworkId, endpointSubnetId, linkName, blocks: [], units: {} };
}

function lookUpNetwork(
  existing: NamedNetwork,
  uses: readonly SubnetUse[],
  context: LayoutContext,
): Omit<NetworkParts, 'linkName'> {
  const resourceGroupName = existing.resourceGroupName ?? context.resourceGroupName;
  const named = (rule: NamingRule, name: ExistingName) =>
    typeof name === 'string' ? context.validateName(rule, name) : writtenName(name);
  const vnetName = named(VIRTUAL_NETWORK, existing.vnetName);
  const virtualNetwork = block('data.azurerm_virtual_network', context.id('network'), {
    name: vnetName,
    resource_group_name: resourceGroupName,
  });
  const subnet = (role: string, name: ExistingName): TerraformBlock =>
    block('data.azurerm_subnet', context.id('network', role), {
      name: named(SUBNET, name),
      virtual_network_name: vnetName,
      resource_group_name: resourceGroupName,
    });
  const functions = subnet(EXISTING_SUBNET, existing.subnetName);
  const endpointSubnet = subnet('endpoints', existing.privateEndpointSubnetName);
  return {
    virtualNetworkId: ref(virtualNetwork, 'id'),
    endpointSubnetId: ref(endpointSubnet, 'id'),
    blocks: [virtualNetwork, ...(uses.length > 0 ? [functions] : []), endpointSubnet],
    // The blocks only read the network, which belongs to its owner.
    units: {},
  };
}
