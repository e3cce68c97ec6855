import { describe, expect, it } from 'vitest';

import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import { type Group, lockedBin, type OpenBin } from './bin.js';
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
const group = (component: string, more: Partial<Group<object>> = {}): Group<object> => ({
  requirements: [sampleRequirement(component, 'sample')],
  names: [],
  asked: [],
  constraints: [],
  entries: [],
  sharedEntries: [],
  ...more,
});
const existing = () =>
  lockedBin(
    sampleType('sample'),
    {
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
    },
    [],
  );

/** Puts groups into bins, and returns the components in each. */
function placed(
  groups: readonly Group<object>[],
  max = Infinity,
  bins: OpenBin<object>[] = [],
  exclusive = false,
) {
  firstFit(sampleType('sample', { sharing: { exclusive, capacity: { ...CAPACITY, max } } }), bins, groups);
  return bins.map(({ requirements }) => requirements.map(({ component }) => component).join(''));
}
const { capacity: CAPACITY } = sampleType('sample').sharing;

describe('first fit', () => {
  it('shares one bin if nothing conflicts', () => {
    expect(placed([group('A'), group('B')])).toEqual(['AB']);
    expect(placed([group('A')], Infinity, [existing()])).toEqual(['A']);
    // An existing one that belongs to one child resource by nature accepts no other.
    expect(placed([group('A')], Infinity, [existing()], true)).toEqual(['', 'A']);
  });

  it('gives a new bin the defaults, and an existing one what is asked for', () => {
    const asked = [constraint('tier', 'basic')];
    const one = group('A', { asked, constraints: [...asked, constraint('mode', 'fast')] });
    const names = (bins: OpenBin<object>[]) => {
      placed([one], Infinity, bins);
      return bins.map(({ constraints }) => [...constraints.keys()]);
    };
    expect(names([])).toEqual([['tier', 'mode']]);
    expect(names([existing()])).toEqual([['tier']]);
    // The second that goes to a new bin brings its defaults too.
    const joined: OpenBin<object>[] = [];
    placed(
      [
        group('B', { constraints: [constraint('mode', 'fast')] }),
        group('C', { constraints: [constraint('level', 'x')] }),
      ],
      Infinity,
      joined,
    );
    expect(joined.map(({ constraints }) => [...constraints.keys()])).toEqual([['mode', 'level']]);
  });

  it('begins with the groups that have the most constraints, overridable ones not counted', () => {
    const free = (name: string) => constraint(name, 'x', true);
    const fixed = [constraint('tier', 'basic')];
    const items = [
      group('A'),
      group('B', { asked: [free('a'), free('b')] }),
      group('C', { asked: fixed }),
      group('D', { asked: fixed }),
    ];
    expect(placed(items)).toEqual(['CDAB']);
  });

  it('fills a bin to its last slot, and prefers a bin with the same capacity entry', () => {
    const holding = (...names: string[]) =>
      names.map((name) => group(name.toUpperCase(), { entries: [name] }));
    expect(placed(holding('x', 'y'), 2)).toEqual(['XY']);
    expect(placed(holding('x', 'y', 'z'), 2)).toEqual(['XY', 'Z']);
    // Rather the second bin, which has the database, than the first with free capacity.
    const apart = (tier: string) => {
      const asked = [constraint('tier', tier)];
      return { entries: [tier], asked, constraints: asked };
    };
    const items = [group('A', apart('a')), group('B', apart('b')), group('C', { entries: ['b'] })];
    expect(placed(items, 3)).toEqual(['A', 'BC']);
  });

  it('does not try a bin again that is too full for every group', () => {
    let tries = 0;
    class Counted extends Set<string> {
      override has(name: string) {
        tries += 1;
        return super.has(name);
      }
    }
    /** Places groups with a bin of 4 entries that holds 7, and returns the bins and how often an entry was looked up there. */
    const tried = (...groups: Group<object>[]) => {
      tries = 0;
      const bin = { ...existing(), entries: new Counted(['a', 'b', 'c', 'shared']) };
      return { bins: placed(groups, 7, [bin]), tries };
    };
    // Each adds two entries that no other group has. The one that all have may be there.
    const [first, ...others] = [1, 2, 3, 4].map((n) =>
      group(`${n}`, { entries: ['shared', `x${n}`, `y${n}`] }),
    ) as [Group<object>, ...Group<object>[]];
    const alone = tried(first);
    expect(alone.bins).toEqual(['1']);
    expect(tried(first, ...others)).toEqual({ bins: ['1', '234'], tries: alone.tries });
    expect(tried(first, ...others, group('5', { entries: ['z'] })).bins).toEqual(['15', '234']);
  });
});
