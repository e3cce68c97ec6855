import { type BoundConstraint, conflictBetween, type ConstraintConflict } from './constraints.js';

/** Why requirements of one type need two resources. */
export type Split =
  | ({ readonly kind: 'constraint' } & ConstraintConflict)
  | { readonly kind: 'capacity'; readonly first: string; readonly second: string };

interface Bin {
  readonly requirements: readonly { readonly component: string }[];
  readonly constraints: ReadonlyMap<string, BoundConstraint>;
}

interface Item {
  readonly requirements: readonly { readonly component: string }[];
  readonly constraints: readonly BoundConstraint[];
}

/** Finds among the earlier bins the reason for a new one. */
export function splitReasons(bins: readonly Bin[]) {
  // The first value of each constraint, and the constraints that have several. Where every value is the same nothing
  // conflicts, and the bins, of which there may be hundreds, need not be searched.
  const values = new Map<string, string>();
  const contested = new Set<string>();
  return {
    note({ constraints }: Item): void {
      for (const { name, value } of constraints) {
        const first = values.get(name);
        if (first === undefined) values.set(name, value);
        else if (first !== value) contested.add(name);
      }
    },
    reasonFor({ requirements, constraints }: Item): Split | undefined {
      const [earliest] = bins;
      if (earliest === undefined) return undefined;
      const differs = constraints.some(
        ({ name, value }) => contested.has(name) || (values.get(name) ?? value) !== value,
      );
      if (differs) {
        for (const bin of bins) {
          const conflict = conflictBetween(bin.constraints, constraints);
          if (conflict) return { kind: 'constraint', ...conflict };
        }
      }
      return {
        kind: 'capacity',
        first: earliest.requirements[0]?.component ?? '',
        second: requirements[0]?.component ?? '',
      };
    },
  };
}
