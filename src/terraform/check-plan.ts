import { InvalidPlanError, PlanHasErrorsError, ResourceLimitError } from '../errors.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { PACKAGE_FACTS } from '../plan/package.js';
import { addBlockReferences, addReferences, noReferences } from '../plan/references.js';
import { addressOf } from '../plan/terraform-block.js';

/**
 * Refuses a plan that says itself that it must not be applied, and one whose blocks do not fit together.
 * @param inStack - Addresses that the stack has already, such as a network that another backend made.
 */
export function checkPlan(plan: ResourcePlan, inStack: ReadonlySet<string>): void {
  if (plan.errors.length > 0) throw new PlanHasErrorsError(plan.errors);
  if (plan.violations.length > 0) throw new ResourceLimitError(plan.violations);
  const facts = plan.packages
    .filter(({ deployment }) => deployment !== 'none')
    .flatMap(({ app }) => PACKAGE_FACTS.map((fact) => `${app}.${fact}`));
  const addresses = new Set<string>();
  for (const block of plan.terraform) {
    const address = addressOf(block);
    if (addresses.has(address)) throw new InvalidPlanError(`${address} must be one block, received two.`);
    const references = addBlockReferences(block, noReferences());
    const missing = [...references.addresses].find(
      (needed) => !addresses.has(needed) && !inStack.has(needed),
    );
    if (missing !== undefined)
      throw new InvalidPlanError(
        `${address} refers to ${missing}, which neither comes before it nor is in the stack.`,
      );
    const fact = [...references.packages].find((each) => !facts.includes(each));
    if (fact !== undefined) throw new InvalidPlanError(`${address} asks for ${fact}, which no package has.`);
    if (block.meta?.holds_data === true && block.type.startsWith('data.'))
      throw new InvalidPlanError(`${address} is a data source, which cannot hold data of the backend.`);
    addresses.add(address);
  }
  checkState(plan, addresses);
  checkOwnLock(plan);
}

/** Refuses changes of the state that contradict the blocks: Terraform would stop in the middle, or destroy data. */
function checkState({ state }: ResourcePlan, addresses: ReadonlySet<string>): void {
  const refuse = (list: string, address: string, reason: string) => {
    throw new InvalidPlanError(`${list} has ${address}, ${reason}.`);
  };
  const { removed, moved, imports } = state;
  for (const address of removed)
    if (addresses.has(address)) refuse('state.removed', address, 'which is a block of the plan too');
  const origins = new Set(moved.map(({ from }) => from));
  for (const { from, to } of moved) {
    if (!addresses.has(to) && !origins.has(to)) refuse('state.moved', to, 'which is not a block of the plan');
    if (addresses.has(from)) refuse('state.moved', from, 'which is a block of the plan too');
  }
  for (const { to, id } of imports) {
    if (!addresses.has(to)) refuse('state.imports', to, 'which is not a block of the plan');
    const { addresses: needed } = addReferences(id, noReferences());
    const missing = [...needed].find((each) => !addresses.has(each));
    if (missing !== undefined)
      refuse('state.imports', to, `with an id that refers to ${missing}, which is not there`);
  }
  const once = { removed, moved: moved.map(({ to }) => to), imports: imports.map(({ to }) => to) };
  for (const [list, all] of Object.entries(once)) {
    const twice = all.find((address, index) => all.indexOf(address) !== index);
    if (twice !== undefined) refuse(`state.${list}`, twice, 'twice');
  }
}

/** Refuses the lock of another backend, with which the next plan would look in the wrong place. */
function checkOwnLock({ backend, lock }: ResourcePlan): void {
  for (const field of ['id', 'environment', 'location'] as const)
    if (backend[field] !== lock.backend[field])
      throw new InvalidPlanError(
        `lock.backend.${field} must be '${String(backend[field])}', as in the plan, received '${String(lock.backend[field])}'.`,
      );
}
