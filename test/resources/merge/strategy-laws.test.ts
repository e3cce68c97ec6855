import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  agreement,
  either,
  immutable,
  intersection,
  maximum,
  maximumAlong,
  priority,
  union,
} from '../../../src/resources/merge/strategies.js';
import { same, type Strategy } from '../../../src/resources/merge/strategy.js';
import { asOneCandidate, candidates, divided, LAW_RUNS, reordered } from '../../arbitraries/candidates.js';

const texts = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 });
const numbers = fc.constantFrom(-1, 0, 1, 400, 1000);
const levels = ['weak', 'middle', 'strong'] as const;

function law<V>(name: string, strategy: Strategy<V>, value: fc.Arbitrary<V>) {
  return {
    name,
    commutative: () =>
      fc.assert(
        fc.property(reordered(candidates(value)), ([listed, other]) => {
          expect(JSON.stringify(strategy.merge(other))).toBe(JSON.stringify(strategy.merge(listed)));
        }),
        LAW_RUNS,
      ),
    associative: () =>
      fc.assert(
        fc.property(divided(value), ([first, second]) => {
          const all = strategy.merge([...first, ...second]).value;
          const inSteps = strategy.merge([asOneCandidate(strategy, first), ...second]).value;
          expect(JSON.stringify(inSteps)).toBe(JSON.stringify(all));
        }),
        LAW_RUNS,
      ),
    idempotent: () =>
      fc.assert(
        fc.property(candidates(value), (listed) => {
          const once = strategy.merge(listed);
          const [first] = listed;
          const again = strategy.merge(first === undefined ? listed : [...listed, first]);
          expect(JSON.stringify(again.value)).toBe(JSON.stringify(once.value));
          const repeated = strategy.merge([asOneCandidate(strategy, listed)]).value;
          expect(JSON.stringify(repeated)).toBe(JSON.stringify(once.value));
        }),
        LAW_RUNS,
      ),
    unanimous: () =>
      fc.assert(
        fc.property(candidates(value), value, (listed, wanted) => {
          const { decisions } = strategy.merge(listed.map((candidate) => ({ ...candidate, value: wanted })));
          expect(decisions.map(({ kind }) => kind).filter((kind) => kind !== 'decided')).toEqual([]);
        }),
        LAW_RUNS,
      ),
  };
}

describe.each([
  law('union', union(), texts),
  law('intersection', intersection(), texts),
  law('maximum', maximum(), numbers),
  law('maximumAlong', maximumAlong(levels), fc.constantFrom(...levels)),
  law('either', either(), fc.boolean()),
  law(
    'priority, the longest as the safe value',
    priority<number>((ttl) => (ttl < 0 ? Infinity : ttl)),
    numbers,
  ),
  law(
    'priority, no value safer than another',
    priority<string>(() => 0),
    fc.constantFrom('a', 'b', 'c'),
  ),
  law('agreement', agreement<string>(), fc.constantFrom('a', 'b', 'c')),
  law('immutable', immutable<unknown>(), fc.constantFrom('/id', '/tenant', ['/a', '/b'], { a: 1 })),
])('$name', ({ commutative, associative, idempotent, unanimous }) => {
  it('does not show the order of candidates, not even in its decisions', commutative);
  it('gives the same for a merge of merges', associative);
  it('gives the same when a candidate is repeated', idempotent);
  it('overrides nobody when all want the same', unanimous);
});

describe('decisions', () => {
  it('say of every value that was lost that it was overridden', () => {
    const strategy = priority<number>((value) => value);
    fc.assert(
      fc.property(candidates(numbers), (listed) => {
        const { value, decisions } = strategy.merge(listed);
        const several = new Set(listed.map(({ component }) => component)).size > 1;
        const lost = listed.some((candidate) => candidate.value !== value);
        const expected = !several ? [] : [lost ? 'overridden' : 'decided'];
        expect(decisions.map(({ kind }) => kind)).toEqual(expected);
      }),
      LAW_RUNS,
    );
  });

  it('say of two values of an immutable one that they conflict, even within one component', () => {
    const strategy = immutable<string>();
    fc.assert(
      fc.property(candidates(fc.constantFrom('/id', '/tenant')), (listed) => {
        const { decisions } = strategy.merge(listed);
        const disagree = listed.some((candidate) => !same(candidate.value, listed[0]?.value));
        expect(decisions.some(({ kind }) => kind === 'conflict')).toBe(disagree);
      }),
      LAW_RUNS,
    );
  });
});
