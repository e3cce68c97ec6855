import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { AnyComponentDefinition } from '../../src/component.js';
import type { Way } from '../../src/plan/diagnostics.js';
import { serializeLock } from '../../src/plan/lock/serialize-lock.js';
import type { PlanLock } from '../../src/plan/lock/plan-lock.js';
import { parseLock } from '../../src/plan/lock/parse-lock.js';
import { addTo } from '../../src/plan/maps.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { lawRuns } from './law-runs.js';

// Few runs of other releases each time would not have every kind of release.
const RUNS = { ...lawRuns(40, 4), ...(process.env['LAW_RUNS'] === undefined && { seed: 2 }) };

const CONTAINERS = ['x', 'y', 'z'];

/** A component with containers of one database, which declares some and uses others. */
const component = (id: string): fc.Arbitrary<AnyComponentDefinition> =>
  fc
    .record({
      own: fc.subarray(CONTAINERS),
      used: fc.subarray(CONTAINERS, { maxLength: 1 }),
      asks: fc.constantFrom<object>(
        {},
        {},
        {},
        { enableServerless: true },
        { enableServerless: false },
        { allowedIpRanges: ['203.0.113.0/24'] },
      ),
      throughput: fc.constantFrom(undefined, undefined, undefined, 400),
    })
    .map(({ own, used, asks, throughput }) => {
      const containers = own.map((name) => ({
        name,
        partitionKey: '/id',
        ...(throughput !== undefined && { throughput }),
      }));
      const config = {
        ...asks,
        ...(own.length > 0 && { databases: [{ name: 'main', containers }] }),
        access: used
          .filter((name) => !own.includes(name))
          .map((name) => ({ name: `main/${name}`, role: 'reader' })),
      };
      // Failures show the configuration.
      return { ...custom(id, [requirement('cosmos', config)]), config };
    });

const components = fc
  .record(
    { a: component('A'), b: component('B'), c: component('C') },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map((all) => Object.values(all))
  .filter((all) => all.length > 0);

const releases = fc.array(
  fc.record({
    /** Components whose declarations this release has anew. Undefined leaves all as they were. */
    edited: fc.option(components, { nil: undefined }),
    move: fc.option(
      fc.record({
        container: fc.constantFrom(...CONTAINERS),
        target: fc.constantFrom('new', 'new', 'cosmos:shared', 'cosmos:shared-2', 'cosmos:provisioned'),
      }),
      { nil: undefined },
    ),
    /** Entries of `moves` that go. */
    dropped: fc.constantFrom<readonly string[]>([], [], CONTAINERS, ['x'], ['y']),
    discards: fc.constantFrom<readonly string[]>(
      [],
      [],
      [],
      ['cosmos:main/x'],
      ['cosmos:main/y@cosmos:shared'],
    ),
    /** Way of an error that is taken, if any. */
    way: fc.nat(3),
  }),
  { minLength: 3, maxLength: 7 },
);

type Release = typeof releases extends fc.Arbitrary<readonly (infer R)[]> ? R : never;
type Moves = Readonly<Record<string, string>>;

const containerName = (name: string) => `cosmos:main/${name}`;

/** The entries of `moves` of a release, after those of the one before. */
function movesOf({ move, dropped }: Release, before: Moves, { resources }: PlanLock): Moves {
  const gone = dropped.map(containerName);
  const kept = Object.entries(before).filter(([name]) => !gone.includes(name));
  const known =
    move !== undefined &&
    Object.values(resources).some(({ units }) => Object.hasOwn(units, `main/${move.container}`));
  const target = move !== undefined && Object.hasOwn(resources, move.target) ? move.target : 'new';
  return Object.fromEntries([...kept, ...(known ? [[containerName(move.container), target]] : [])]);
}

/** Keys of the resources in which each child resource is, as far as components declare it. */
function livePlaces({ resources }: PlanLock): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  for (const [key, { type, units }] of Object.entries(resources))
    for (const [name, { components: own }] of Object.entries(units))
      if (own.length > 0) addTo(places, `${type}:${name}`, key);
  return places;
}

const shown = (lock: PlanLock) =>
  Object.fromEntries([...livePlaces(lock)].map(([name, keys]) => [name, [...keys]]).sort());

interface Planned {
  readonly plan: ResourcePlan;
  readonly moves: Moves;
  readonly discard: readonly string[];
}

/** Plans a release, and takes a way of each error, as a reader would. */
function planned(
  declared: readonly AnyComponentDefinition[],
  start: Omit<Planned, 'plan'>,
  at: number,
  lock: PlanLock,
): Planned {
  let { moves, discard } = start;
  for (let steps = 0; ; steps += 1) {
    const plan = planOf(declared, { ...SHOP, moves, discard, lock });
    expect(plan.errors.filter(({ code }) => code === 'LOCK_CONFLICT')).toEqual([]);
    const ways = plan.errors.flatMap(({ ways: all = [] }): readonly Way[] => all);
    const way = ways[at % Math.max(ways.length, 1)];
    if (way === undefined || at === 3 || steps === 4) return { plan, moves, discard };
    if (way.option === 'moves') moves = { ...moves, ...way.value };
    else discard = [...discard, ...way.value];
  }
}

/** Names of data whose place changed, with the old place and the new one. */
function movedData(was: PlanLock, now: PlanLock): (readonly [name: string, from: string, to: string])[] {
  const places = livePlaces(now);
  return [...livePlaces(was)].flatMap(([name, [from = '']]) => {
    const [to = from] = places.get(name) ?? [];
    return to === from ? [] : [[name, from, to] as const];
  });
}

it(
  'data is in one place over several releases, and moves where an entry of moves says so',
  () => {
    const seen = { released: 0, moved: 0, stayed: 0, advised: 0, refused: 0 };
    const property = fc.property(components, releases, (first, all) => {
      const start = planOf(first, SHOP);
      fc.pre(start.errors.length === 0);
      let was = { declared: first, lock: start.lock, moves: {} as Moves, done: [] as readonly string[] };
      for (const release of all) {
        const declared = release.edited ?? was.declared;
        const asked = { moves: movesOf(release, was.moves, was.lock), discard: release.discards };
        const { plan, moves, discard } = planned(declared, asked, release.way, was.lock);
        // No lock is written of a plan with errors.
        if (plan.errors.length > 0) {
          seen.refused += 1;
          continue;
        }
        const { lock } = plan;
        const split = [...livePlaces(lock)].filter(([, keys]) => keys.size > 1).map(([name]) => name);
        const changed = movedData(was.lock, lock);
        // An entry with 'new' that was carried out is done for as long as it stays.
        const done = was.done.filter((name) => moves[name] === 'new');
        const unasked = changed.filter(([name, , to]) =>
          moves[name] === 'new' ? done.includes(name) : moves[name] !== to,
        );
        const told = { moves, before: was.moves, from: shown(was.lock), to: shown(lock) };
        expect({ ...told, split, unasked }).toEqual({ ...told, split: [], unasked: [] });
        expect(parseLock(serializeLock(lock))).toEqual(lock);
        // Without entries of moves, nothing moves.
        const again = planOf(declared, { ...SHOP, lock });
        expect({ ...told, errors: again.errors, to: shown(again.lock) }).toEqual({ ...told, errors: [] });
        seen.released += 1;
        if (changed.length > 0) seen.moved += 1;
        if (Object.keys(moves).some((name) => Object.hasOwn(was.moves, name))) seen.stayed += 1;
        if (moves !== asked.moves || discard !== asked.discard) seen.advised += 1;
        was = {
          declared,
          lock,
          moves,
          done: [...done, ...changed.flatMap(([name]) => (moves[name] === 'new' ? [name] : []))],
        };
      }
    });
    fc.assert(property, RUNS);
    // Otherwise the property says nothing.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  },
  RUNS.numRuns * 2000,
);
