import fc from 'fast-check';

import { type Asked, inCanonicalOrder, same, type Strategy } from '../../src/resources/merge/strategy.js';

/** How often each of the four laws of a strategy is tried: 10,000 runs together. */
export const LAW_RUNS = { numRuns: 2_500 };

/** Wishes of a few components with a few priorities, so that they often meet. */
export function wishes<V>(value: fc.Arbitrary<V>): fc.Arbitrary<Asked<V>[]> {
  const wish = fc.record(
    { component: fc.constantFrom('Api', 'Batch', 'Cron'), priority: fc.constantFrom(0, 10, 20), value },
    { noNullPrototype: true },
  );
  return fc.array(wish, { minLength: 1, maxLength: 4 });
}

/** Wishes and the same wishes in another order. */
export function reordered<V>(asked: fc.Arbitrary<Asked<V>[]>): fc.Arbitrary<[Asked<V>[], Asked<V>[]]> {
  const keys = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 });
  return fc.tuple(asked, keys).map(([list, ranks]) => {
    const other = list
      .map((wish, index) => ({ wish, rank: ranks[index] ?? 0 }))
      .sort((a, b) => b.rank - a.rank);
    return [list, other.map(({ wish }) => wish)];
  });
}

/** Wishes in two parts, neither of which is empty. */
export function divided<V>(value: fc.Arbitrary<V>): fc.Arbitrary<[Asked<V>[], Asked<V>[]]> {
  return fc.tuple(wishes(value), wishes(value));
}

/** A merge as one wish: with the highest priority of its parts, and from the component whose value it is. */
export function asOneWish<V>(strategy: Strategy<V>, asked: readonly Asked<V>[]): Asked<V> {
  const { value } = strategy.merge(asked);
  const ordered = inCanonicalOrder(asked);
  const owner = ordered.find((wish) => same(wish.value, value)) ?? ordered[0];
  const priority = Math.max(...asked.map((wish) => wish.priority));
  return { component: owner?.component ?? '', priority, value };
}
