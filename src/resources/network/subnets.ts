import { ownValue } from '../../plan/json.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { FLEX_DELEGATION } from '../azure/subnet-delegation.js';
import type { ConnectedGraph } from '../graph.js';
import { guestPart } from '../guest-part.js';
import type { PlanningContext } from '../layout-context.js';
import { lockedUnits } from '../locked-facts.js';
import type { Resource } from '../resource.js';
import { subnetUnit } from './address-plan.js';
import { subnet, type SubnetUse } from './connections.js';
import { SUBNET } from './naming.js';

/** Returns the role of the subnet of a guest. */
export function guestRole(guest: string): string {
  return `guest-${guest}`;
}

export function isOfGuest({ role }: Pick<SubnetUse, 'role'>): boolean {
  return role.startsWith(guestRole(''));
}

/** Returns the uses of subnets by the code of the backend and of its guests. */
export function subnetUses(key: string, graph: ConnectedGraph): SubnetUse[] {
  return [
    ...graph.incoming(key, subnet).map(({ data }) => data),
    ...graph
      .incoming(key, guestPart)
      .map(({ data: { guest } }) => ({ role: guestRole(guest), delegation: FLEX_DELEGATION })),
  ];
}

/** Returns the name of a subnet: the one that it has, else the one that the user gave, else a generated one. */
export function subnetName(
  { key }: Pick<Resource, 'key'>,
  role: string,
  given: string | null,
  context: PlanningContext,
): string {
  // Made in any case, so that the lock has the same names whether or not it knows the subnet.
  const name = given === null ? context.nameOf(SUBNET, role) : context.validateName(SUBNET, given);
  return ownValue(lockedUnits(key, context.settings), subnetUnit(role))?.facts['name'] ?? name;
}

/** Returns a block that guests stand on: Terraform must not destroy it. */
export function protectedBlock(block: TerraformBlock): TerraformBlock {
  return { ...block, meta: { ...block.meta, holds_data: true } };
}
