import { LockNotFrozenError } from '../errors.js';
import type { ResourcePlan } from '../plan/resource-plan.js';

/**
 * Refuses a plan that was made without a lock, or whose lock differs from the one that it was made with.
 * @throws LockNotFrozenError when the plan is one of the two.
 */
export function checkFrozen({ backend, warnings }: ResourcePlan): void {
  const commit = 'write the lock of the plan with writeLock, review it, commit it and apply again.';
  if (backend.locked !== true)
    throw new LockNotFrozenError(
      backend.id,
      'a plan that was made without a lock',
      `give the backend its lock, or leave frozen out; where a lock does not exist yet, ${commit}`,
    );
  const changed = warnings.find(({ code }) => code === 'LOCK_CHANGED');
  if (changed !== undefined)
    throw new LockNotFrozenError(backend.id, `another lock: ${changed.message.replace(/\.$/, '')}`, commit);
}
