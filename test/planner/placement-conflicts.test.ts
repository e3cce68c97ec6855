import { describe, expect, it } from 'vitest';

import type { AnyComponentDefinition } from '../../src/component.js';
import { eventTopic } from '../../src/components/events-app/event-topic.js';
import { EventsApp } from '../../src/components/events-app/events-app.js';
import type { StorageReplication } from '../../src/resources/storage/requirement.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { blocksOf, placeOf, planOf, SHOP } from '../support/plans.js';

/** The errors on declarations that were changed after the lock was written. */
const errorsAfter = (before: readonly AnyComponentDefinition[], after: readonly AnyComponentDefinition[]) =>
  planOf(after, { ...SHOP, lock: planOf(before).lock }).errors;

const files = (id: string, replication: StorageReplication, performanceTier = 'Standard') =>
  custom(id, [
    requirement('storage', {
      containers: [{ name: `files-${id.toLowerCase()}` }],
      replication,
      performanceTier,
    }),
  ]);
const keyed = (id: string, partitionKey: '/id' | '/mail', entityName = 'User') =>
  crud(id, { entityName, databaseName: 'main', schema: { id: 'string', mail: 'string' }, partitionKey });

describe('what contradicts the lock', () => {
  it.each<[string, readonly AnyComponentDefinition[], readonly AnyComponentDefinition[], string]>([
    [
      'replication',
      [files('A', 'LRS'), files('B', 'LRS')],
      [files('A', 'LRS'), files('B', 'GRS')],
      'replication',
    ],
    [
      'zones of replication',
      [files('A', 'LRS'), files('B', 'LRS')],
      [files('A', 'LRS'), files('B', 'ZRS')],
      'zones of replication',
    ],
    [
      'performance tier',
      [files('A', 'LRS'), files('B', 'LRS')],
      [files('A', 'LRS'), files('B', 'LRS', 'Premium')],
      'performance tier',
    ],
    [
      'capacity mode',
      [crud('A', { enableServerless: true }), crud('B', { enableServerless: true })],
      [crud('A', { enableServerless: true }), crud('B', { enableServerless: false })],
      'capacity mode',
    ],
    [
      'partition key',
      [keyed('A', '/id'), keyed('B', '/id')],
      [keyed('A', '/mail'), keyed('B', '/id')],
      'partitionKey',
    ],
  ])('is said once: %s', (_what, before, after, path) => {
    expect(errorsAfter(before, after)).toMatchObject([{ code: 'PLACEMENT_CONFLICT', path }]);
  });

  it('names the options that make another container, and the command that copies the items', () => {
    const [error] = errorsAfter([keyed('A', '/id')], [keyed('A', '/mail')]);
    expect(error?.resolution).toMatch(/another entityName or databaseName.* 'npx atakora copy-data'/);
  });

  it('hides no other conflict of values', () => {
    const third = [crud('A', { enableServerless: true }), crud('B')];
    const disputed = [keyed('C', '/id', 'Order'), keyed('D', '/mail', 'Order')];
    expect(
      errorsAfter(third, [third[0] ?? crud('A'), crud('B', { throughput: 400 }), ...disputed]).map(
        ({ code, path }) => [code, path],
      ),
    ).toEqual([
      ['CONFLICTING_VALUES', 'databases.main.containers.order.partitionKey'],
      ['PLACEMENT_CONFLICT', 'capacity mode'],
    ]);
    const pair = [keyed('A', '/id'), keyed('B', '/id')];
    expect(
      errorsAfter(pair, [keyed('A', '/mail'), keyed('B', '/id'), ...disputed]).map(({ code, path }) => [
        code,
        path,
      ]),
    ).toEqual([
      ['CONFLICTING_VALUES', 'databases.main.containers.order.partitionKey'],
      ['PLACEMENT_CONFLICT', 'partitionKey'],
    ]);
  });

  it('agrees in number with those that keep the value, and with the child resources', () => {
    const message = (...others: string[]) => {
      const rest = others.map((id) => files(id, 'LRS'));
      return errorsAfter([...rest, files('B', 'LRS')], [...rest, files('B', 'GRS')])[0]?.message;
    };
    expect(message('A')).toBe(
      "'B': requires replication 'GRS', but 'storage:container/files-b' is in 'storage:shared' with replication 'LRS': 'A' keeps it.",
    );
    expect(message('A', 'C')).toMatch(/: 'A', 'C' keep it\.$/);
    const many = (enableServerless: boolean) =>
      custom('Own', [
        requirement('cosmos', {
          enableServerless,
          databases: [
            { name: 'main', containers: ['a', 'b'].map((name) => ({ name, partitionKey: '/id' })) },
          ],
        }),
      ]);
    expect(errorsAfter([many(true)], [many(false)])[0]?.message).toContain(
      "'cosmos:main/a', 'cosmos:main/b' are in 'cosmos:shared'",
    );
  });
});

describe('a new component over data of another that keeps its account', () => {
  const before = [crud('A', { entityName: 'Item', databaseName: 'main' })];
  const after = [
    ...before,
    crud('B', { entityName: 'Item', databaseName: 'main', throughput: 400, group: 'writers' }),
  ];

  it('is told who moves along, and decides with them on the new account', () => {
    const [error, ...others] = errorsAfter(before, after);
    expect(others).toEqual([]);
    expect(error?.resolution).toContain(", and 'A' moves along; the old data is retained.");
    const [way] = error?.ways ?? [];
    expect(way?.effect).toBe("'A', 'B' use a new, empty resource, and the old data is retained.");
    const moved = planOf(after, { ...SHOP, lock: planOf(before).lock, moves: { 'cosmos:main/item': 'new' } });
    expect(way).toMatchObject({ option: 'moves', value: { 'cosmos:main/item': 'new' } });
    expect(moved.errors).toEqual([]);
    expect(placeOf(moved, 'B', 'cosmos')).toEqual(placeOf(moved, 'A', 'cosmos'));
  });
});

describe('a new component that uses data of two resources', () => {
  const using = (...names: string[]) =>
    custom('Both', [
      requirement('cosmos', {
        databases: names.map((name) => ({ name: `${name}-db`, containers: [{ name, partitionKey: '/id' }] })),
      }),
    ]);

  it('is told to use the second in a requirement of its own', () => {
    const [plain, busy] = [crud('User'), crud('Order', { throughput: 400 })];
    expect(errorsAfter([plain, busy], [plain, busy, using('user', 'order')])).toMatchObject([
      {
        code: 'PLACEMENT_CONFLICT',
        resource: 'cosmos:shared',
        message:
          "'Both': all that it uses must be in one cosmos resource, but it is in 'cosmos:shared' and uses 'cosmos:order-db/order' of 'cosmos:provisioned'.",
        components: ['Both'],
      },
    ]);
    expect(errorsAfter([plain, crud('Order')], [plain, crud('Order'), using('user', 'order')])).toEqual([]);
  });
});

describe('what is retained', () => {
  const tables = (id: string, count: number) => {
    const containers = Array.from({ length: count }, (_, index) => ({
      name: `c${index}`,
      partitionKey: '/id',
    }));
    return custom(id, [requirement('cosmos', { databases: [{ name: id.toLowerCase(), containers }] })]);
  };
  // 250 databases with a container each: as much as an account holds.
  const apis = (count: number) => Array.from({ length: count }, (_, index) => crud(`Api${index}`));
  const full = planOf(apis(250)).lock;
  const left = planOf(apis(100), { ...SHOP, lock: full }).lock;

  it('takes its place in an account with its database, so that it can come back', () => {
    const { resources, errors, lock } = planOf([...apis(100), crud('New')], { ...SHOP, lock: left });
    expect(errors).toEqual([]);
    expect(resources.filter(({ type }) => type === 'cosmos').map(({ key }) => key)).toEqual([
      'cosmos:shared',
      'cosmos:shared-2',
    ]);
    expect(planOf([...apis(250), crud('New')], { ...SHOP, lock }).errors).toEqual([]);
  });

  it('leaves no place for a component that grows', () => {
    const before = planOf([...apis(247), tables('Own', 5)]).lock;
    const without = planOf([...apis(1), tables('Own', 5)], { ...SHOP, lock: before }).lock;
    expect(planOf([...apis(1), tables('Own', 5)], { ...SHOP, lock: without }).errors).toEqual([]);
    expect(planOf([...apis(1), tables('Own', 7)], { ...SHOP, lock: without }).errors).toMatchObject([
      { code: 'PLACEMENT_CONFLICT', components: ['Own'] },
    ]);
  });
});

describe('an account with nothing but retained data', () => {
  const queue = app('Jobs', { functions: { take: { trigger: 'queue', queueName: 'jobs' } } });
  const { lock } = planOf([crud()], { ...SHOP, lock: planOf([queue, crud()]).lock });

  it.each<[asked: StorageReplication, held: string]>([
    ['ZRS', 'LRS'],
    ['GZRS', 'LRS'],
    ['GRS', 'GRS'],
  ])('changes only in place: %s', (storageReplication, held) => {
    const plan = planOf([crud()], { ...SHOP, lock, storageReplication });
    expect(plan.errors).toEqual([]);
    expect(plan.lock.resources['storage:shared']?.constraints).toEqual({
      ...lock.resources['storage:shared']?.constraints,
      replication: held,
    });
    const account = blocksOf(plan, 'azurerm_storage_account').find(({ id }) => id === 'shop_storage_shared');
    expect(account?.arguments['account_replication_type']).toBe(held);
  });
});

describe('a component that only reads a container', () => {
  const reading = (...names: string[]) =>
    custom('Reader', [requirement('cosmos', { access: names.map((name) => ({ name, role: 'reader' })) })]);
  const moves = { 'cosmos:userapi-db/userapi': 'new' };
  const after = (reader: AnyComponentDefinition) =>
    planOf([crud('UserApi', { throughput: 400 }), crud('OrderApi'), reader], {
      ...SHOP,
      moves,
      lock: planOf([crud('UserApi'), crud('OrderApi'), reader]).lock,
    });

  it('follows the container to another account', () => {
    const plan = after(reading('userapi-db/userapi'));
    expect(plan.errors).toEqual([]);
    expect(placeOf(plan, 'Reader', 'cosmos')).toBe('cosmos:provisioned');
    expect(placeOf(plan, 'OrderApi', 'cosmos')).toBe('cosmos:shared');
    const { lock } = plan;
    const again = planOf(
      [crud('UserApi', { throughput: 400 }), crud('OrderApi'), reading('userapi-db/userapi')],
      { ...SHOP, lock },
    );
    expect(again.errors).toEqual([]);
    expect(placeOf(again, 'Reader', 'cosmos')).toBe('cosmos:provisioned');
  });

  it('stays and is reported once if it reads another container there', () => {
    expect(after(reading('userapi-db/userapi', 'orderapi-db/orderapi')).errors).toMatchObject([
      {
        code: 'PLACEMENT_CONFLICT',
        message:
          "'Reader': all that it uses must be in one cosmos resource, but it is in 'cosmos:shared' and uses 'cosmos:userapi-db/userapi' of a new resource.",
      },
    ]);
  });
});

describe('an API that grows while an EventsApp uses it together with others', () => {
  const topic = eventTopic('changes', { Changed: { id: 'string' } });
  const names = ['A', 'B', 'C', 'D', 'E', 'F'];
  const apis = (options: { readonly throughput?: number }) =>
    names.map((name) => crud(name, name === 'A' ? options : {}));
  const handler = (uses: readonly string[], id = 'Handler') =>
    EventsApp.define(id, {
      subscribers: { onChange: { topic, events: ['Changed'] } },
      sourceDirectory: 'src',
      uses: Object.fromEntries(uses.map((name) => [name, ['read'] as const])),
    });
  const { lock } = planOf([...apis({}), handler(names)]);
  const busy = apis({ throughput: 400 });
  const moves = { 'cosmos:a-db/a': 'new' };

  it('is told with the first error that the app needs another component', () => {
    const { errors } = planOf([...busy, handler(names)], { ...SHOP, lock });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.resolution).toContain(
      "'Handler' uses it together with other data: declare another component for the code that uses it.",
    );
  });

  it('is told nothing of a component with the same data, which moves too', () => {
    const twins = (options: object) => [
      crud('A', options),
      crud('Twin', { entityName: 'A', databaseName: 'a-db' }),
    ];
    const first = planOf(twins({ databaseName: 'a-db' }));
    const after = twins({ databaseName: 'a-db', throughput: 400 });
    const refused = planOf(after, { ...SHOP, lock: first.lock });
    expect(refused.errors).toHaveLength(1);
    expect(refused.errors[0]?.resolution).toMatch(/the old data is retained\.$/);
    expect(planOf(after, { ...SHOP, lock: first.lock, moves }).errors).toEqual([]);
  });

  it('has one error after the move, and none if its resolution is followed', () => {
    const moved = planOf([...busy, handler(names)], { ...SHOP, lock, moves });
    expect(moved.errors.map(({ resolution }) => resolution)).toEqual([
      "Remove 'cosmos:a-db/a' from the options of 'Handler', such as uses, and declare another component for the code that uses it.",
    ]);
    const others = names.filter((name) => name !== 'A');
    const divided = [...busy, handler(others), handler(['A'], 'HandlerOfA')];
    const plan = planOf(divided, { ...SHOP, lock, moves });
    expect(plan.errors).toEqual([]);
    expect(placeOf(plan, 'HandlerOfA', 'cosmos')).toBe('cosmos:provisioned');
    expect(placeOf(plan, 'Handler', 'cosmos')).toBe('cosmos:shared');
  });

  it('has one error if its own data moves, and none without that entry', () => {
    const own = { 'cosmos:events/handled-handler': 'new' };
    const { errors } = planOf([...apis({}), handler(names)], { ...SHOP, lock, moves: own });
    expect(errors.map(({ resolution }) => resolution)).toEqual([
      expect.stringMatching(
        /^Remove 'cosmos:events\/handled-handler' from moves\. Or remove 'cosmos:a-db\/a', /,
      ),
    ]);
    expect(planOf([...apis({}), handler(names)], { ...SHOP, lock, moves: {} }).errors).toEqual([]);
  });
});

describe('data that comes back with other allowed IP ranges', () => {
  const ranges = { allowedIpRanges: { cosmos: ['0.0.0.0', '203.0.113.0/24'] } };
  const back = (before: AnyComponentDefinition, after: AnyComponentDefinition, config: object = {}) => {
    const first = planOf([crud('Users'), before]);
    const { lock } = planOf([crud('Users')], { ...SHOP, lock: first.lock });
    return planOf([crud('Users'), after], { ...SHOP, ...config, lock });
  };

  it('changes them in a resource that no other component is in', () => {
    const plan = back(crud('Items', ranges), crud('Items'));
    expect(plan.errors).toEqual([]);
    expect(placeOf(plan, 'Items', 'cosmos')).toBe('cosmos:shared-2');
  });

  it('moves to a new resource where others keep theirs and its author asks for it', () => {
    const refused = back(crud('Items'), crud('Items', ranges));
    expect(refused.errors).toMatchObject([{ code: 'PLACEMENT_CONFLICT', resource: 'cosmos:shared' }]);
    const moves = { 'cosmos:items-db/items': 'new' };
    const plan = back(crud('Items'), crud('Items', ranges), { moves });
    expect(plan.errors).toEqual([]);
    expect(placeOf(plan, 'Items', 'cosmos')).toBe('cosmos:shared-2');
    expect(plan.warnings.map(({ code }) => code)).toContain('DATA_NOT_COPIED');
    const again = planOf([crud('Users'), crud('Items', ranges)], { ...SHOP, moves, lock: plan.lock });
    expect(again.errors).toEqual([]);
    expect(placeOf(again, 'Items', 'cosmos')).toBe('cosmos:shared-2');
  });
});
