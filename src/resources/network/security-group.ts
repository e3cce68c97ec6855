import type { NetworkSecurityGroupConfig } from '@cdktf/provider-azurerm/lib/network-security-group/index.js';
import type { NetworkSecurityRuleConfig } from '@cdktf/provider-azurerm/lib/network-security-rule/index.js';
import type { SubnetNetworkSecurityGroupAssociationConfig } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { NETWORK_SECURITY_GROUP } from './naming.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_network_security_group: NetworkSecurityGroupConfig;
    azurerm_network_security_rule: NetworkSecurityRuleConfig;
    azurerm_subnet_network_security_group_association: SubnetNetworkSecurityGroupAssociationConfig;
  }
}

/** One rule of a network security group. */
export interface SecurityRule {
  readonly name: string;
  /** 100 to 4096; the lower one is looked at first. */
  readonly priority: number;
  readonly direction: 'Inbound' | 'Outbound';
  readonly access: 'Allow' | 'Deny';
  readonly protocol: string;
  /** Service tag, or `*`. */
  readonly from: string;
  readonly to: string;
  readonly ports: readonly string[];
}

/** Lays out a security group with its rules and puts it on a subnet, without which it protects nothing. */
export function layOutSecurityGroup(
  role: string,
  subnet: TerraformBlock,
  rules: readonly SecurityRule[],
  context: LayoutContext,
): TerraformBlock[] {
  const group = block('azurerm_network_security_group', context.id('network', role), {
    name: context.nameOf(NETWORK_SECURITY_GROUP, role),
    ...placeOf(context),
  });
  const laidOut = rules.map(({ name, priority, direction, access, protocol, from, to, ports }) =>
    block('azurerm_network_security_rule', context.id('network', role, name), {
      name,
      resourceGroupName: context.resourceGroupName,
      networkSecurityGroupName: ref(group, 'name'),
      priority,
      direction,
      access,
      protocol,
      sourcePortRange: '*',
      ...portArguments(ports),
      sourceAddressPrefix: from,
      destinationAddressPrefix: to,
    }),
  );
  const association = block(
    'azurerm_subnet_network_security_group_association',
    context.id('network', role),
    {
      subnetId: ref(subnet, 'id'),
      networkSecurityGroupId: ref(group, 'id'),
    },
  );
  return [group, ...laidOut, association];
}

/** Returns the arguments for ports. Azure has one argument for one range, and another for several. */
function portArguments(ports: readonly string[]) {
  const [only = '*', ...others] = ports;
  return others.length === 0 ? { destinationPortRange: only } : { destinationPortRanges: [...ports] };
}
