import { describe, expect, it } from 'vitest';

import { type Asked, OTHER, placed, resource, retaining, SHARED } from '../../../test/support/placing.js';

describe('moves', () => {
  const low = { units: ['x', 'z'], level: 'low' };
  const B = { units: ['y'], level: 'low' };
  const resources = { [SHARED]: resource({ A: low, F: { uses: ['x'] } }), [OTHER]: resource({ B }) };
  const backend = { A: low, B, F: { uses: ['x'] } };

  it('brings a requirement, and what only uses its data, to the resource that is named', () => {
    const moves = { 'sample:x': OTHER, 'sample:z': OTHER };
    expect(placed(backend, { resources, moves })).toEqual({
      bins: [`${OTHER} A B F`, `${SHARED} (x) (z)`],
      moved: { A: OTHER },
      moving: [`A from ${SHARED}`],
      conflicts: [],
      contradictions: [],
    });
  });

  it('leaves what uses other data as well, or has data of its own', () => {
    const moves = { 'sample:y': 'new' };
    const using = (F: Asked) =>
      placed({ A: low, B, F }, { resources: { ...resources, [SHARED]: resource({ A: low, F }) }, moves });
    expect(using({ uses: ['y'] }).bins).toEqual([`${OTHER} (y)`, `${SHARED} A`, 'new B F']);
    for (const partly of [{ uses: ['x', 'y'] }, { uses: ['y'], units: ['own'] }]) {
      const { bins, conflicts } = using(partly);
      expect(bins).toContain(`${SHARED} A F`);
      expect(conflicts).toMatchObject([
        { kind: 'elsewhere', component: 'F', children: new Map([['y', undefined]]) },
      ]);
    }
    expect(using({}).bins).toContain(`${SHARED} A F`);
  });

  it('refuses a move of a part, and a resource that does not fit', () => {
    const high = { ...resources, [OTHER]: resource({ B: { ...B, level: 'high' } }) };
    const { conflicts } = placed(
      { ...backend, B: { ...B, level: 'high' } },
      { resources: high, moves: { 'sample:x': OTHER } },
    );
    expect(conflicts).toEqual([
      { kind: 'divided-move', component: 'A', resource: SHARED, target: OTHER, children: ['z'] },
      expect.objectContaining({ kind: 'value', component: 'A', resource: OTHER, others: ['B'] }),
    ]);
  });

  it('are advised to a resource that fits, where the lock has one', () => {
    const asking = (A: Asked, others: typeof resources) => {
      const was = { ...others, [SHARED]: resource({ A: low, C: { units: ['c'], level: 'low' } }) };
      return placed(
        { A, B: { ...B, level: 'high' }, C: { units: ['c'], level: 'low' } },
        { resources: was },
      ).conflicts.map((each) => ('fitsIn' in each ? each.fitsIn : 'new'));
    };
    const high = { ...resources, [OTHER]: resource({ B: { ...B, level: 'high' } }) };
    expect(asking({ ...low, level: 'high' }, high)).toEqual([OTHER]);
    expect(asking({ ...low, level: 'higher' }, high)).toEqual(['new']);
  });

  it('opens one new resource for what moves together', () => {
    const moves = { 'sample:x': 'new', 'sample:z': 'new', 'sample:y': 'new' };
    const { bins, moving, moved } = placed(backend, { resources, moves });
    expect(bins).toEqual([`${OTHER} (y)`, `${SHARED} (x) (z)`, 'new A B F']);
    expect(moving).toEqual([`A from ${SHARED}`, `B from ${OTHER}`]);
    expect(moved).toEqual({ A: 'new', B: 'new' });
  });

  it('brings a returning component where moves says', () => {
    const moves = { 'sample:y': SHARED };
    const { bins, moved, moving } = placed(
      { A: low, C: { units: ['y'] } },
      { resources: { ...resources, [OTHER]: retaining }, moves },
    );
    expect(bins).toEqual([`${OTHER} (y)`, `${SHARED} A C`]);
    expect(moved).toEqual({ C: SHARED });
    expect(moving).toEqual([`C from ${OTHER}`]);
  });

  it('refuses a return to data that is retained twice', () => {
    const twice = { ...resources, [OTHER]: retaining, 'sample:third': retaining };
    const { conflicts } = placed({ A: low, C: { units: ['y'] } }, { resources: twice });
    expect(conflicts).toEqual([
      {
        kind: 'retained-twice',
        component: 'C',
        resource: OTHER,
        resources: [OTHER, 'sample:third'],
        children: ['y'],
      },
    ]);
  });
});
