import { describe, expect, it } from 'vitest';

import { bindTrait, type BoundTrait, conflictBetween, fixedTraits } from '../../src/planner/constraints.js';
import { splitReasons } from '../../src/planner/split-reasons.js';

const trait = (name: string, value: string, more: Partial<BoundTrait> = {}): BoundTrait => ({
  name,
  value,
  yields: false,
  component: `of ${value}`,
  priority: 10,
  ...more,
});
const placed = (component: string, ...traits: BoundTrait[]) => ({ needs: [{ component }], traits });
const group = ({ needs, traits }: ReturnType<typeof placed>) => ({
  needs,
  traits: new Map(traits.map((one) => [one.name, one])),
});

/** Why the last one is apart, after groups of their own for all before it. */
function reasonAfter(...all: ReturnType<typeof placed>[]) {
  const groups: ReturnType<typeof group>[] = [];
  const reasons = splitReasons(groups);
  for (const each of all.slice(0, -1)) {
    groups.push(group(each));
    reasons.note(each);
  }
  return reasons.reasonFor(all.at(-1) ?? placed(''));
}

describe('the reason of a resource of its own', () => {
  const a = placed('A', trait('runtime', 'node'));
  const b = placed('B', trait('runtime', 'python'));

  it('is none for the first', () => {
    expect(reasonAfter(a)).toBeUndefined();
  });

  it('is room, where nobody disagrees', () => {
    const full = { kind: 'capacity', first: 'A', second: 'C' };
    expect(reasonAfter(a, placed('C', trait('runtime', 'node')))).toEqual(full);
    expect(reasonAfter(a, placed('C'))).toEqual(full);
    expect(reasonAfter(a, placed('C', trait('version', '22')))).toEqual(full);
  });

  it('is the trait on which it disagrees with the earliest', () => {
    expect(reasonAfter(a, b)).toEqual({ kind: 'trait', first: a.traits[0], second: b.traits[0] });
    const c = placed('C', trait('runtime', 'java'));
    expect(reasonAfter(a, b, c)).toMatchObject({ kind: 'trait', first: a.traits[0] });
  });

  it('is found among later groups too', () => {
    const again = placed('C', trait('runtime', 'node'));
    expect(reasonAfter(a, b, again)).toMatchObject({
      kind: 'trait',
      first: b.traits[0],
      second: again.traits[0],
    });
  });

  it('is room where a trait differs that yields', () => {
    const yielding = placed('C', trait('runtime', 'python', { yields: true, priority: 5 }));
    expect(reasonAfter(a, yielding)).toMatchObject({ kind: 'capacity' });
  });
});

describe('a trait', () => {
  const holding = (...traits: BoundTrait[]) => {
    const held = new Map<string, BoundTrait>();
    for (const one of traits) bindTrait(held, one);
    return held.get('LEVEL')?.value;
  };

  it('is held by the higher priority, and by the first of two alike', () => {
    const low = trait('LEVEL', 'low', { priority: 1 });
    const high = trait('LEVEL', 'high', { priority: 20 });
    expect([holding(low, high), holding(high, low)]).toEqual(['high', 'high']);
    expect(holding(trait('LEVEL', 'one'), trait('LEVEL', 'two'))).toBe('one');
  });

  it('that yields is in conflict with one of its priority alone', () => {
    const ours = new Map([['LEVEL', trait('LEVEL', 'info', { yields: true })]]);
    const theirs = (priority: number) => [trait('LEVEL', 'debug', { yields: true, priority })];
    expect(conflictBetween(ours, theirs(10))).toMatchObject({
      first: { value: 'info' },
      second: { value: 'debug' },
    });
    expect(conflictBetween(ours, theirs(20))).toBeUndefined();
    expect(conflictBetween(ours, [trait('OTHER', 'x')])).toBeUndefined();
  });

  it('counts as fixed unless it yields', () => {
    expect(fixedTraits([trait('a', '1'), trait('b', '2', { yields: true })])).toBe(1);
  });
});
