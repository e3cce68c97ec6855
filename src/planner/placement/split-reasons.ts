import type { Requirement } from '../../resources/requirement.js';
import { type Bin, compared, type Group } from './bin.js';
import {
  type BoundConstraint,
  type ConstraintConflict,
  conflictsBetween,
  type Split,
} from './constraints.js';

/**
 * Finds the reason for a new bin: the capacity of a bin with the same constraints, else the conflict with the most similar
 * earlier bin. Undefined without a reason to tell: nothing conflicts, or a component asked for a resource apart.
 */
export function splitReason<Req extends object>(
  bins: readonly Bin<Req>[],
  group: Group<Req>,
): Split | undefined {
  const second = group.requirements[0];
  let reason: Split | undefined;
  let fewest: readonly ConstraintConflict[] | undefined;
  for (const bin of bins) {
    const first = bin.requirements[0];
    if (first === undefined) continue;
    const conflicts = conflictsBetween(bin.constraints, compared(bin, group));
    const [conflict] = conflicts;
    if (conflict === undefined)
      return { kind: 'capacity', first: first.component, second: second?.component ?? '' };
    if (fewest !== undefined && compareConflicts(conflicts, fewest) >= 0) continue;
    fewest = conflicts;
    reason = conflicts.some(isAskedFor)
      ? undefined
      : {
          kind: 'constraint',
          first: naming(conflict.first, first),
          second: naming(conflict.second, second),
        };
  }
  return reason;
}

/** Compares conflicts by their number. Those that take a new resource count before all that change in place. */
function compareConflicts(a: readonly ConstraintConflict[], b: readonly ConstraintConflict[]): number {
  return fixedIn(a) - fixedIn(b) || a.length - b.length;
}

function isAskedFor({ first, second }: ConstraintConflict): boolean {
  return first.apart === true || second.apart === true;
}

function fixedIn(conflicts: readonly ConstraintConflict[]): number {
  return conflicts.filter(({ second: { change } }) => change === 'new-resource').length;
}

/** Adds to a default the name of a component that it holds for, so that a message names both sides. */
function naming(constraint: BoundConstraint, holder: Requirement | undefined): BoundConstraint {
  return { ...constraint, component: constraint.component ?? holder?.component };
}
