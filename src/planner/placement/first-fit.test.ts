import { describe, expect, it } from 'vitest';

import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import { type Bin, type Item, lockedBin } from './bin.js';
import type { BoundConstraint } from './constraints.js';
import { firstFit } from './first-fit.js';

const constraint = (name: string, value: string, overridable = false): BoundConstraint => ({
  name,
  value,
  overridable,
  change: 'new-resource',
  component: 'A',
  priority: 10,
});
const item = (component: string, more: Partial<Item<object>> = {}): Item<object> => ({
  requirements: [sampleRequirement(component, 'sample')],
  names: [],
  asked: [],
  constraints: [],
  items: [],
  sharedItems: [],
  ...more,
});
const existing = () =>
  lockedBin(sampleType('sample'), {
    key: 'sample:shared',
    locked: {
      type: 'sample',
      variant: 'shared',
      name: '',
      constraints: {},
      facts: {},
      members: {},
      units: {},
    },
  });

/** Puts items into bins, and returns the components in each. */
function placed(items: readonly Item<object>[], max = Infinity, bins: Bin<object>[] = [], exclusive = false) {
  firstFit(sampleType('sample', { sharing: { exclusive, capacity: { ...CAPACITY, max } } }), bins, items);
  return bins.map(({ requirements }) => requirements.map(({ component }) => component).join(''));
}
const { capacity: CAPACITY } = sampleType('sample').sharing;

describe('first fit', () => {
  it('shares one bin where nothing is against it', () => {
    expect(placed([item('A'), item('B')])).toEqual(['AB']);
    expect(placed([item('A')], Infinity, [existing()])).toEqual(['A']);
    // An existing one that belongs to something by nature takes no other.
    expect(placed([item('A')], Infinity, [existing()], true)).toEqual(['', 'A']);
  });

  it('gives a new bin the defaults, and an existing one what is asked for', () => {
    const asked = [constraint('tier', 'basic')];
    const one = item('A', { asked, constraints: [...asked, constraint('mode', 'fast')] });
    const names = (bins: Bin<object>[]) => {
      placed([one], Infinity, bins);
      return bins.map(({ constraints }) => [...constraints.keys()]);
    };
    expect(names([])).toEqual([['tier', 'mode']]);
    expect(names([existing()])).toEqual([['tier']]);
    // The second that goes to a new bin brings its defaults too.
    const joined: Bin<object>[] = [];
    placed(
      [
        item('B', { constraints: [constraint('mode', 'fast')] }),
        item('C', { constraints: [constraint('level', 'x')] }),
      ],
      Infinity,
      joined,
    );
    expect(joined.map(({ constraints }) => [...constraints.keys()])).toEqual([['mode', 'level']]);
  });

  it('begins with those that have the most constraints, without those that may be overridden', () => {
    const free = (name: string) => constraint(name, 'x', true);
    const fixed = [constraint('tier', 'basic')];
    const items = [
      item('A'),
      item('B', { asked: [free('a'), free('b')] }),
      item('C', { asked: fixed }),
      item('D', { asked: fixed }),
    ];
    expect(placed(items)).toEqual(['CDAB']);
  });

  it('fills a bin to its last slot, and looks for what an item names already', () => {
    const holding = (...names: string[]) => names.map((name) => item(name.toUpperCase(), { items: [name] }));
    expect(placed(holding('x', 'y'), 2)).toEqual(['XY']);
    expect(placed(holding('x', 'y', 'z'), 2)).toEqual(['XY', 'Z']);
    // Rather the second bin, which has the database, than the first with room.
    const apart = (tier: string) => {
      const asked = [constraint('tier', tier)];
      return { items: [tier], asked, constraints: asked };
    };
    const items = [item('A', apart('a')), item('B', apart('b')), item('C', { items: ['b'] })];
    expect(placed(items, 3)).toEqual(['A', 'BC']);
  });
});
