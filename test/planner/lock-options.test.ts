import { defineBackend, InvalidConfigError, LockNotWrittenError } from '@atakora/component/backend';
import { writeLock } from '@atakora/component/lock';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import type { PlanLock } from '../../src/plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP, thrownBy } from '../support/plans.js';

const UNIT = 'cosmos:userapi-db/userapi';
const first = planOf([crud(), app()]);
const after = (
  config: BackendConfig,
  components: readonly AnyComponentDefinition[] = [crud(), app()],
  lock: PlanLock = first.lock,
) => planOf(components, { ...SHOP, lock, ...config });
/** The container left the declarations and is retained. */
const left = after({}, [app()]);

const effects = ({ warnings }: ResourcePlan) =>
  warnings.filter(({ code }) => code === 'OPTION_WITHOUT_EFFECT').map(({ message }) => message);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atakora-options-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Errors of a plan, of which no lock is written. */
function expectRefused(plan: ResourcePlan, ...messages: string[]): void {
  expect(plan.errors.map(({ message }) => message)).toEqual(messages);
  const path = join(folder, 'shop.lock.json');
  expect(thrownBy(() => writeLock(path, plan))).toBeInstanceOf(LockNotWrittenError);
  expect(existsSync(path)).toBe(false);
}

describe('options about what exists, without a lock', () => {
  it.each([
    [{ moves: { [UNIT]: 'new' } }, 'moves'],
    [{ discard: [UNIT] }, 'discard'],
    [{ restored: [UNIT] }, 'restored'],
  ])('are an error: %j', (config, option) => {
    expectRefused(
      planOf([crud()], { ...SHOP, ...config }),
      `${option}: names '${UNIT}', but the backend has no lock of what exists.`,
    );
  });

  it('are named each, with what to do', () => {
    const { errors } = planOf([crud()], { ...SHOP, discard: [UNIT, 'cosmos:a/b'], restored: [UNIT] });
    const rest = ', but the backend has no lock of what exists.';
    const resolution = "Give the backend its lock: lock: readLock('shop.prod.lock.json').";
    const code = 'INVALID_COMBINATION';
    expect(errors).toEqual([
      {
        code,
        message: `discard: names '${UNIT}', 'cosmos:a/b'${rest}`,
        path: 'discard',
        components: [],
        resolution,
      },
      { code, message: `restored: names '${UNIT}'${rest}`, path: 'restored', components: [], resolution },
    ]);
  });
});

describe('moves', () => {
  it('to a resource that does not exist is an error that lists those that do', () => {
    const plan = after({ moves: { [UNIT]: 'cosmos:nowhere' } });
    expectRefused(
      plan,
      `moves.${UNIT}: the target must be a cosmos resource of the lock or 'new', received 'cosmos:nowhere'.`,
    );
    expect(plan.errors[0]).toMatchObject({
      code: 'INVALID_COMBINATION',
      path: `moves.${UNIT}`,
      components: [],
      resolution: "Use 'cosmos:shared' or 'new'.",
    });
  });

  it('to a resource of another type is an error', () => {
    expectRefused(
      after({ moves: { [UNIT]: 'storage:shared' } }),
      `moves.${UNIT}: the target must be a cosmos resource of the lock or 'new', received 'storage:shared'.`,
    );
  });

  it('of a child resource that does not exist has no effect, and suggests the closest name', () => {
    const plan = after({ moves: { 'cosmos:userapi-db/user': 'new' } });
    expect(plan.errors).toEqual([]);
    expect(effects(plan)).toEqual([
      "moves: 'cosmos:userapi-db/user' has no effect: no child resource or requirement has that name.",
    ]);
    expect(plan.warnings.find(({ code }) => code === 'OPTION_WITHOUT_EFFECT')?.resolution).toContain(
      `Did you mean '${UNIT}'?`,
    );
  });

  it('of one child resource of several of a requirement is an error that names the others', () => {
    const containers = ['a', 'b'].map((name) => ({ name, partitionKey: '/id' }));
    const two = [custom('Own', [requirement('cosmos', { databases: [{ name: 'main', containers }] })])];
    expectRefused(
      after({ moves: { 'cosmos:main/a': 'new' } }, two, planOf(two).lock),
      "moves: 'Own' must move as a whole from 'cosmos:shared' to 'new', but moves does not name 'cosmos:main/b'.",
    );
  });
});

describe('discard', () => {
  it('of a child resource that is still declared is an error', () => {
    const plan = after({ discard: [UNIT] });
    expectRefused(plan, `discard: '${UNIT}' is still declared by components.`);
    expect(plan.errors[0]).toMatchObject({
      code: 'INVALID_COMBINATION',
      path: 'discard',
      components: [],
      resolution: 'Remove it from the components in the same release, or from discard.',
    });
    expect(plan.terraform.map(({ id }) => id)).toEqual(first.terraform.map(({ id }) => id));
  });

  it('of an unknown child resource has no effect', () => {
    const plan = after({ discard: ['cosmos:userapi-db/other'] });
    expect(plan.errors).toEqual([]);
    expect(effects(plan)).toEqual([
      "discard: 'cosmos:userapi-db/other' has no effect: the lock has no such child resource.",
    ]);
  });

  it('of a child resource that left destroys it, and names no other', () => {
    const plan = after({ discard: [UNIT] }, [app()]);
    expect(plan.errors).toEqual([]);
    expect(plan.state.removed).toEqual([]);
    expect(plan.state.discarded).toEqual(
      Object.keys(first.lock.resources['cosmos:shared']?.units['userapi-db/userapi']?.blocks ?? {}),
    );
  });
});

it('a move advises to discard data alone, and not what goes with it', () => {
  const hubs = [{ name: 'h', consumerGroups: ['readers'] }];
  const components = [custom('Own', [requirement('eventhubs', { hubs })])];
  const moves = { 'eventhubs:hub/h': 'new', 'eventhubs:hub/h/readers': 'new' };
  const moved = after({ moves }, components, planOf(components).lock);
  const discard = ['eventhubs:hub/h@eventhubs:shared'];
  expect(moved.warnings.find(({ code }) => code === 'DATA_RETAINED')?.resolution).toContain(
    `discard: ['${discard.join("', '")}'].`,
  );
  const next = after({ discard }, components, moved.lock);
  expect([next.errors, effects(next)]).toEqual([[], []]);
});

describe('discard of a name that the lock has in several places', () => {
  const to = (target: string, lock: PlanLock) => after({ moves: { [UNIT]: target } }, [crud(), app()], lock);
  const once = to('new', first.lock).lock;
  /** The lock of an API that moved twice. */
  const twice = to('new', after({}, [crud(), app()], once).lock).lock;
  const [SHARED, SECOND, THIRD] = ['', '-2', '-3'].map((number) => `${UNIT}@cosmos:shared${number}`);
  const refusal = (name: string, ...places: string[]) =>
    `discard: '${name}' must name its resource, because the lock has data of that name in ${places.map((place) => `'cosmos:${place}'`).join(', ')}.`;

  it('is an error that names each place, where the component leaves', () => {
    const plan = after({ discard: [UNIT] }, [app()], once);
    expectRefused(plan, refusal(UNIT, 'shared', 'shared-2'));
    expect(plan.errors).toMatchObject([
      {
        code: 'INVALID_COMBINATION',
        path: 'discard',
        components: [],
        resolution: `Write '${SHARED}' or '${SECOND}', or all of them.`,
      },
    ]);
    expect(after({ discard: [SHARED ?? ''] }, [app()], once).errors).toEqual([]);
    expect(after({ discard: [SHARED ?? '', SECOND ?? ''] }, [app()], once).errors).toEqual([]);
  });

  it('that is done does not suggest the database that it was in', () => {
    const lock = planOf([crud('A', { databaseName: 'main' }), app()]).lock;
    const discard = ['cosmos:main/a'];
    const done = after({ discard }, [app()], after({}, [app()], lock).lock);
    expect(Object.keys(done.lock.resources['cosmos:shared']?.units ?? {})).toEqual(['main']);
    const again = after({ discard }, [app()], done.lock);
    expect(again.warnings.find(({ code }) => code === 'OPTION_WITHOUT_EFFECT')?.resolution).toBe(
      'Remove it from discard once it is done.',
    );
  });

  it('that is done does not suggest the data of another place', () => {
    const discard = [SHARED ?? ''];
    const done = after({ discard }, [crud(), app()], twice);
    const again = after({ discard }, [crud(), app()], done.lock);
    const { resolution } = again.warnings.find(({ code }) => code === 'OPTION_WITHOUT_EFFECT') ?? {};
    expect(resolution).toBe('Remove it from discard once it is done.');
    const typo = after(
      { discard: [SHARED?.replace('userapi-db', 'userap-db') ?? ''] },
      [crud(), app()],
      twice,
    );
    expect(typo.warnings.find(({ code }) => code === 'OPTION_WITHOUT_EFFECT')?.resolution).toContain(
      `Did you mean '${SHARED}'?`,
    );
  });

  it('is an error that names the places that are not in use, where the component stays', () => {
    const plan = after({ discard: [UNIT] }, [crud(), app()], twice);
    expectRefused(plan, refusal(UNIT, 'shared', 'shared-2', 'shared-3'));
    expect(plan.errors[0]?.resolution).toBe(`Write '${SHARED}' or '${SECOND}', or all of them.`);
    expect(after({ discard: [UNIT] }, [crud(), app()], once).errors[0]?.resolution).toBe(
      `Write '${SHARED}'.`,
    );
    expectRefused(
      after({ discard: [THIRD ?? ''] }, [crud(), app()], twice),
      `discard: '${THIRD}' is still declared by components.`,
    );
  });

  it('is an error for a database too', () => {
    const plan = after({ discard: ['cosmos:userapi-db'] }, [app()], once);
    expect(plan.errors.map(({ message }) => message)).toContain(
      refusal('cosmos:userapi-db', 'shared', 'shared-2'),
    );
  });

  it('is never the advice of a warning', () => {
    const advice = ({ warnings }: ResourcePlan) =>
      warnings.filter(({ code }) => code === 'DATA_RETAINED').map(({ resolution }) => resolution);
    expect(advice(after({}, [app()], once))).toEqual([expect.stringContaining(`discard: ['${SECOND}']`)]);
    const discard = [SHARED ?? '', SECOND ?? ''];
    const kept = after({ discard }, [app(), crud('Order')], once);
    const databases = ['shared', 'shared-2'].map((key) => `cosmos:userapi-db@cosmos:${key}`);
    expect(advice(kept)).toEqual(
      databases.map((name) => expect.stringContaining(`discard: ['${name}']`) as string),
    );
    // Terraform keeps the databases of both accounts, which is not a conflict.
    const next = after({ discard: databases }, [app(), crud('Order')], kept.lock);
    expect(next.errors).toEqual([]);
    expect(next.state.discarded).toHaveLength(2);
  });
});

describe('restored', () => {
  it('of a child resource that was never retained has no effect', () => {
    const plan = after({ restored: [UNIT] });
    expect(plan.errors).toEqual([]);
    expect(effects(plan)).toEqual([
      `restored: '${UNIT}' has no effect: the lock has no such retained child resource.`,
    ]);
  });

  it('of a child resource that comes back makes it, where it is imported otherwise', () => {
    const back = (config: BackendConfig) => after(config, [crud(), app()], left.lock).state.imports;
    expect(back({}).map(({ to }) => to)).toHaveLength(1);
    expect(back({ restored: [UNIT] })).toEqual([]);
    expect(effects(after({ restored: [UNIT] }, [crud(), app()], left.lock))).toEqual([]);
  });
});

describe('options that have no effect', () => {
  it('warn of one of several, with the option to remove it from', () => {
    const { warnings } = after({ discard: [UNIT, 'cosmos:aaa/bbb'], restored: [UNIT] }, [app()], left.lock);
    expect(warnings.filter(({ code }) => code === 'OPTION_WITHOUT_EFFECT')).toEqual([
      expect.objectContaining({
        message: "discard: 'cosmos:aaa/bbb' has no effect: the lock has no such child resource.",
        path: 'discard',
        components: [],
        resolution: 'Remove it from discard once it is done.',
      }),
    ]);
  });

  it('are none where restored names what is imported', () => {
    const back = after({}, [crud(), app()], left.lock);
    expect(back.lock.resources['cosmos:shared']?.units['userapi-db/userapi']).toMatchObject({
      imported: true,
    });
    expect(effects(after({ restored: [UNIT] }, [crud(), app()], back.lock))).toEqual([]);
  });
});

describe('options that are not what they should be', () => {
  it.each<[string, object]>([
    ['discard', { discard: ['userapi'] }],
    ['discard', { discard: UNIT }],
    ['restored', { restored: [''] }],
    ['moves', { moves: { userapi: 'new' } }],
    ['moves', { moves: { [UNIT]: 'cosmos' } }],
    ['moves', { moves: [UNIT] }],
    ['lock', { lock: 'shop.lock.json' }],
    ['lock', { lock: { ...first.lock, resources: [] } }],
  ])('such as %s are refused where they are written', (option, config) => {
    const error = thrownBy(() => defineBackend({ ...SHOP, lock: first.lock, ...config } as BackendConfig));
    expect(error).toBeInstanceOf(InvalidConfigError);
    expect((error as InvalidConfigError).message).toContain(`backend config: ${option}`);
  });
});

describe('an entry of moves that stays', () => {
  const moves = { [UNIT]: 'new' };
  const joining = crud('Second', { entityName: 'UserApi', databaseName: 'userapi-db' });
  const all = [crud(), app(), joining];
  const placesOf = ({ lock }: ResourcePlan) =>
    Object.entries(lock.resources).flatMap(([key, { units }]) =>
      Object.entries(units).flatMap(([name, { components }]) =>
        name === 'userapi-db/userapi' && components.length > 0 ? [`${key} ${components.join(' ')}`] : [],
      ),
    );

  it('does not move a component that came to the data since, away from it', () => {
    const joined = after({ moves }, all, after({ moves }).lock);
    const next = after({ moves }, all, joined.lock);
    expect([next.errors, placesOf(next)]).toEqual([[], ['cosmos:shared-2 Second UserApi']]);
    // The first component leaves.
    const alone = after({ moves }, [app(), joining], joined.lock);
    expect([alone.errors, placesOf(alone)]).toEqual([[], ['cosmos:shared-2 Second']]);
    expect(alone.warnings.filter(({ code }) => code === 'DATA_NOT_COPIED')).toEqual([]);
  });

  it('does not move it by a lock that does not say so', () => {
    const { lock } = after({ moves }, all, after({ moves }).lock);
    const resources = Object.fromEntries(
      Object.entries(lock.resources).map(([key, resource]) => {
        const members = Object.entries(resource.members).map(([name, { movedTo, ...member }]) => [
          name,
          name === 'UserApi' && movedTo !== undefined ? { ...member, movedTo } : member,
        ]);
        return [key, { ...resource, members: Object.fromEntries(members) as typeof resource.members }];
      }),
    );
    const next = after({ moves }, all, { ...lock, resources });
    expect([next.errors, placesOf(next)]).toEqual([[], ['cosmos:shared-2 Second UserApi']]);
  });
});

it('what a move left behind is not given to another component, while the data is in use elsewhere', () => {
  const other = (options = {}) => crud('Other', options);
  const { lock } = planOf([crud(), other()]);
  const moved = after({ moves: { [UNIT]: 'new' } }, [crud(), other()], lock);
  const same = other({ entityName: 'UserApi', databaseName: 'userapi-db' });
  expect(after({}, [crud(), same], moved.lock).errors).toMatchObject([
    {
      code: 'PLACEMENT_CONFLICT',
      message: `'Other': all that it uses must be in one cosmos resource, but it is in 'cosmos:shared' and uses '${UNIT}' of 'cosmos:shared-2'.`,
    },
  ]);
});

it('data that another component uses where it is does not move without it', () => {
  const own = (id: string, ...names: string[]) =>
    custom(id, [
      requirement('cosmos', {
        databases: [{ name: 'main', containers: names.map((name) => ({ name, partitionKey: '/id' })) }],
      }),
    ]);
  const moves = { 'cosmos:main/x': 'new', 'cosmos:main/y': 'new' };
  const { lock } = planOf([own('A', 'x'), own('B', 'y')]);
  const moved = after({ moves: { 'cosmos:main/x': 'new' } }, [own('A', 'x'), own('B', 'y')], lock);
  const plan = after({ moves }, [own('A', 'x'), own('B', 'x', 'y')], moved.lock);
  expect(plan.errors.map(({ code }) => code)).toEqual(['PLACEMENT_CONFLICT']);
});
