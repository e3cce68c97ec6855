import { describe, expect, it } from 'vitest';

import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import type { LockedResource, LockedUnit } from '../../plan/lock/plan-lock.js';
import { type Bin, lockedBin } from './bin.js';
import { binsOf, childBins } from './child-bins.js';
import type { PriorResource, PriorState } from '../prior.js';

const type = sampleType('sample', {
  sharing: { units: ({ size }) => [`u${size}`], usedUnits: ({ size }) => [`used${size}`] },
});
const child: LockedUnit = { facts: {}, blocks: {}, data: true, components: [], retained: true };
const locked: LockedResource = {
  type: 'sample',
  variant: 'shared',
  name: '',
  constraints: {},
  facts: {},
  members: {},
  units: { left: child },
};
const resource = (key: string): PriorResource => ({ key, locked });
const retaining = (key: string): Bin<object> => lockedBin(type, resource(key), ['left']);
const priorWith = (key?: string): PriorState => ({
  resources: [],
  assignment: () => undefined,
  holderOf: () => (key === undefined ? undefined : resource(key)),
  retainedIn: () => [],
});

describe('the bin of a child resource', () => {
  it('is that of a requirement that declares or uses the child', () => {
    const bins: Bin<object>[] = [1, 2].map((size) => ({
      ...lockedBin(type, resource(`sample:${size}`), []),
      requirements: [sampleRequirement('A', 'sample', { config: { size } })],
    }));
    const byChild = childBins(type, bins, priorWith(), new Map());
    expect([...byChild].map(([name, { prior }]) => [name, prior?.key])).toEqual([
      ['u1', 'sample:1'],
      ['used1', 'sample:1'],
      ['u2', 'sample:2'],
      ['used2', 'sample:2'],
    ]);
  });

  it('is for a retained child the bin of the lock, or the bin in which a returning requirement finds it', () => {
    const bins = ['sample:1', 'sample:2'].map(retaining);
    const place = (where: PriorState, found = new Map<string, string>()) =>
      childBins(type, bins, where, found).get('left')?.prior?.key;
    expect(place(priorWith('sample:1'))).toBe('sample:1');
    expect(place(priorWith('sample:2'))).toBe('sample:2');
    expect(place(priorWith('sample:1'), new Map([['left', 'sample:2']]))).toBe('sample:2');
    expect(place(priorWith())).toBeUndefined();
  });

  it('is listed once for several children', () => {
    const [one, two] = ['sample:1', 'sample:2'].map(retaining) as [Bin<object>, Bin<object>];
    const byChild = new Map([
      ['a', one],
      ['b', two],
      ['c', one],
    ]);
    expect([...binsOf(['a', 'b', 'c', 'none'], byChild)]).toEqual([one, two]);
    expect([...binsOf(['a'], new Map())]).toEqual([]);
  });
});
