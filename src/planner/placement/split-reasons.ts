import type { Requirement } from '../../resources/requirement.js';
import type { Bin, Group } from './bin.js';
import { type BoundConstraint, conflictBetween, type Split } from './constraints.js';

/** Finds among the earlier bins the reason for a new bin; undefined without a reason. */
export function splitReason<Req extends object>(
  bins: readonly Bin<Req>[],
  group: Group<Req>,
): Split | undefined {
  const second = group.requirements[0];
  let reason: Split | undefined;
  for (const { requirements, constraints } of bins) {
    const first = requirements[0];
    if (first === undefined) continue;
    const conflict = conflictBetween(constraints, group.constraints);
    // A difference to another bin is not the reason if one bin lacks only capacity.
    if (conflict === undefined)
      return { kind: 'capacity', first: first.component, second: second?.component ?? '' };
    reason ??= {
      kind: 'constraint',
      first: naming(conflict.first, first),
      second: naming(conflict.second, second),
    };
  }
  return reason;
}

/** Adds to a default the name of a component that it holds for, so that a message names both sides. */
function naming(constraint: BoundConstraint, holder: Requirement | undefined): BoundConstraint {
  return { ...constraint, component: constraint.component ?? holder?.component };
}
