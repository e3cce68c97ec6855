import fc from 'fast-check';

import type { Candidate } from '../../src/plan/resource-plan.js';
import { inCanonicalOrder, same, type Strategy } from '../../src/resources/merge/strategy.js';
import { lawRuns } from '../laws/law-runs.js';

/** How often each of the four laws of a strategy is tried. */
export const LAW_RUNS = lawRuns(600);

/** Candidates of a few components with a few priorities, so that they often meet. */
export function candidates<V>(value: fc.Arbitrary<V>): fc.Arbitrary<Candidate<V>[]> {
  const candidate = fc.record(
    { component: fc.constantFrom('Api', 'Batch', 'Cron'), priority: fc.constantFrom(0, 10, 20), value },
    { noNullPrototype: true },
  );
  return fc.array(candidate, { minLength: 1, maxLength: 4 });
}

/** Candidates and the same candidates in another order. */
export function reordered<V>(
  listed: fc.Arbitrary<Candidate<V>[]>,
): fc.Arbitrary<[Candidate<V>[], Candidate<V>[]]> {
  const keys = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 });
  return fc.tuple(listed, keys).map(([list, ranks]) => {
    const other = list
      .map((candidate, index) => ({ candidate, rank: ranks[index] ?? 0 }))
      .sort((a, b) => b.rank - a.rank);
    return [list, other.map(({ candidate }) => candidate)];
  });
}

/** Candidates in two parts, neither of which is empty. */
export function divided<V>(value: fc.Arbitrary<V>): fc.Arbitrary<[Candidate<V>[], Candidate<V>[]]> {
  return fc.tuple(candidates(value), candidates(value));
}

/** A merge as one candidate: with the highest priority of its parts, and from the component whose value it is. */
export function asOneCandidate<V>(strategy: Strategy<V>, parts: readonly Candidate<V>[]): Candidate<V> {
  const { value } = strategy.merge(parts);
  const ordered = inCanonicalOrder(parts);
  const owner = ordered.find((part) => same(part.value, value)) ?? ordered[0];
  const priority = Math.max(...parts.map((part) => part.priority));
  return { component: owner?.component ?? '', priority, value };
}
