import { recordOf } from '../../plan/json.js';
import type { LockedUnit, PlanLock } from '../../plan/lock/plan-lock.js';
import { addReferences, noReferences } from '../../plan/references.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { addressOf } from '../../plan/terraform-block.js';
import type { Matches } from './match-blocks.js';

/**
 * Marks the child resources that Terraform forgot before: those that are named, and each container that is missing in a database
 * of the state in which no other container is. Terraform keeps such a database for what was retained in it, and a new
 * database is not in the state.
 * @param named - As `discard` names them, such as `storage:queue/orders`.
 */
export function markRetained(
  lock: PlanLock,
  plan: ResourcePlan,
  matches: Matches,
  named: readonly string[],
): PlanLock {
  const heads = new Set(plan.resources.map(({ block }) => block));
  const holding = new Set(
    plan.terraform.filter(({ meta }) => meta?.holds_data === true).map((block) => addressOf(block)),
  );
  const parents = new Map(
    plan.terraform
      .filter((block) => holding.has(addressOf(block)))
      .map((block) => {
        const { addresses } = addReferences(block.arguments, noReferences());
        return [addressOf(block), [...addresses].filter((each) => holding.has(each) && !heads.has(each))];
      }),
  );
  const parentsOf = ({ blocks }: LockedUnit) =>
    Object.keys(blocks).flatMap((each) => parents.get(each) ?? []);
  const isDeployed = ({ blocks }: LockedUnit) => Object.keys(blocks).some((address) => matches.has(address));
  const resources = Object.entries(lock.resources).map(([key, resource]) => {
    const children = Object.values(resource.units);
    const used = new Set(children.filter(isDeployed).flatMap(parentsOf));
    const isRetained = (name: string, unit: LockedUnit) =>
      unit.data &&
      !isDeployed(unit) &&
      (named.includes(`${resource.type}:${name}`) ||
        parentsOf(unit).some((parent) => matches.has(parent) && !used.has(parent)));
    const units = Object.entries(resource.units).map(([name, unit]): [string, LockedUnit] => [
      name,
      isRetained(name, unit) ? { ...unit, components: [], retained: true } : unit,
    ]);
    return [key, { ...resource, units: recordOf(units) }] as const;
  });
  return { ...lock, resources: recordOf(resources) };
}
