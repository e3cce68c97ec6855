import type { PlanError } from '../plan/diagnostics.js';
import type { PlanLock } from '../plan/lock/plan-lock.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Retention } from './retention/retain.js';

/** Refuses a plan that Terraform can only carry out after another one, because of how the resources of the lock were made. */
export function validateSteps(
  lock: PlanLock | null,
  { units }: Pick<Retention, 'units'>,
  types: readonly ResourceType[],
): PlanError[] {
  return Object.entries(lock?.resources ?? {}).flatMap(([key, locked]): PlanError[] => {
    const type = types.find((each) => each.type === locked.type);
    const first = type?.validate.applyFirst?.(locked.units, units.get(key) ?? {});
    if (first === undefined) return [];
    const { problem, path, resolution } = first;
    return [
      {
        code: 'APPLY_FIRST',
        message: `${key}: the lock has ${problem}.`,
        resource: key,
        path,
        components: [],
        resolution,
      },
    ];
  });
}
