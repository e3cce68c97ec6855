import { describe, expect, it } from 'vitest';

import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import {
  add,
  type Bin,
  contentsOf,
  fits,
  type Group,
  type LockedBin,
  lockedBin,
  newBin,
  overlaps,
  sizeOf,
  sizeWith,
} from './bin.js';
import { bind, type BoundConstraint } from './constraints.js';

const constraint = (value: string, more: Partial<BoundConstraint> = {}): BoundConstraint => ({
  name: 'level',
  value,
  change: 'in-place',
  component: 'A',
  priority: 10,
  ...more,
});
const byDefault = { component: undefined, priority: -Infinity };
const group = (more: Partial<Group<object>> = {}): Group<object> => ({
  requirements: [sampleRequirement('A', 'sample')],
  names: [],
  asked: [],
  constraints: [],
  entries: [],
  sharedEntries: [],
  ...more,
});
const locked = (constraints: Readonly<Record<string, string>>): LockedBin<object> => {
  const type = sampleType('sample', { sharing: { changesInPlace: () => true } });
  const resource = {
    type: 'sample',
    variant: 'shared',
    name: '',
    constraints,
    facts: {},
    members: {},
    units: {},
  };
  return lockedBin(type, { key: 'sample:shared', locked: resource }, []);
};
const fitting = (bin: Bin<object>, one: BoundConstraint) =>
  fits(bin, group({ constraints: [one] }), Infinity);

describe('a group fits a new bin', () => {
  it('where no constraint is against it, defaults included', () => {
    const bin = newBin(group({ constraints: [constraint('low')] }), undefined);
    expect(fitting(bin, constraint('low'))).toBe(true);
    expect(fitting(bin, constraint('high'))).toBe(false);
    expect(fitting(bin, constraint('high', byDefault))).toBe(false);
    const ofDefault = newBin(group({ constraints: [constraint('low', byDefault)] }), undefined);
    expect(fitting(ofDefault, constraint('high', byDefault))).toBe(false);
  });
});

describe('a group fits an existing resource', () => {
  it('unless it asks for another value', () => {
    expect(fitting(locked({ level: 'low' }), constraint('low'))).toBe(true);
    expect(fitting(locked({ level: 'low' }), constraint('high'))).toBe(false);
    expect(fitting(locked({}), constraint('high'))).toBe(true);
  });

  it('with another default, if the value changes in place and nothing there asks for it', () => {
    const bin = locked({ level: 'low' });
    expect(fitting(bin, constraint('high', byDefault))).toBe(true);
    expect(fitting(bin, constraint('high', { ...byDefault, change: 'new-resource' }))).toBe(false);
    bind(bin.constraints, constraint('low', { component: 'B' }));
    expect(fitting(bin, constraint('high', byDefault))).toBe(false);
  });
});

it('retained children of a resource of the lock count towards its capacity, with their parents', () => {
  const { locked: resource } = locked({}).prior;
  const entriesOf = (retained: readonly string[], keeps = true) => {
    const type = sampleType('sample', {
      sharing: {
        capacityEntries: (config: object) => ('of' in config ? [`parent of ${String(config.of)}`] : []),
        ...(keeps && { retain: (units: readonly string[]) => ({ of: units.join() }) }),
      },
    } as object);
    const bin = lockedBin(type, { key: 'sample:shared', locked: resource }, retained);
    expect(bin.requirements).toEqual([]);
    return [...bin.entries];
  };
  expect(entriesOf(['x', 'y'])).toEqual(['parent of x,y', 'x', 'y']);
  expect(entriesOf([])).toEqual([]);
  expect(entriesOf(['x'], false)).toEqual([]);
});

it('contents have each capacity entry once', () => {
  const type = sampleType('sample', {
    sharing: { capacityEntries: () => ['a'], sharedCapacityEntries: () => ['a', 'b', 'a'] },
  });
  const [one, other] = [sampleRequirement('A', 'sample'), sampleRequirement('B', 'sample')];
  expect(contentsOf(type, [one])).toMatchObject({ entries: ['a'], sharedEntries: ['a', 'b'] });
  expect(contentsOf(type, [one, other])).toMatchObject({ entries: ['a'], sharedEntries: ['a', 'b'] });
});

it('capacity counts each entry once, and shared entries too', () => {
  const bin = newBin(group({ entries: ['a', 'b'], sharedEntries: ['s'] }), undefined);
  expect(sizeOf(bin)).toBe(3);
  const more = group({ entries: ['b', 'c'], sharedEntries: ['s', 't'] });
  expect(sizeWith(bin, more)).toBe(5);
  expect([4, 5].map((max) => fits(bin, more, max))).toEqual([false, true]);
  expect([overlaps(bin, more), overlaps(bin, group({ entries: ['c'] }))]).toEqual([true, false]);
  add(bin, more, []);
  expect(sizeOf(bin)).toBe(5);
});
