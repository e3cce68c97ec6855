import { ownValue } from '../plan/json.js';
import type { LockedUnit } from '../plan/lock/plan-lock.js';
import type { Settings } from './settings.js';

/** Returns the facts of a resource as a whole that the lock knows. None without a lock. */
export function lockedFacts(key: string, { lock }: Pick<Settings, 'lock'>): Readonly<Record<string, string>> {
  return ownValue(lock?.resources, key)?.facts ?? {};
}

/** Returns the units of a resource that the lock knows, by name. None without a lock. */
export function lockedUnits(
  key: string,
  { lock }: Pick<Settings, 'lock'>,
): Readonly<Record<string, LockedUnit>> {
  return ownValue(lock?.resources, key)?.units ?? {};
}
