import { describe, expect, it } from 'vitest';

import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import { type Bin, type Group, newBin } from './bin.js';
import type { BoundConstraint } from './constraints.js';
import { incompatibilities } from './incompatibilities.js';

const type = sampleType('sample', {
  sharing: { units: () => ['x', 'y'], holdsData: true, capacity: { max: 1, unit: 'things' } },
});
const level = (value: string, component: string | undefined): BoundConstraint => ({
  name: 'level',
  value,
  change: 'in-place',
  component,
  priority: 10,
});
const group = (components: readonly string[], more: Partial<Group<object>> = {}): Group<object> => ({
  requirements: components.map((component) => sampleRequirement(component, 'sample')),
  names: [],
  asked: [],
  constraints: [],
  entries: [],
  sharedEntries: [],
  ...more,
});
const bin = (more: Partial<Group<object>> = {}): Bin<object> =>
  newBin(group(['Z', 'Y', 'Z'], more), undefined);
const reasons = (held: Bin<object>, added: Group<object>) =>
  incompatibilities(type, held, added, 'sample:shared');

describe('the reasons against a resource', () => {
  it('do not exist where the group fits', () => {
    expect(reasons(bin(), group(['A'], { entries: ['one'] }))).toEqual([]);
    const held = bin({ constraints: [level('low', 'Z')] });
    expect(reasons(held, group(['A'], { asked: [level('low', 'A')] }))).toEqual([]);
  });

  it('name the component that asks for another value, and all that keep it', () => {
    const held = bin({ constraints: [level('low', 'Z')] });
    expect(reasons(held, group(['B', 'A'], { asked: [level('high', 'B')] }))).toEqual([
      {
        kind: 'value',
        component: 'B',
        resource: 'sample:shared',
        name: 'level',
        holds: 'low',
        asks: 'high',
        change: 'in-place',
        others: ['Y', 'Z'],
        children: ['x', 'y'],
      },
    ]);
  });

  it('name the first component of a group that finds the resource full', () => {
    const full = bin({ entries: ['one'] });
    expect(reasons(full, group(['B', 'A', 'B'], { entries: ['two'] }))).toMatchObject([
      { kind: 'full', component: 'A', resource: 'sample:shared' },
    ]);
    const both = group(['B', 'A'], { entries: ['two'], asked: [level('high', 'B')] });
    const held = bin({ entries: ['one'], constraints: [level('low', 'Z')] });
    expect(reasons(held, both)).toMatchObject([
      { kind: 'value', component: 'B' },
      { kind: 'full', component: 'B' },
    ]);
  });
});
