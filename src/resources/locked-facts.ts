import type { LockedUnit } from '../plan/lock/plan-lock.js';
import type { Settings } from './settings.js';

/** Returns the units of a resource that the lock knows, by name. None without a lock. */
export function lockedUnits(
  key: string,
  { lock }: Pick<Settings, 'lock'>,
): Readonly<Record<string, LockedUnit>> {
  return lock?.resources[key]?.units ?? {};
}
