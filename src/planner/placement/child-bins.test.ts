import { describe, expect, it } from 'vitest';

import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import type { LockedResource, LockedUnit } from '../../plan/lock/plan-lock.js';
import { type Bin, lockedBin } from './bin.js';
import type { Past, PastResource } from './prior.js';
import { placesOf, unitPlaces } from './child-bins.js';

const type = sampleType('sample', {
  sharing: { units: ({ size }) => [`u${size}`], usedUnits: ({ size }) => [`used${size}`] },
});
const unit: LockedUnit = { facts: {}, blocks: {}, data: true, components: [], retained: true };
const locked: LockedResource = {
  type: 'sample',
  variant: 'shared',
  name: '',
  constraints: {},
  facts: {},
  members: {},
  units: { left: unit },
};
const resource = (key: string): PastResource => ({ key, locked });
const retaining = (key: string): Bin<object> => ({ ...lockedBin(type, resource(key)), retained: ['left'] });
const past = (key?: string): Past => ({
  resources: [],
  memberPlace: () => undefined,
  unitPlace: () => (key === undefined ? undefined : resource(key)),
  retainedIn: () => [],
});

describe('where units are', () => {
  it('is the bin of a requirement that declares or uses them', () => {
    const bins: Bin<object>[] = [1, 2].map((size) => ({
      ...lockedBin(type, resource(`sample:${size}`)),
      requirements: [sampleRequirement('A', 'sample', { config: { size } })],
    }));
    const places = unitPlaces(type, bins, past(), new Map());
    expect([...places].map(([name, { past }]) => [name, past?.key])).toEqual([
      ['u1', 'sample:1'],
      ['used1', 'sample:1'],
      ['u2', 'sample:2'],
      ['used2', 'sample:2'],
    ]);
  });

  it('is for a retained one the bin of the lock, or the one in which what comes back finds it', () => {
    const bins = ['sample:1', 'sample:2'].map(retaining);
    const place = (where: Past, found = new Map<string, string>()) =>
      unitPlaces(type, bins, where, found).get('left')?.past?.key;
    expect(place(past('sample:1'))).toBe('sample:1');
    expect(place(past('sample:2'))).toBe('sample:2');
    expect(place(past('sample:1'), new Map([['left', 'sample:2']]))).toBe('sample:2');
    expect(place(past())).toBeUndefined();
  });

  it('is each bin once', () => {
    const [one, two] = ['sample:1', 'sample:2'].map(retaining) as [Bin<object>, Bin<object>];
    const places = new Map([
      ['a', one],
      ['b', two],
      ['c', one],
    ]);
    expect([...placesOf(['a', 'b', 'c', 'none'], places)]).toEqual([one, two]);
    expect([...placesOf(['a'], new Map())]).toEqual([]);
  });
});
