import { describe, expect, it } from 'vitest';

import { type Bin, type Group, newBin } from './bin.js';
import { bind, type BoundConstraint, conflictBetween, unasked } from './constraints.js';
import { splitReason } from './split-reasons.js';
import { sampleRequirement } from '../../../test/support/resource-types.js';

/** No constraint changes in place. */
const NEW_RESOURCE = { changesInPlace: () => false };

const constraint = (name: string, value: string, more: Partial<BoundConstraint> = {}): BoundConstraint => ({
  name,
  value,
  change: 'new-resource',
  overridable: false,
  component: `of ${value}`,
  priority: 10,
  ...more,
});
const item = (component: string, ...constraints: BoundConstraint[]): Group<object> => {
  const requirements = [sampleRequirement(component, 'sample')];
  return { requirements, names: [], asked: constraints, constraints, entries: [], sharedEntries: [] };
};

/** Why the last one is apart, after bins of their own for all before it. */
function reasonAfter(...all: Group<object>[]) {
  const bins: Bin<object>[] = all.slice(0, -1).map((each) => newBin(each, undefined));
  return splitReason(bins, all.at(-1) ?? item(''));
}

describe('the reason of a resource of its own', () => {
  const a = item('A', constraint('runtime', 'node'));
  const b = item('B', constraint('runtime', 'python'));

  it('is none for the first', () => {
    expect(reasonAfter(a)).toBeUndefined();
  });

  it('is the conflict with the most similar resource, not with the first', () => {
    const mode = (value: string) => constraint('MODE', value, { change: 'in-place' });
    const apart = item('Apart', constraint('identity', 'apart'));
    const info = item('Info', constraint('identity', 'common'), mode('info'));
    const debug = item('Debug', constraint('identity', 'common'), mode('debug'));
    expect(reasonAfter(apart, info, debug)).toMatchObject({
      first: { name: 'MODE', component: 'of info' },
      second: { name: 'MODE', component: 'of debug' },
    });
  });

  it('names what takes a new resource before what changes in place', () => {
    const python = item(
      'Python',
      constraint('MODE', 'x', { change: 'in-place' }),
      constraint('runtime', 'python'),
    );
    const node = item('Node', constraint('MODE', 'y', { change: 'in-place' }), constraint('runtime', 'node'));
    expect(reasonAfter(python, node)).toMatchObject({ second: { name: 'runtime' } });
  });

  it('is among equals the resource with the fewest conflicts', () => {
    const both = item('Both', constraint('runtime', 'python'), constraint('identity', 'apart'));
    const one = item('One', constraint('runtime', 'python'), constraint('identity', 'common'));
    const node = item('Node', constraint('runtime', 'node'), constraint('identity', 'common'));
    expect(reasonAfter(both, one, node)).toMatchObject({
      first: { component: 'of python', name: 'runtime' },
    });
    const mode = (name: string, value: string) => constraint(name, value, { change: 'in-place' });
    const far = item('Far', mode('A', '1'), mode('B', '1'));
    const near = item('Near', mode('A', '2'), mode('B', '3'));
    expect(reasonAfter(far, near, item('C', mode('A', '2'), mode('B', '2')))).toMatchObject({
      first: { name: 'B', value: '3' },
    });
  });

  it('is capacity where no requirements disagree', () => {
    const full = { kind: 'capacity', first: 'A', second: 'C' };
    expect(reasonAfter(a, item('C', constraint('runtime', 'node')))).toEqual(full);
    expect(reasonAfter(a, item('C'))).toEqual(full);
    expect(reasonAfter(a, item('C', constraint('version', '22')))).toEqual(full);
  });

  it('is the constraint on which it disagrees with the earliest', () => {
    expect(reasonAfter(a, b)).toEqual({
      kind: 'constraint',
      first: constraint('runtime', 'node'),
      second: constraint('runtime', 'python'),
    });
    const c = item('C', constraint('runtime', 'java'));
    expect(reasonAfter(a, b, c)).toMatchObject({ kind: 'constraint', first: constraint('runtime', 'node') });
  });

  it('is the capacity, where one resource agrees and is full, whatever the others hold', () => {
    const again = item('C', constraint('runtime', 'node'));
    expect(reasonAfter(a, b, again)).toEqual({ kind: 'capacity', first: 'A', second: 'C' });
    expect(reasonAfter(b, a, again)).toEqual({ kind: 'capacity', first: 'A', second: 'C' });
  });

  it('is not looked for in a resource that holds nothing', () => {
    const empty: Bin<object> = { ...newBin(a, undefined), requirements: [] };
    expect(splitReason([empty], b)).toBeUndefined();
    expect(splitReason([empty, newBin(item('D'), undefined)], b)).toEqual({
      kind: 'capacity',
      first: 'D',
      second: 'B',
    });
  });

  it('is the capacity where an overridable constraint differs', () => {
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

  it('of a default gives way to one that a component asks for', () => {
    expect(
      holding(unasked(NEW_RESOURCE, 'LEVEL', 'info'), constraint('LEVEL', 'low', { priority: -5 })),
    ).toBe('low');
    expect(
      holding(constraint('LEVEL', 'low', { priority: -5 }), unasked(NEW_RESOURCE, 'LEVEL', 'info')),
    ).toBe('low');
  });
});
