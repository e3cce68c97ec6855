import { ownValue } from '../plan/json.js';
import type { ConstraintChange } from './sharing.js';

/** Returns the effect of another value of a constraint; undefined where the type does not declare it. */
export function changeOf(
  constraint: string,
  changes: Readonly<Record<string, ConstraintChange>> = {},
): ConstraintChange | undefined {
  const own = ownValue(changes, constraint);
  if (own !== undefined) return own;
  for (const beginning in changes) {
    if (constraint.startsWith(beginning) && constraint[beginning.length] === ' ')
      return ownValue(changes, beginning);
  }
  return undefined;
}
