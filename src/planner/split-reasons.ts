import { type BoundTrait, conflictBetween, type TraitConflict } from './bound-traits.js';

/** Why two groups are two. */
export type Split =
  | ({ readonly kind: 'trait' } & TraitConflict)
  | { readonly kind: 'capacity'; readonly first: string; readonly second: string };

/** A group as far as it is bound. */
interface Bound {
  readonly needs: readonly { readonly component: string }[];
  readonly traits: ReadonlyMap<string, BoundTrait>;
}

/** Needs that look for a group. */
interface Asking {
  readonly needs: readonly { readonly component: string }[];
  readonly traits: readonly BoundTrait[];
}

/** Looks among the earlier groups for the reason of a new one. */
export function splitReasons(groups: readonly Bound[]) {
  // The first value of each trait, and the traits that have several. Where every value is the same nothing conflicts, and
  // the groups, of which there may be hundreds, need not be looked through.
  const values = new Map<string, string>();
  const contested = new Set<string>();
  return {
    note({ traits }: Asking): void {
      for (const { name, value } of traits) {
        const first = values.get(name);
        if (first === undefined) values.set(name, value);
        else if (first !== value) contested.add(name);
      }
    },
    reasonFor({ needs, traits }: Asking): Split | undefined {
      const [earliest] = groups;
      if (earliest === undefined) return undefined;
      const differs = traits.some(
        ({ name, value }) => contested.has(name) || (values.get(name) ?? value) !== value,
      );
      if (differs) {
        for (const group of groups) {
          const conflict = conflictBetween(group.traits, traits);
          if (conflict) return { kind: 'trait', ...conflict };
        }
      }
      return {
        kind: 'capacity',
        first: earliest.needs[0]?.component ?? '',
        second: needs[0]?.component ?? '',
      };
    },
  };
}
