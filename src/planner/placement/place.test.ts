import { describe, expect, it } from 'vitest';

import { type Asked, OTHER, placed, resource, retaining, SHARED } from '../../../test/support/placing.js';

describe('without a lock', () => {
  it('groups requirements by the child resources that they name, also through a third', () => {
    const named = { A: { units: ['x'] }, B: { uses: ['x'] }, C: { units: ['y'] } };
    expect(placed(named, { max: 0 }).bins).toEqual(['new A B', 'new C']);
    const entries = { A: { units: ['x'], entries: ['a'] }, B: { units: ['y'], entries: ['b'] } };
    expect(placed(entries, { max: 1 }).bins).toEqual(['new A', 'new B']);
    const joined = { ...entries, C: { units: ['x'], uses: ['y'] } };
    expect(placed(joined, { max: 1 }).bins).toEqual(['new A B C']);
    expect(placed({ ...joined, D: { uses: ['y'], entries: ['d'] } }, { max: 1 }).bins).toEqual([
      'new A B C D',
    ]);
  });

  it('orders by priority, then component', () => {
    expect(placed({ B: {}, A: {}, C: { priority: 20 } }).bins).toEqual(['new C A B']);
  });

  it('names the child resources over which two components contradict each other', () => {
    const { bins, contradictions } = placed({
      A: { units: ['x'], level: 'low' },
      B: { uses: ['x'], level: 'high' },
      C: { units: ['z'], level: 'low' },
    });
    expect(contradictions).toMatchObject([
      { shared: 'x', first: { component: 'A', value: 'low' }, second: { component: 'B', value: 'high' } },
    ]);
    expect(bins).toEqual(['new A B C']);
  });
});

describe('with a lock', () => {
  const low = { units: ['x'], level: 'low' };
  const resources = {
    [SHARED]: resource({ A: low }),
    [OTHER]: resource({ B: { units: ['y'], level: 'high' } }),
  };
  const B = { units: ['y'], level: 'high' };

  it('leaves requirements in their resources, in the order of the lock, and adds new ones', () => {
    const { bins, conflicts } = placed(
      { A: low, B, C: { uses: ['y'] }, D: { level: 'high' } },
      { resources },
    );
    expect(bins).toEqual([`${OTHER} B C D`, `${SHARED} A`]);
    expect(conflicts).toEqual([]);
  });

  it('keeps what has no requirements only for its data', () => {
    expect(placed({ A: low }, { resources }).bins).toEqual([`${OTHER} (y)`, `${SHARED} A`]);
    expect(placed({ A: low, C: { units: ['y'] } }, { resources }).bins).toEqual([
      `${OTHER} C`,
      `${SHARED} A`,
    ]);
    const empty = { ...resources, [OTHER]: resource({ B: {} }) };
    expect(placed({ A: low }, { resources: empty }).bins).toEqual([`${SHARED} A`]);
  });

  it('refuses another value where the component has data, and lets it leave where it has none', () => {
    const high = { A: { ...low, level: 'high' } };
    const { bins, conflicts } = placed(high, { resources: { [SHARED]: resource({ A: low, B: low }) } });
    expect(bins).toEqual([`${SHARED} A`]);
    expect(conflicts).toEqual([
      {
        kind: 'value',
        component: 'A',
        resource: SHARED,
        name: 'level',
        holds: 'low',
        asks: 'high',
        option: undefined,
        change: 'new-resource',
        others: [],
        children: ['x'],
        usedBy: [],
        hasMoved: false,
      },
    ]);
    const free = placed(
      { A: { level: 'high' }, B: { level: 'low' } },
      {
        resources: { [SHARED]: resource({ A: { level: 'low' }, B: { level: 'low' } }) },
      },
    );
    expect(free.bins).toEqual([`${SHARED} B`, 'new A']);
    expect(free.conflicts).toEqual([]);
  });

  it('names the others that keep a value, each once, and the option that asks for another', () => {
    const red = { units: ['x'], color: 'red' };
    const before = { A: red, B: { units: ['y'], color: 'red' }, C: { units: ['z'] } };
    const { conflicts } = placed(
      { ...before, A: { ...red, color: 'blue' } },
      { resources: { [SHARED]: resource(before) } },
    );
    expect(conflicts).toMatchObject([
      { name: 'color', option: 'colors', change: 'in-place', others: ['B', 'C'] },
    ]);
    expect(
      placed({ A: { ...red, color: 'blue' } }, { resources: { [SHARED]: resource({ A: red }) } }).conflicts,
    ).toEqual([]);
  });

  it('names of those that keep a value only other components, in order', () => {
    const red = (name: string, more: Asked = {}) => ({ units: [name], color: 'red', ...more });
    const before = {
      A: red('x'),
      A2: red('x2', { component: 'A' }),
      B: red('y'),
      C: red('z'),
      D: red('w', { priority: 20 }),
    };
    const { conflicts } = placed(
      { ...before, A: red('x', { color: 'blue' }), B: red('y', { color: 'blue' }) },
      { resources: { [SHARED]: resource(before) } },
    );
    expect(conflicts).toMatchObject([
      { component: 'A', others: ['C', 'D'] },
      { component: 'B', others: ['A', 'C', 'D'] },
    ]);
  });

  it('takes over a changed value for who comes later', () => {
    const before = { A: { units: ['x'], level: 'low', color: 'red' } };
    const options = { resources: { [SHARED]: resource(before) } };
    const after = (A: Asked, C: Asked) => placed({ A: { units: ['x'], ...A }, C }, options).bins;
    expect(after({ level: 'low', color: 'blue' }, { color: 'blue' })).toEqual([`${SHARED} A C`]);
    expect(after({ level: 'low', color: 'blue' }, { color: 'red' })).toEqual([`${SHARED} A`, 'new C']);
    expect(after({}, { level: 'low' })).toEqual([`${SHARED} A C`]);
    expect(after({}, { level: 'high' })).toEqual([`${SHARED} A`, 'new C']);
    const bare = { resources: { [SHARED]: resource({ A: { units: ['x'] } }) } };
    const asking = { A: { units: ['x'], color: 'red' }, C: { color: 'blue' } };
    expect(placed(asking, bare).bins).toEqual([`${SHARED} A`, 'new C']);
  });

  it('lets those leave first that need a new resource', () => {
    const before = { A: { level: 'low', color: 'red' }, B: { level: 'low', color: 'red' } };
    const { bins } = placed(
      { A: { level: 'high', color: 'red' }, B: { level: 'low', color: 'blue' } },
      { resources: { [SHARED]: resource(before) }, holdsData: false },
    );
    expect(bins).toEqual([`${SHARED} B`, 'new A']);
  });

  it('says where moves brought the component to the resource', () => {
    const was = resource({ A: low });
    const members = { A: { asked: { level: 'low' }, size: 0, movedTo: 'new' } };
    const { conflicts } = placed(
      { A: { ...low, level: 'high' } },
      { resources: { [SHARED]: { ...was, members } }, moves: { 'sample:x': 'new' } },
    );
    expect(conflicts).toMatchObject([{ kind: 'value', component: 'A', hasMoved: true }]);
  });

  it('reports a full resource besides another level', () => {
    const before = { A: { ...low, entries: ['a'] } };
    const { conflicts } = placed(
      { A: { ...low, level: 'high', entries: ['a', 'b'] } },
      { resources: { [SHARED]: resource(before) }, max: 1 },
    );
    expect(conflicts.map(({ kind }) => kind)).toEqual(['value', 'full']);
  });

  it('returns data to who declares it again', () => {
    const { bins, conflicts } = placed({ C: { units: ['y'] } }, { resources: { [OTHER]: retaining } });
    expect(bins).toEqual([`${OTHER} C`]);
    expect(conflicts).toEqual([]);
  });

  it('reports the change that takes a new resource, and not the one that follows from it', () => {
    const before = {
      A: { units: ['x'], level: 'low', color: 'red' },
      B: { units: ['y'], level: 'low', color: 'red' },
    };
    const { conflicts } = placed(
      { ...before, A: { units: ['x'], level: 'high', color: 'blue' } },
      { resources: { [SHARED]: resource(before) } },
    );
    expect(conflicts).toMatchObject([{ component: 'A', name: 'level' }]);
    const both = placed(
      { A: { units: ['x'], level: 'high', color: 'red' }, B: { units: ['y'], level: 'low', color: 'blue' } },
      { resources: { [SHARED]: resource(before) } },
    );
    expect(both.conflicts).toMatchObject([
      { component: 'A', name: 'level' },
      { component: 'B', name: 'color' },
    ]);
  });

  it('reports a full resource for the requirement that grew, and for no other', () => {
    const before = {
      A: { units: ['x'], entries: ['a'] },
      B: { units: ['y'], entries: ['b'] },
      C: { entries: ['c'] },
    };
    const options = { resources: { [SHARED]: resource(before) }, max: 3 };
    expect(placed(before, options).conflicts).toEqual([]);
    expect(placed(before, { ...options, max: 1 }).conflicts).toEqual([]);
    const grown = { ...before, A: { units: ['x'], entries: ['a', 'a2'] } };
    expect(placed(grown, options).conflicts).toEqual([
      { kind: 'full', component: 'A', resource: SHARED, children: ['x'] },
    ]);
    expect(placed({ ...before, C: { entries: ['c', 'c2'] } }, options).conflicts).toEqual([
      { kind: 'full', component: 'C', resource: SHARED, children: [], grown: 'C' },
    ]);
    expect(placed(grown, { ...options, max: 4 }).conflicts).toEqual([]);
    // An entry that the resource has already takes nothing more of it.
    const same = { ...before, A: { units: ['x'], entries: ['b', 'c'] } };
    expect(placed(same, { ...options, max: 1 }).conflicts).toEqual([]);
  });

  it('refuses a component whose child resources are in two resources', () => {
    const { conflicts } = placed({ A: low, B, C: { uses: ['x', 'y'] } }, { resources });
    expect(conflicts).toMatchObject([
      { kind: 'elsewhere', component: 'C', resource: SHARED, children: new Map([['y', OTHER]]), moving: [] },
    ]);
    const taken = placed({ A: { ...low, units: ['x', 'y'] }, B: { level: 'high' } }, { resources });
    expect(taken.conflicts).toMatchObject([
      { kind: 'elsewhere', component: 'A', resource: SHARED, children: new Map([['y', OTHER]]), moving: [] },
    ]);
    const used = placed({ A: { ...low, uses: ['y'] }, B }, { resources });
    expect(used.conflicts).toEqual([
      { kind: 'elsewhere', component: 'A', resource: SHARED, children: new Map([['y', OTHER]]), moving: [] },
    ]);
    expect(placed({ A: { ...low, uses: ['x'] }, B }, { resources }).conflicts).toEqual([]);
    expect(placed({ A: { ...low, uses: ['z'] }, B }, { resources }).conflicts).toEqual([]);
  });

  it('refuses a newcomer that the resource of its data does not fit', () => {
    const { bins, conflicts } = placed({ A: low, C: { uses: ['x'], level: 'high' } }, { resources });
    expect(bins).toEqual([`${OTHER} (y)`, `${SHARED} A C`]);
    expect(conflicts).toMatchObject([{ kind: 'value', component: 'C', resource: SHARED, others: ['A'] }]);
  });
});
