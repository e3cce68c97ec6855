import { ownValue } from '../../plan/json.js';
import { DESTROY_ORDER, type LockedUnit } from '../../plan/lock/plan-lock.js';
import type { ApplyFirst } from '../resource-type.js';
import { ENDPOINTS, subnetUnit } from './address-plan.js';

/** The order since version 0.3.0. A subnet of an earlier version has none in the lock. */
export const AFTER_APPS = 'after apps left';

/**
 * Asks for one apply with the network as it is, before all subnets leave whose order is not in the Terraform state. Terraform takes
 * `create_before_destroy` of a block that left from its state, and an apply without changes writes it there.
 * Source: developer.hashicorp.com/terraform/language/meta-arguments/lifecycle; seen with Terraform 1.11.
 */
export function leaveSubnets(
  before: Readonly<Record<string, LockedUnit>>,
  after: Readonly<Record<string, LockedUnit>>,
): ApplyFirst | undefined {
  // The apps of a single subnet that leaves are destroyed with it, which Terraform does first.
  if (Object.keys(after).length > 0) return undefined;
  const subnets = Object.entries(before).filter(
    ([unit]) => unit.startsWith(subnetUnit('')) && unit !== subnetUnit(ENDPOINTS),
  );
  const early = subnets.filter(([, { facts }]) => ownValue(facts, DESTROY_ORDER) === undefined);
  if (early.length === 0) return undefined;
  const names = early.map(([unit, { facts }]) => facts['name'] ?? unit).join(', ');
  return {
    problem: `subnets of a version before 0.3.0 (${names}), which Terraform destroys before apps leave them, and Azure refuses that (InUseSubnetCannotBeDeleted)`,
    path: 'networking',
    resolution:
      'Plan and apply once with the network as it is, and commit the lock: Terraform then notes the order, without changing a resource. Leave the network with the next apply.',
  };
}
