import { InvalidLockError } from '../../errors.js';
import { canonicalJson, isPlainObject } from '../../plan/json.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';

/** Type of the resource with the identities of guests. */
export const GUEST = 'guest';

/** Name in the lock of what a guest was admitted to last. */
export const TERMS = 'terms';

/** Name in the lock of whether a guest was admitted: `yes` or `no`. */
export const ADMITTED = 'admitted';

/** Most characters of the terms of one guest. A lock takes no longer string. */
export const MAX_TERMS = 8000;

/** Returns the guests of a lock that were not discarded, with the terms by which their parts stay as they were. */
export function guestsThatLeft(
  lock: PlanLock | undefined,
  discard: readonly string[],
): { readonly name: string; readonly terms: Readonly<Record<string, object>> }[] {
  return Object.entries(lock?.resources ?? {})
    .filter(([, { type }]) => type === GUEST)
    .flatMap(([key, { units }]) =>
      Object.entries(units)
        .filter(
          ([name]) => ![`${GUEST}:${name}`, `${GUEST}:${name}@${key}`].some((each) => discard.includes(each)),
        )
        .flatMap(([name, { facts }]) => {
          const written = facts[TERMS];
          return written === undefined
            ? []
            : [{ name, terms: readTerms(written, `resources.${key}.units.${name}`) }];
        }),
    );
}

/** Writes terms as one string, without what Terraform or cdktf would evaluate. */
export function writeTerms(terms: Readonly<Record<string, object>>): string {
  return canonicalJson(terms).replaceAll(
    /[$%\p{Cc}]|\{(?=TfToken\[)/gu,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function readTerms(written: string, place: string): Readonly<Record<string, object>> {
  try {
    const terms: unknown = JSON.parse(written);
    if (isPlainObject(terms) && Object.values(terms).every(isPlainObject))
      // Each is an object: the types check what is in it.
      return terms as Record<string, object>;
  } catch {
    // As below: the lock has something else.
  }
  throw new InvalidLockError(
    'lock',
    `${place}.facts.${TERMS} must be the terms of a guest as JSON, received '${written.slice(0, 60)}'`,
    'Restore the lock from version control, or write it again with writeLock',
  );
}
