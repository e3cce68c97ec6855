import { InvalidPlanError, PlanHasErrorsError, ResourceLimitError } from '../errors.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import type { ConstructClass } from './load.js';
import { PACKAGE_FACTS, packageFact } from '../plan/package.js';
import { closestMatch } from '../validation/closest-match.js';
import { addressOf, referencesOf, unknownParametersIn } from '../plan/terraform-block.js';

/** Refuses a plan that says itself that it must not be applied, and one whose blocks do not fit together. */
export function checkPlan(plan: ResourcePlan): void {
  if (plan.errors.length > 0) throw new PlanHasErrorsError(plan.errors);
  if (plan.violations.length > 0) throw new ResourceLimitError(plan.violations);
  const facts = plan.packages
    .filter(({ deployment }) => deployment !== 'none')
    .flatMap(({ app }) => PACKAGE_FACTS.map((fact) => packageFact(app, fact)));
  const addresses = new Set<string>();
  for (const block of plan.terraform) {
    const address = addressOf(block);
    if (addresses.has(address)) throw new InvalidPlanError(`it has two blocks ${address}.`);
    const missing = [...referencesOf(block), ...block.dependsOn].find((needed) => !addresses.has(needed));
    if (missing !== undefined)
      throw new InvalidPlanError(`${address} refers to ${missing}, which does not come before it.`);
    const [parameter] = unknownParametersIn(block.config, facts);
    if (parameter !== undefined)
      throw new InvalidPlanError(
        `${address} asks for ${parameter}, which neither the stack nor a package has.`,
      );
    addresses.add(address);
  }
}

/** Refuses arguments that a type does not have: cdktf would drop them without a word. */
export function checkArguments(plan: ResourcePlan, classes: ReadonlyMap<string, ConstructClass>): void {
  for (const block of plan.terraform) {
    const arguments_: object = classes.get(block.type)?.prototype ?? {};
    const unknown = Object.keys(block.config).find((name) => !(name in arguments_));
    if (unknown === undefined) continue;
    const meant = closestMatch(unknown, Object.getOwnPropertyNames(arguments_));
    throw new InvalidPlanError(
      `${addressOf(block)} has no argument '${unknown}'.`,
      `${meant === undefined ? 'remove it' : `write '${meant}' if that is meant`}, in the layOut of the provider that makes the block; a plan from elsewhere is made with plan() and serializePlan(plan).`,
    );
  }
}
