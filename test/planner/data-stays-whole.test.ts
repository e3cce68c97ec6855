import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import type { PlanLock } from '../../src/plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

type Moves = BackendConfig['moves'];

/** A component with containers of the database `main`. */
function owner(id: string, names: readonly string[], asks: object = {}): AnyComponentDefinition {
  const containers = names.map((name) => ({ name, partitionKey: '/id' }));
  const databases = names.length === 0 ? [] : [{ name: 'main', containers }];
  return custom(id, [requirement('cosmos', { databases, ...asks })]);
}

const after = (lock: PlanLock, components: readonly AnyComponentDefinition[], moves: Moves = {}) =>
  planOf(components, { ...SHOP, lock, moves });

const errorsOf = ({ errors }: ResourcePlan) => errors.map(({ message }) => message);

const PROVISIONED = { enableServerless: false };
const X = { 'cosmos:main/x': 'new' };
const Y = { 'cosmos:main/y': 'new' };

const elsewhere = (id: string, at: string, name: string, of: string) =>
  `'${id}': all that it uses must be in one cosmos resource, but it is in 'cosmos:${at}' and uses 'cosmos:main/${name}' of 'cosmos:${of}'.`;

describe('data is refused in a second place', () => {
  it('where two components that have a place each declare the same new data', () => {
    const { lock } = planOf([owner('A', []), owner('B', [], PROVISIONED)]);
    const plan = after(lock, [owner('A', ['x']), owner('B', ['x'], PROVISIONED)]);
    expect(errorsOf(plan)).toEqual([elsewhere('A', 'shared', 'x', 'provisioned')]);
  });

  it('where a component would take over data that a move left behind', () => {
    const { lock } = planOf([owner('A', []), owner('B', ['x'])]);
    const moved = after(lock, [owner('A', []), owner('B', ['x'])], X);
    expect(errorsOf(after(moved.lock, [owner('A', ['x'])]))).toEqual([
      elsewhere('A', 'shared', 'x', 'shared-2'),
    ]);
    // The entry stays, and does not move the data once more.
    expect(errorsOf(after(moved.lock, [owner('A', ['x'])], X))).toEqual([
      elsewhere('A', 'shared', 'x', 'shared-2'),
    ]);
  });

  it('where a component that moves only uses it', () => {
    const { lock } = planOf([owner('A', ['y']), owner('B', ['x'])]);
    const user = owner('A', ['y'], { ...PROVISIONED, access: [{ name: 'main/x', role: 'reader' }] });
    const plan = after(lock, [user, owner('C', ['x'])], Y);
    expect(plan.errors.map(({ code }) => code)).toContain('PLACEMENT_CONFLICT');
  });
});

describe('a component that comes back', () => {
  it('does not move data that moves does not name', () => {
    const both = [owner('A', ['y']), owner('B', ['x'])];
    const left = after(planOf(both).lock, [owner('A', ['y'])]);
    const back = owner('B', ['x', 'y'], PROVISIONED);
    expect(errorsOf(after(left.lock, [back], X))).toEqual([
      "moves: 'B' must move as a whole from 'cosmos:shared' to 'new', but moves does not name 'cosmos:main/y'.",
    ]);
    expect(errorsOf(after(left.lock, [back], { ...X, ...Y }))).toEqual([]);
  });

  it('does not move data by an entry that was applied', () => {
    const { lock } = planOf([owner('A', ['x']), owner('B', ['y'])]);
    const moved = after(lock, [owner('A', ['x'], PROVISIONED)], X);
    expect(errorsOf(moved)).toEqual([]);
    const plan = after(moved.lock, [owner('B', ['x', 'y'], PROVISIONED)], { ...X, ...Y });
    expect(plan.errors.map(({ code }) => code)).toContain('PLACEMENT_CONFLICT');
  });
});

it('an entry is carried out beside another one that is done', () => {
  const provisioned = owner('B', ['y'], PROVISIONED);
  const { lock } = planOf([owner('A', ['x']), provisioned]);
  const done = { 'cosmos:main/x': 'cosmos:provisioned' };
  const moved = after(lock, [owner('A', ['x']), provisioned], done);
  const plan = after(moved.lock, [owner('A', ['x', 'y'])], { ...done, ...Y });
  expect(errorsOf(plan)).toEqual([
    "moves: 'A' must move as a whole from 'cosmos:provisioned' to 'new', but moves does not name 'cosmos:main/x'.",
  ]);
});

describe('a component that joins data that moves to a new resource', () => {
  const { lock } = planOf([owner('A', ['x'])]);

  it('brings new data along', () => {
    const plan = after(lock, [owner('A', ['x']), owner('C', ['x', 'y'])], X);
    expect([errorsOf(plan), plan.lock.resources['cosmos:shared-2']?.units]).toMatchObject([
      [],
      { 'main/x': { components: ['A', 'C'] }, 'main/y': { components: ['C'] } },
    ]);
  });

  it('is told to agree with those that move, where it cannot', () => {
    const serverless = owner('A', ['x'], { enableServerless: true });
    const plan = after(lock, [serverless, owner('C', ['x', 'y'], PROVISIONED)], X);
    expect(plan.errors.filter(({ code }) => code === 'PLACEMENT_CONFLICT')).toEqual([
      {
        code: 'PLACEMENT_CONFLICT',
        message:
          "'C': requires capacity mode 'provisioned', but 'cosmos:main/x', 'cosmos:main/y' are in a new resource with capacity mode 'serverless': 'A' keeps it.",
        path: 'capacity mode',
        components: ['C'],
        resolution: "Ask for the same capacity mode in 'A', 'C', or give one of them data of its own.",
      },
    ]);
  });
});

it('a lock with data in two places is read with the entry of moves that its error advises', () => {
  const { lock } = planOf([owner('A', ['x']), owner('B', ['y'], PROVISIONED)]);
  const both = [owner('A', ['x']), owner('B', ['x'])];
  const split: PlanLock = JSON.parse(
    JSON.stringify(lock).replaceAll('main/y', 'main/x').replaceAll('main_y', 'main_x'),
  ) as PlanLock;
  const plan = after(split, both);
  expect(plan.errors.map(({ code }) => code)).toContain('LOCK_CONFLICT');
  const advised = /moves: \{ '([^']+)': '([^']+)' \}/.exec(plan.errors.map((e) => e.resolution).join());
  const [, name = '', target = ''] = advised ?? [];
  const chosen = after(split, both, { [name]: target });
  expect(errorsOf(chosen)).toEqual([]);
  expect(chosen.lock.resources[target]?.units).toMatchObject({ 'main/x': { components: ['A', 'B'] } });
  expect(errorsOf(after(chosen.lock, both))).toEqual([]);
});
