import { describe, expect, it } from 'vitest';

import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import {
  add,
  type Bin,
  contentsOf,
  fits,
  type Item,
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
const item = (more: Partial<Item<object>> = {}): Item<object> => ({
  requirements: [sampleRequirement('A', 'sample')],
  names: [],
  asked: [],
  constraints: [],
  items: [],
  sharedItems: [],
  ...more,
});
const locked = (constraints: Readonly<Record<string, string>>): Bin<object> =>
  lockedBin(sampleType('sample', { sharing: { changesInPlace: () => true } }), {
    key: 'sample:shared',
    locked: { type: 'sample', variant: 'shared', name: '', constraints, facts: {}, members: {}, units: {} },
  });
const fitting = (bin: Bin<object>, one: BoundConstraint) => fits(bin, item({ constraints: [one] }), Infinity);

describe('an item fits a new bin', () => {
  it('where no constraint is against it, defaults included', () => {
    const bin = newBin(item({ constraints: [constraint('low')] }), undefined);
    expect(fitting(bin, constraint('low'))).toBe(true);
    expect(fitting(bin, constraint('high'))).toBe(false);
    expect(fitting(bin, constraint('high', byDefault))).toBe(false);
    const ofDefault = newBin(item({ constraints: [constraint('low', byDefault)] }), undefined);
    expect(fitting(ofDefault, constraint('high', byDefault))).toBe(false);
  });
});

describe('an item fits an existing resource', () => {
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

it('contents have each item once', () => {
  const type = sampleType('sample', {
    sharing: { capacityEntries: () => ['a'], sharedCapacityEntries: () => ['a', 'b', 'a'] },
  });
  const [one, other] = [sampleRequirement('A', 'sample'), sampleRequirement('B', 'sample')];
  expect(contentsOf(type, [one])).toMatchObject({ items: ['a'], sharedItems: ['a', 'b'] });
  expect(contentsOf(type, [one, other])).toMatchObject({ items: ['a'], sharedItems: ['a', 'b'] });
});

it('capacity counts each item once, and those that are shared too', () => {
  const bin = newBin(item({ items: ['a', 'b'], sharedItems: ['s'] }), undefined);
  expect(sizeOf(bin)).toBe(3);
  const more = item({ items: ['b', 'c'], sharedItems: ['s', 't'] });
  expect(sizeWith(bin, more)).toBe(5);
  expect([4, 5].map((max) => fits(bin, more, max))).toEqual([false, true]);
  expect([overlaps(bin, more), overlaps(bin, item({ items: ['c'] }))]).toEqual([true, false]);
  add(bin, more, []);
  expect(sizeOf(bin)).toBe(5);
});
