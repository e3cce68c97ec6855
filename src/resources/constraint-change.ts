import { ownValue } from '../plan/json.js';
import type { ConstraintChange } from './sharing.js';

/** Returns what another value of a constraint takes; undefined where its type does not say. */
export function changeOf(
  constraint: string,
  changes: Readonly<Record<string, ConstraintChange>> = {},
): ConstraintChange | undefined {
  const beginning = Object.keys(changes).find((each) => constraint.startsWith(`${each} `));
  return (
    ownValue(changes, constraint) ?? (beginning === undefined ? undefined : ownValue(changes, beginning))
  );
}
