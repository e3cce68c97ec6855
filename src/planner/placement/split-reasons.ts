import type { Requirement } from '../../resources/requirement.js';
import type { Bin, Item } from './bin.js';
import { type BoundConstraint, conflictBetween, type Split } from './constraints.js';

/** Finds among the earlier bins the reason for a new one; undefined without a reason. */
export function splitReason<Req extends object>(
  bins: readonly Bin<Req>[],
  item: Item<Req>,
): Split | undefined {
  const used = bins.filter(({ requirements }) => requirements.length > 0);
  const conflicts = used.map((bin) => ({
    bin,
    conflict: conflictBetween(bin.constraints, item.constraints),
  }));
  // A difference to another bin is not the reason if one bin lacks only room.
  const full = conflicts.find(({ conflict }) => conflict === undefined);
  if (full !== undefined) {
    return {
      kind: 'capacity',
      first: full.bin.requirements[0]?.component ?? '',
      second: item.requirements[0]?.component ?? '',
    };
  }
  const [{ bin, conflict } = { bin: undefined, conflict: undefined }] = conflicts;
  if (conflict === undefined) return undefined;
  return {
    kind: 'constraint',
    first: naming(conflict.first, bin.requirements[0]),
    second: naming(conflict.second, item.requirements[0]),
  };
}

/** Adds to a default the name of a component that it holds for, so that a message names both sides. */
function naming(constraint: BoundConstraint, holder: Requirement | undefined): BoundConstraint {
  return { ...constraint, component: constraint.component ?? holder?.component };
}
