import type { SubnetConfig } from '@cdktf/provider-azurerm/lib/subnet/index.js';
import type { VirtualNetworkConfig } from '@cdktf/provider-azurerm/lib/virtual-network/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { compareText } from '../../plan/json.js';
import { block, type BlockRef } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import type { NamingRule } from '../naming-rule.js';
import { subnetOf } from './cidr.js';
import { type Delegation, subnetRef, type SubnetUse } from './connections.js';
import { SUBNET, VIRTUAL_NETWORK } from './naming.js';
import { layOutSecurityGroup } from './security-group.js';
import { INBOUND_RULES, outboundRules } from './security-rules.js';
import type { NetworkSettings } from './settings.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_subnet: SubnetConfig;
    azurerm_virtual_network: VirtualNetworkConfig;
  }
}

/** The parts of a network that private endpoints and zones refer to. */
export interface NetworkParts {
  readonly virtualNetwork: BlockRef;
  /** Private endpoints stand in it. A delegated subnet takes none. */
  readonly endpointSubnet: BlockRef;
  /** Name of the link from each DNS zone. */
  readonly linkName: string;
  readonly blocks: readonly TerraformBlock[];
}

/** Lays out a virtual network with the subnets that code sends through and one for private endpoints. */
export function layOutNetwork(
  network: NetworkSettings,
  uses: readonly SubnetUse[],
  context: LayoutContext,
): NetworkParts {
  const nameOf = (rule: NamingRule, given: string | null, suffix: string) =>
    given === null ? context.nameOf(rule, suffix) : context.validateName(rule, given);
  const name = nameOf(VIRTUAL_NETWORK, network.vnetName, 'shared');
  const virtualNetwork = block('azurerm_virtual_network', context.id('network'), {
    name,
    ...placeOf(context),
    addressSpace: [network.addressSpace],
  });
  const roles = distinctRoles(uses);
  const range = rangesOf(network.addressSpace, roles.length + 1);
  const within = {
    resourceGroupName: context.resourceGroupName,
    virtualNetworkName: ref(virtualNetwork, 'name'),
  };
  const endpointSubnet = block('azurerm_subnet', context.id('network', 'endpoints'), {
    name: nameOf(SUBNET, network.privateEndpointSubnetName, 'endpoints'),
    ...within,
    addressPrefixes: [range(1)],
    // The default exempts private endpoints from the security group.
    privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
    // Nothing in it calls out. Of delegated subnets Azure does not read it: learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access
    defaultOutboundAccessEnabled: false,
  });
  const subnets = roles.map(({ role, delegation }, index) => ({
    role,
    subnet: block('azurerm_subnet', subnetRef({ role }, context).id, {
      name: nameOf(SUBNET, index === 0 ? network.subnetName : null, role),
      ...within,
      // The endpoints keep the second range however many apps there are.
      addressPrefixes: [range(index === 0 ? 0 : index + 1)],
      delegation: [delegationArguments(delegation)],
    }),
  }));
  const blocks = [
    virtualNetwork,
    ...subnets.map(({ subnet }) => subnet),
    endpointSubnet,
    ...subnets.flatMap(({ role, subnet }) =>
      layOutSecurityGroup(role, subnet, outboundRules(network.serviceTags), context),
    ),
    ...layOutSecurityGroup('endpoints', endpointSubnet, INBOUND_RULES, context),
  ];
  return { virtualNetwork, endpointSubnet, linkName: `${name}-link`, blocks };
}

function delegationArguments({ name, service, actions }: Delegation) {
  return { name, serviceDelegation: { name: service, actions: [...actions] } };
}

/** Returns one use of each role. The shortest role comes first: it is the one that most code shares. */
function distinctRoles(uses: readonly SubnetUse[]): SubnetUse[] {
  const byRole = new Map(uses.map((use) => [use.role, use]));
  return [...byRole.values()].sort((a, b) => compareText(rank(a.role), rank(b.role)));
}

function rank(role: string): string {
  return role.replace(/-shared$/, '');
}

/** A /24 for each subnet where there is room, else equal parts. */
function rangesOf(addressSpace: string, count: number): (index: number) => string {
  const bits = Math.ceil(Math.log2(Math.max(2, count)));
  const prefix = Math.max(24, Number(addressSpace.split('/')[1]) + bits);
  return (index) => subnetOf(addressSpace, prefix, index);
}
