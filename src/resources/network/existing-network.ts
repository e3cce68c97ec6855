import type { DataAzurermSubnetConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-subnet/index.js';
import type { DataAzurermVirtualNetworkConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-virtual-network/index.js';

import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import type { NamingRule } from '../naming-rule.js';
import { EXISTING_SUBNET, type SubnetUse } from './connections.js';
import type { NetworkParts } from './layout.js';
import { SUBNET, VIRTUAL_NETWORK } from './naming.js';
import type { ExistingNetwork } from './settings.js';

declare module '../block.js' {
  interface TerraformConfigs {
    'data.azurerm_subnet': DataAzurermSubnetConfig;
    'data.azurerm_virtual_network': DataAzurermVirtualNetworkConfig;
  }
}

/**
 * Looks up a virtual network and two subnets of it. Their security groups, address ranges and delegations belong to their
 * owner.
 */
export function lookUpNetwork(
  existing: ExistingNetwork,
  uses: readonly SubnetUse[],
  context: LayoutContext,
): NetworkParts {
  const resourceGroupName = existing.resourceGroupName ?? context.resourceGroupName;
  const named = (rule: NamingRule, name: string) =>
    name.startsWith('${stack.') ? name : context.validateName(rule, name);
  const vnetName = named(VIRTUAL_NETWORK, existing.vnetName);
  const virtualNetwork = block('data.azurerm_virtual_network', context.id('network'), {
    name: vnetName,
    resourceGroupName,
  });
  const subnet = (role: string, name: string): TerraformBlock =>
    block('data.azurerm_subnet', context.id('network', role), {
      name: named(SUBNET, name),
      virtualNetworkName: vnetName,
      resourceGroupName,
    });
  const functions = subnet(EXISTING_SUBNET, existing.subnetName);
  const endpointSubnet = subnet('endpoints', existing.privateEndpointSubnetName);
  return {
    virtualNetwork,
    endpointSubnet,
    linkName: `${context.settings.backendId}-link`,
    blocks: [virtualNetwork, ...(uses.length > 0 ? [functions] : []), endpointSubnet],
    // They are their owner's.
    units: {},
  };
}
