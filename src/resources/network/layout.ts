import { type OrExpression, ref } from '../../plan/expression/expression.js';
import { recordOf } from '../../plan/json.js';
import { DESTROY_ORDER, type LockedUnit } from '../../plan/lock/plan-lock.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import type { AzurermArguments } from '../azurerm-arguments.js';
import { block } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { lockedUnits } from '../locked-facts.js';
import type { Resource } from '../resource.js';
import type { PlannedUnit } from '../resource-type.js';
import { distinctUses, ENDPOINTS, planAddresses, subnetUnit } from './address-plan.js';
import type { Delegation } from '../azure/subnet-delegation.js';
import { subnetRef, type SubnetUse } from './connections.js';
import { VIRTUAL_NETWORK } from './naming.js';
import { isOfGuest, protectedBlock, subnetName } from './subnets.js';
import { AFTER_APPS } from './leave-subnets.js';
import { layOutSecurityGroup, type SecurityRule } from './security-group.js';
import { INBOUND_RULES, outboundRules, ruleUnit, withPriorities } from './security-rules.js';
import type { NetworkSettings } from './settings.js';

/** The parts of a network that private endpoints and zones refer to. */
export interface NetworkParts {
  readonly virtualNetworkId: OrExpression<string>;
  /** Private endpoints stand in it. A delegated subnet takes none. */
  readonly endpointSubnetId: OrExpression<string>;
  /** Name of the link from each DNS zone. */
  readonly linkName: string;
  readonly blocks: readonly TerraformBlock[];
  /** The subnets and security rules, which keep their ranges and priorities. */
  readonly units: Readonly<Record<string, PlannedUnit>>;
}

/** Lays out a virtual network with the subnets that code sends through and one for private endpoints. */
export function layOutNetwork(
  resource: Resource<NetworkSettings>,
  uses: readonly SubnetUse[],
  context: LayoutContext,
): NetworkParts {
  const { key, name, config: network } = resource;
  const locked = lockedUnits(key, context.settings);
  if (network.vnetName !== null) context.validateName(VIRTUAL_NETWORK, network.vnetName);
  const virtualNetwork = block('azurerm_virtual_network', context.id('network'), {
    name,
    ...placeOf(context),
    address_space: [network.addressSpace],
  });
  const roles = distinctUses(uses);
  const { prefixes } = planAddresses(
    network.addressSpace,
    roles.map(({ role }) => role),
    locked,
  );
  const names = subnetNames(network, roles, locked);
  const subnetBlock = (role: string, id: string, rest: Partial<AzurermArguments['azurerm_subnet']>) =>
    block(
      'azurerm_subnet',
      id,
      {
        name: subnetName(resource, role, names.get(role) ?? null, context),
        resource_group_name: context.resourceGroupName,
        virtual_network_name: ref(virtualNetwork, 'name'),
        address_prefixes: [prefixes.get(role) ?? network.addressSpace],
        ...rest,
      },
      // Apps leave a subnet by an update, and Azure deletes none that is in use (InUseSubnetCannotBeDeleted).
      { create_before_destroy: true },
    );
  const endpointSubnet = subnetBlock(ENDPOINTS, context.id('network', ENDPOINTS), {
    // The default exempts private endpoints from the security group.
    private_endpoint_network_policies: 'NetworkSecurityGroupEnabled',
    // Endpoints do not call out. Azure does not read the argument of delegated subnets:
    // learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access
    default_outbound_access_enabled: false,
  });
  const subnets = roles.map(({ role, delegation }) => ({
    role,
    subnet: subnetBlock(role, subnetRef({ role }, context).id, {
      delegation: [delegationArguments(delegation)],
    }),
  }));
  const groups = [
    ...subnets.map(({ role, subnet }) => {
      const rules = withPriorities(outboundRules(network.serviceTags), role, locked);
      return { role, subnet, rules };
    }),
    { role: ENDPOINTS, subnet: endpointSubnet, rules: INBOUND_RULES },
  ];
  const forGuests = subnets.some(isOfGuest) ? protectedBlock : (each: TerraformBlock) => each;
  return {
    virtualNetworkId: ref(virtualNetwork, 'id'),
    endpointSubnetId: ref(endpointSubnet, 'id'),
    linkName: `${name}-link`,
    blocks: [
      forGuests(virtualNetwork),
      ...subnets.map((each) => (isOfGuest(each) ? protectedBlock(each.subnet) : each.subnet)),
      forGuests(endpointSubnet),
      ...groups.flatMap(({ role, subnet, rules }) => layOutSecurityGroup(role, subnet, rules, context)),
    ],
    units: recordOf(
      groups.flatMap(({ role, subnet, rules }): [string, PlannedUnit][] => [
        [subnetUnit(role), subnetPlace(subnet)],
        ...rules.map((rule): [string, PlannedUnit] => [
          ruleUnit(role, rule.name),
          rulePlace(role, rule, context),
        ]),
      ]),
    ),
  };
}

/**
 * Returns the names of subnets. The subnet of the backend with the most components has the name that the user gave, unless
 * another one has it already.
 */
function subnetNames(
  { subnetName, privateEndpointSubnetName }: NetworkSettings,
  uses: readonly SubnetUse[],
  locked: Readonly<Record<string, LockedUnit>>,
): Map<string, string | null> {
  const first = uses.find((use) => !isOfGuest(use));
  const isTaken = Object.entries(locked).some(
    ([unit, { facts }]) =>
      facts['name'] === subnetName && (first === undefined || unit !== subnetUnit(first.role)),
  );
  return new Map([
    [ENDPOINTS, privateEndpointSubnetName],
    ...(first === undefined || isTaken ? [] : [[first.role, subnetName] as const]),
  ]);
}

function subnetPlace(subnet: TerraformBlock): PlannedUnit {
  // `layOutNetwork` wrote both arguments.
  const { name, address_prefixes } = subnet.arguments as {
    name: string;
    address_prefixes: readonly string[];
  };
  const [prefix = ''] = address_prefixes;
  return {
    blocks: [{ block: subnet }],
    facts: {
      name: { value: name },
      prefix: { value: prefix },
      [DESTROY_ORDER]: { value: AFTER_APPS, mayChange: true },
    },
    data: false,
  };
}

function rulePlace(role: string, { name, priority }: SecurityRule, context: LayoutContext): PlannedUnit {
  const block = { type: 'azurerm_network_security_rule', id: context.id('network', role, name) };
  return { blocks: [{ block }], facts: { priority: { value: String(priority) } }, data: false };
}

function delegationArguments({ name, service, actions }: Delegation) {
  return { name, service_delegation: { name: service, actions: [...actions] } };
}
