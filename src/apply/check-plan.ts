import { InvalidPlanError, PlanHasErrorsError, ResourceLimitError } from '../errors.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { addressOf, referencesIn } from '../plan/terraform-block.js';

/** Refuses a plan that says itself that it must not be applied, and one whose blocks do not fit together. */
export function checkPlan(plan: ResourcePlan): void {
  if (plan.errors.length > 0) throw new PlanHasErrorsError(plan.errors);
  if (plan.violations.length > 0) throw new ResourceLimitError(plan.violations);
  const addresses = new Set<string>();
  for (const block of plan.terraform) {
    const address = addressOf(block);
    if (addresses.has(address)) throw new InvalidPlanError(`it has two blocks ${address}.`);
    const missing = [...referencesIn(block.config), ...block.dependsOn].find(
      (needed) => !addresses.has(needed),
    );
    if (missing !== undefined)
      throw new InvalidPlanError(`${address} refers to ${missing}, which does not come before it.`);
    addresses.add(address);
  }
}
