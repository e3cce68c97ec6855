import { describe, expect, it } from 'vitest';

import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import { type Bin, type Item, newBin } from './bin.js';
import type { BoundConstraint } from './constraints.js';
import { misfitsOf } from './incompatibilities.js';

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
const item = (components: readonly string[], more: Partial<Item<object>> = {}): Item<object> => ({
  requirements: components.map((component) => sampleRequirement(component, 'sample')),
  names: [],
  asked: [],
  constraints: [],
  items: [],
  sharedItems: [],
  ...more,
});
const bin = (more: Partial<Item<object>> = {}): Bin<object> => newBin(item(['Z', 'Y', 'Z'], more), undefined);
const misfits = (held: Bin<object>, added: Item<object>) => misfitsOf(type, held, added, 'sample:shared');

describe('the reasons against a resource', () => {
  it('are none where an item fits', () => {
    expect(misfits(bin(), item(['A'], { items: ['one'] }))).toEqual([]);
    const held = bin({ constraints: [level('low', 'Z')] });
    expect(misfits(held, item(['A'], { asked: [level('low', 'A')] }))).toEqual([]);
  });

  it('name the component that asks for another value, and all that keep it', () => {
    const held = bin({ constraints: [level('low', 'Z')] });
    expect(misfits(held, item(['B', 'A'], { asked: [level('high', 'B')] }))).toEqual([
      {
        kind: 'value',
        component: 'B',
        resource: 'sample:shared',
        name: 'level',
        holds: 'low',
        asks: 'high',
        change: 'in-place',
        others: ['Y', 'Z'],
        units: ['x', 'y', 'x', 'y'],
      },
    ]);
  });

  it('name the first component of those that find it full', () => {
    const full = bin({ items: ['one'] });
    expect(misfits(full, item(['B', 'A', 'B'], { items: ['two'] }))).toMatchObject([
      { kind: 'full', component: 'A', resource: 'sample:shared' },
    ]);
    const both = item(['B', 'A'], { items: ['two'], asked: [level('high', 'B')] });
    const held = bin({ items: ['one'], constraints: [level('low', 'Z')] });
    expect(misfits(held, both)).toMatchObject([
      { kind: 'value', component: 'B' },
      { kind: 'full', component: 'B' },
    ]);
  });
});
