import type { ResourcePlan } from '../plan/resource-plan.js';
import { planBackend } from '../planner/plan-backend.js';
import type { PlannedInput } from './plan-input.js';

/**
 * Plans each component as if it were the only one, by component id. The present placement does not matter for
 * the comparison, so the lock is ignored.
 */
export function planEachUnshared(input: PlannedInput): Readonly<Record<string, ResourcePlan>> {
  const settings = { ...input.settings, lock: null, moves: {}, discard: [], restored: [], adopt: {} };
  return Object.fromEntries(
    input.components.map((component) => [
      component.id,
      planBackend({ ...input, settings, components: [component] }),
    ]),
  );
}
