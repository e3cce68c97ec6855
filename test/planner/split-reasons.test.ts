import { describe, expect, it } from 'vitest';

import { bind, type BoundConstraint, conflictBetween, countFixed } from '../../src/planner/constraints.js';
import { splitReasons } from '../../src/planner/split-reasons.js';

const constraint = (name: string, value: string, more: Partial<BoundConstraint> = {}): BoundConstraint => ({
  name,
  value,
  overridable: false,
  component: `of ${value}`,
  priority: 10,
  ...more,
});
const item = (component: string, ...constraints: BoundConstraint[]) => ({
  requirements: [{ component }],
  constraints,
});
const bin = ({ requirements, constraints }: ReturnType<typeof item>) => ({
  requirements,
  constraints: new Map(constraints.map((one) => [one.name, one])),
});

/** Why the last one is apart, after bins of their own for all before it. */
function reasonAfter(...all: ReturnType<typeof item>[]) {
  const bins: ReturnType<typeof bin>[] = [];
  const reasons = splitReasons(bins);
  for (const each of all.slice(0, -1)) {
    bins.push(bin(each));
    reasons.note(each);
  }
  return reasons.reasonFor(all.at(-1) ?? item(''));
}

describe('the reason of a resource of its own', () => {
  const a = item('A', constraint('runtime', 'node'));
  const b = item('B', constraint('runtime', 'python'));

  it('is none for the first', () => {
    expect(reasonAfter(a)).toBeUndefined();
  });

  it('is room, where nobody disagrees', () => {
    const full = { kind: 'capacity', first: 'A', second: 'C' };
    expect(reasonAfter(a, item('C', constraint('runtime', 'node')))).toEqual(full);
    expect(reasonAfter(a, item('C'))).toEqual(full);
    expect(reasonAfter(a, item('C', constraint('version', '22')))).toEqual(full);
  });

  it('is the constraint on which it disagrees with the earliest', () => {
    expect(reasonAfter(a, b)).toEqual({
      kind: 'constraint',
      first: a.constraints[0],
      second: b.constraints[0],
    });
    const c = item('C', constraint('runtime', 'java'));
    expect(reasonAfter(a, b, c)).toMatchObject({ kind: 'constraint', first: a.constraints[0] });
  });

  it('is found among later bins too', () => {
    const again = item('C', constraint('runtime', 'node'));
    expect(reasonAfter(a, b, again)).toMatchObject({
      kind: 'constraint',
      first: b.constraints[0],
      second: again.constraints[0],
    });
  });

  it('is room where an overridable constraint differs', () => {
    const overridable = item('C', constraint('runtime', 'python', { overridable: true, priority: 5 }));
    expect(reasonAfter(a, overridable)).toMatchObject({ kind: 'capacity' });
  });
});

describe('a constraint', () => {
  const holding = (...constraints: BoundConstraint[]) => {
    const held = new Map<string, BoundConstraint>();
    for (const one of constraints) bind(held, one);
    return held.get('LEVEL')?.value;
  };

  it('is held by the higher priority, and by the first of two alike', () => {
    const low = constraint('LEVEL', 'low', { priority: 1 });
    const high = constraint('LEVEL', 'high', { priority: 20 });
    expect([holding(low, high), holding(high, low)]).toEqual(['high', 'high']);
    expect(holding(constraint('LEVEL', 'one'), constraint('LEVEL', 'two'))).toBe('one');
  });

  it('that is overridable is in conflict with one of its priority alone', () => {
    const ours = new Map([['LEVEL', constraint('LEVEL', 'info', { overridable: true })]]);
    const theirs = (priority: number) => [constraint('LEVEL', 'debug', { overridable: true, priority })];
    expect(conflictBetween(ours, theirs(10))).toMatchObject({
      first: { value: 'info' },
      second: { value: 'debug' },
    });
    expect(conflictBetween(ours, theirs(20))).toBeUndefined();
    expect(conflictBetween(ours, [constraint('OTHER', 'x')])).toBeUndefined();
  });

  it('counts as fixed unless it is overridable', () => {
    expect(countFixed([constraint('a', '1'), constraint('b', '2', { overridable: true })])).toBe(1);
  });
});
