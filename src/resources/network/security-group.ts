import { ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { NETWORK_SECURITY_GROUP } from './naming.js';

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
      resource_group_name: context.resourceGroupName,
      network_security_group_name: ref(group, 'name'),
      priority,
      direction,
      access,
      protocol,
      source_port_range: '*',
      ...portArguments(ports),
      source_address_prefix: from,
      destination_address_prefix: to,
    }),
  );
  const association = block(
    'azurerm_subnet_network_security_group_association',
    context.id('network', role),
    {
      subnet_id: ref(subnet, 'id'),
      network_security_group_id: ref(group, 'id'),
    },
  );
  return [group, ...laidOut, association];
}

/** Returns the arguments for ports. Azure has one argument for one range, and another for several. */
function portArguments(ports: readonly string[]) {
  const [only = '*', ...others] = ports;
  return others.length === 0 ? { destination_port_range: only } : { destination_port_ranges: ports };
}
