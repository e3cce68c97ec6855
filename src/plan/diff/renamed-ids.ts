import { ownValue } from '../json.js';
import type { ResourcePlan } from '../resource-plan.js';

/** Returns the id that each component of the lock before has now. */
export function renamedIds(before: ResourcePlan, after: ResourcePlan): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(before.lock.components).map(([identity, { id }]) => [
      id,
      ownValue(after.lock.components, identity)?.id ?? id,
    ]),
  );
}
