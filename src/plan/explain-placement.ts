import { ownValue } from './json.js';
import type { LockedResource } from './lock/plan-lock.js';
import type { PlannedResource, ResourcePlan } from './resource-plan.js';

/**
 * Returns, per other resource of its type, the reason why the components of a resource are not in that one.
 */
export function explainPlacement(
  { lock, resources }: ResourcePlan,
  { key, type }: PlannedResource,
): string[] {
  const here = ownValue(lock.resources, key);
  return resources.flatMap((other) => {
    const there = ownValue(lock.resources, other.key);
    if (other.type !== type || other.key === key || here === undefined || there === undefined) return [];
    return [`It is apart from ${other.key}: ${differenceOf(here, there)}.`];
  });
}

function differenceOf(here: LockedResource, there: LockedResource): string {
  const names = [...new Set([...Object.keys(here.constraints), ...Object.keys(there.constraints)])];
  const differences = names.flatMap((name) => {
    const [one, other] = [ownValue(here.constraints, name), ownValue(there.constraints, name)];
    return one === other
      ? []
      : [
          `${name} is '${one ?? 'none'}' here (${asked(name, here)}) and '${other ?? 'none'}' there (${asked(name, there)})`,
        ];
  });
  return (
    differences.join(', ') ||
    'nothing that they ask for differs, so that a limit of Azure, the lock or an entry of moves put them there'
  );
}

function asked(name: string, { members }: LockedResource): string {
  const askers = Object.entries(members).flatMap(([member, { asked: own }]) =>
    Object.hasOwn(own, name) ? [`'${member}'`] : [],
  );
  return askers.length === 0 ? 'the default' : `for ${askers.join(', ')}`;
}
