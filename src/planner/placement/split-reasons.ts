import type { Requirement } from '../../resources/requirement.js';
import type { Bin, Item } from './bin.js';
import { type BoundConstraint, conflictBetween, type Split } from './constraints.js';

/** Finds among the earlier bins the reason for a new one; undefined where there is none. */
export function splitReason<Req extends object>(
  bins: readonly Bin<Req>[],
  item: Item<Req>,
): Split | undefined {
  const used = bins.filter(({ requirements }) => requirements.length > 0);
  const [earliest] = used;
  if (earliest === undefined) return undefined;
  for (const bin of used) {
    const conflict = conflictBetween(bin.constraints, item.constraints.values());
    if (conflict) {
      return {
        kind: 'constraint',
        first: naming(conflict.first, bin.requirements[0]),
        second: naming(conflict.second, item.requirements[0]),
      };
    }
  }
  return {
    kind: 'capacity',
    first: earliest.requirements[0]?.component ?? '',
    second: item.requirements[0]?.component ?? '',
  };
}

/** Names somebody whom a default holds for, so that a message has both sides. */
function naming(constraint: BoundConstraint, holder: Requirement | undefined): BoundConstraint {
  return { ...constraint, component: constraint.component ?? holder?.component };
}
