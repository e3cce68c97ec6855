import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { placeOf, type Site } from '../site.js';

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
  readonly ports: string;
}

/** Lays out a security group with its rules and puts it on a subnet, without which it protects nothing. */
export function layOutSecurityGroup(
  role: string,
  subnet: TerraformBlock,
  rules: readonly SecurityRule[],
  site: Site,
): TerraformBlock[] {
  const group = block('azurerm_network_security_group', site.id('network', role), {
    name: site.name('networkSecurityGroup', role),
    ...placeOf(site),
  });
  const laidOut = rules.map(({ name, priority, direction, access, protocol, from, to, ports }) =>
    block('azurerm_network_security_rule', site.id('network', role, name), {
      name,
      resourceGroupName: site.resourceGroupName,
      networkSecurityGroupName: ref(group, 'name'),
      priority,
      direction,
      access,
      protocol,
      sourcePortRange: '*',
      destinationPortRange: ports,
      sourceAddressPrefix: from,
      destinationAddressPrefix: to,
    }),
  );
  const association = block('azurerm_subnet_network_security_group_association', site.id('network', role), {
    subnetId: ref(subnet, 'id'),
    networkSecurityGroupId: ref(group, 'id'),
  });
  return [group, ...laidOut, association];
}
