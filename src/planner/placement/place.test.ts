import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import { sampleRequirement, sampleType } from '../../../test/support/resource-types.js';
import { settingsFrom } from '../../backend/settings-from-config.js';
import type { LockedResource, LockedUnit } from '../../plan/lock/plan-lock.js';
import type { ResourceType } from '../../resources/resource-type.js';
import { place } from './place.js';
import { recordedConstraints } from './recorded-requirement.js';

/** Options of a component. Another level takes a new resource; another color changes in place. */
interface Asked {
  readonly units?: readonly string[];
  readonly uses?: readonly string[];
  readonly entries?: readonly string[];
  readonly level?: string;
  readonly color?: string;
  readonly priority?: number;
  /** @default the name of the requirement */
  readonly component?: string;
}
type Backend = Readonly<Record<string, Asked>>;
interface Case {
  readonly resources?: Readonly<Record<string, LockedResource>>;
  readonly moves?: Readonly<Record<string, string>>;
  readonly holdsData?: boolean;
  readonly max?: number;
}

const { lock } = planOf([crud('A')]);
const asked = ({ level, color }: Asked) => [
  ...(level === undefined ? [] : [{ name: 'level', value: level }]),
  ...(color === undefined ? [] : [{ name: 'color', value: color, option: 'colors' }]),
];
const typeOf = ({ holdsData = true, max = Infinity }: Case) =>
  sampleType('sample', {
    sharing: {
      units: ({ units = [] }: Asked) => [...units],
      usedUnits: ({ uses = [] }: Asked) => [...uses],
      capacityEntries: ({ entries = [] }: Asked) => [...entries],
      constraints: asked,
      changesInPlace: (name: string) => name === 'color',
      capacity: { max, unit: 'entries' },
      retain: () => ({}),
      holdsData,
    },
  } as object) as ResourceType;

/** A resource of the lock with the requirements of components, as they were. */
function resource(members: Backend, more: Partial<LockedResource> = {}): LockedResource {
  const unit = (component: string): LockedUnit => ({
    facts: {},
    blocks: {},
    data: true,
    components: [component],
  });
  const entries = Object.entries(members);
  return {
    type: 'sample',
    variant: 'shared',
    name: '',
    constraints: recordedConstraints(entries.flatMap(([, each]) => asked(each))),
    facts: {},
    members: Object.fromEntries(
      entries.map(([id, each]) => [
        id,
        { asked: recordedConstraints(asked(each)), size: each.entries?.length ?? 0 },
      ]),
    ),
    units: Object.fromEntries(
      entries.flatMap(([id, { units = [] }]) => units.map((name) => [name, unit(id)])),
    ),
    ...more,
  };
}

/** Places components. Each bin is shown as its key and its components, in order. */
function placed(backend: Backend, more: Case = {}) {
  const { resources = {}, moves = {} } = more;
  const settings = { ...settingsFrom(SHOP), moves, lock: { ...lock, resources } };
  const requirements = Object.entries(backend).map(
    ([requirementId, { priority = 10, component, ...config }]) =>
      sampleRequirement(component ?? requirementId, 'sample', { requirementId, config, priority }),
  );
  const { bins, moved, moving, ...wrong } = place(typeOf(more), requirements, settings);
  return {
    bins: bins.map(({ prior, requirements: own, retained }) =>
      [
        prior?.key ?? 'new',
        ...own.map(({ component }) => component),
        ...retained.map((name) => `(${name})`),
      ].join(' '),
    ),
    moved: Object.fromEntries(moved),
    moving: [...moving].map(([{ component }, from]) => `${component} from ${from}`),
    ...wrong,
  };
}
/** A resource of the lock that retains `y`. */
const retaining = resource(
  {},
  { units: { y: { facts: {}, blocks: {}, data: true, components: [], retained: true } } },
);
const SHARED = 'sample:shared';
const OTHER = 'sample:other';

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
