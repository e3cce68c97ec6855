import { ownValue } from '../plan/json.js';
import type { LockedUnit } from '../plan/lock/plan-lock.js';
import type { Settings } from './settings.js';

/** Returns the immutable properties of a resource that the lock records; empty without a lock. */
export function lockedFacts(key: string, { lock }: Pick<Settings, 'lock'>): Readonly<Record<string, string>> {
  return ownValue(lock?.resources, key)?.facts ?? {};
}

/** Returns the child resources of a resource that the lock records, by name; empty without a lock. */
export function lockedUnits(
  key: string,
  { lock }: Pick<Settings, 'lock'>,
): Readonly<Record<string, LockedUnit>> {
  return ownValue(lock?.resources, key)?.units ?? {};
}
