import type { PlanWarning } from '../diagnostics.js';
import { protectionRecords } from './locked-protection.js';
import type { PlanLock } from './plan-lock.js';

/** Returns the key that a warning has in the notices of a lock: its code, resource and path. */
export function noticeKey({ code, resource, path }: Pick<PlanWarning, 'code' | 'resource' | 'path'>): string {
  return [code, resource, path].filter((part) => part !== undefined).join(' ');
}

/** Returns the warnings that the author of a lock accepted by committing it, one line each. */
export function acceptedWarnings({ notices = {}, components }: PlanLock): string[] {
  const ids = new Set(Object.values(components).map(({ id }) => id));
  return Object.entries(notices).map(([key, subjects]) => {
    // A subject that is not a component is a hash of the message.
    const named = subjects.filter((subject) => ids.has(subject));
    return named.length === 0 ? key : `${key} (${named.join(', ')})`;
  });
}

/** Returns the weaker values that the author of a lock accepted, one line each. */
export function acceptedValues(lock: PlanLock): string[] {
  return [...protectionRecords(lock)].flatMap(([address, { accepted = {} }]) =>
    Object.entries(accepted).map(([argument, { from, to }]) => `${address} ${argument}: ${from} -> ${to}`),
  );
}
