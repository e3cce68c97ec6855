import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { defineBackend, StateNotTakenOverError } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { lockFromState, type PlanLock } from '@atakora/component/lock';
import { describe, expect, it } from 'vitest';

import { stateOfPlan, type StateResource } from '../../scripts/released/state-of-plan.js';
import { LOCK_FORMAT_VERSION } from '../../src/plan/lock/plan-lock.js';
import { addressOf } from '../../src/plan/terraform-block.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { argumentsOf, behind } from '../support/entry-backends.js';
import { withoutProtection } from '../support/locks.js';
import { planOf, SHOP, thrownBy } from '../support/plans.js';
import { orderApi, userApi } from './sample-locks.js';

const backend = defineBackend({ userApi, orderApi }, SHOP);
const deployed = stateOfPlan(backend.plan());

/** A state with some resources, changed in between. */
function stateWith(change: (block: StateResource) => StateResource = (block) => block, blocks = deployed) {
  return { format_version: '1.0', values: { root_module: { resources: blocks.map(change) } } };
}

/** The state in which one id has another text in it. */
function renamed(from: string, to: string) {
  const text = (value: string) => value.replaceAll(from, to);
  return stateWith((block) => ({ ...block, address: text(block.address), name: text(block.name) }));
}

function withValue(type: string, values: Record<string, unknown>) {
  return stateWith((block) =>
    block.type === type ? { ...block, values: { ...block.values, ...values } } : block,
  );
}

function refusalOf(state: unknown, of: Parameters<typeof lockFromState>[0] = backend): string {
  const error = thrownBy(() => lockFromState(of, state));
  if (!(error instanceof StateNotTakenOverError)) throw new Error(`not refused: ${String(error)}`);
  return error.message;
}

const planWith = (state: unknown, of = backend) => of.withLock(lockFromState(of, state)).plan();

describe('a state of this version', () => {
  it('gives the lock of the plan, with the resource group', () => {
    const { notices: _acknowledged, ...lock } = backend.plan().lock;
    // The state does not tell what the author read and relies on: the next plan says the one, and records what protects the data.
    expect(lockFromState(backend, stateWith())).toEqual({
      ...withoutProtection(lock),
      formatVersion: LOCK_FORMAT_VERSION,
      backend: { ...lock.backend, resourceGroup: 'rg-released' },
    });
  });

  it('is read from text and from data, and left as it is', () => {
    const state = stateWith();
    const before = structuredClone(state);
    expect(lockFromState(backend, JSON.stringify(state))).toEqual(lockFromState(backend, state));
    expect(state).toEqual(before);
  });
});

describe('names of the state', () => {
  it('stay, generated ones and those of resources', () => {
    const names = {
      azurerm_cosmosdb_account: 'cosno-old',
      azurerm_service_plan: 'asp-old',
      azurerm_user_assigned_identity: 'id-old',
      azurerm_function_app_flex_consumption: 'func-old',
    };
    const plan = planWith(
      stateWith((block) => {
        const name = names[block.type as keyof typeof names] as string | undefined;
        return name === undefined ? block : { ...block, values: { ...block.values, name } };
      }),
    );
    for (const [type, name] of Object.entries(names))
      expect(plan.terraform.find((block) => block.type === type)?.arguments['name']).toBe(name);
    expect(plan.lock.names['servicePlan shared']).toBe('asp-old');
  });
});

describe('facts of the state', () => {
  it('count, and not what is declared now', () => {
    const plan = planWith(withValue('azurerm_cosmosdb_sql_container', { partition_key_paths: ['/tenant'] }));
    expect(plan.errors.map(({ code, path }) => [code, path])).toEqual([
      ['PLACEMENT_CONFLICT', 'partitionKey'],
      ['PLACEMENT_CONFLICT', 'partitionKey'],
    ]);
  });

  it('decide on the capacity mode of an account', () => {
    const lock = lockFromState(backend, withValue('azurerm_cosmosdb_account', { capabilities: [] }));
    expect(lock.resources['cosmos:shared']?.constraints['capacity mode']).toBe('provisioned');
    const account = backend
      .withLock(lock)
      .plan()
      .terraform.find(({ type }) => type === 'azurerm_cosmosdb_account');
    expect(JSON.stringify(account)).not.toContain('EnableServerless');
  });
});

describe('the kind of a Premium storage account', () => {
  const files = defineBackend(SHOP).addComponents([
    custom('Files', [
      requirement('storage', { performanceTier: 'Premium', containers: [{ name: 'files' }] }),
    ]),
  ]);
  // As 0.1.0 made it.
  const state = stateWith(
    (block) =>
      block.type === 'azurerm_storage_account'
        ? { ...block, values: { ...block.values, account_kind: 'StorageV2' } }
        : block,
    stateOfPlan(files.plan()),
  );
  const kindIn = ({ terraform }: ReturnType<typeof files.plan>) =>
    terraform.find(({ type }) => type === 'azurerm_storage_account')?.arguments['account_kind'];

  it('is kept, because another kind is another account', () => {
    expect(kindIn(files.plan())).toBe('BlockBlobStorage');
    const lock = lockFromState(files.build(), state);
    expect(lock.resources['storage:premium']?.facts).toEqual({ 'account kind': 'StorageV2' });
    const plan = files.withLock(lock).plan();
    expect(plan.errors).toEqual([]);
    expect(kindIn(plan)).toBe('StorageV2');
    expect(plan.lock.resources['storage:premium']?.facts).toEqual({ 'account kind': 'StorageV2' });
  });
});

describe('addresses of the state', () => {
  it('that differ are moved, every time until the block is gone', () => {
    const old = 'azurerm_cosmosdb_sql_container.shop_users';
    const now = 'azurerm_cosmosdb_sql_container.shop_cosmos_shared_user-db_user';
    const state = stateWith((block) =>
      block.address === now ? { ...block, address: old, name: 'shop_users' } : block,
    );
    const lock = lockFromState(backend, state);
    expect(lock.formerAddresses).toEqual({ [now]: [old] });
    const plan = backend.withLock(lock).plan();
    expect(plan.state.moved).toEqual([{ from: old, to: now }]);
    expect(backend.withLock(plan.lock).plan().state.moved).toEqual([{ from: old, to: now }]);
    const without = defineBackend(
      { orderApi },
      { ...SHOP, lock: plan.lock, discard: ['cosmos:user-db/user'] },
    ).plan();
    expect(without.lock.formerAddresses).toBeUndefined();
  });

  it('in a module are moved out of it', () => {
    const state = {
      format_version: '1.0',
      values: {
        root_module: {
          child_modules: [
            {
              child_modules: [
                {
                  resources: deployed.map((block) => ({
                    ...block,
                    address: `module.a.module.b.${block.address}`,
                  })),
                },
              ],
            },
          ],
        },
      },
    };
    const moved = planWith(state).state.moved.filter(({ from }) => from.startsWith('module.'));
    expect(moved).toHaveLength(deployed.length);
    expect(moved).toContainEqual({
      from: 'module.a.module.b.azurerm_cosmosdb_account.shop_cosmos_shared',
      to: 'azurerm_cosmosdb_account.shop_cosmos_shared',
    });
  });

  it('with another variant are kept, with everything in the resource', () => {
    const plan = planWith(renamed('shop_cosmos_shared', 'shop_cosmos_main'));
    expect(plan.lock.resources['cosmos:shared']?.variant).toBe('main');
    expect(plan.state.moved).toEqual([]);
    expect(plan.terraform.map(({ id }) => id)).toContain('shop_cosmos_main_user-db_user');
  });

  it('of instances are those of the block', () => {
    const state = stateWith((block) =>
      block.type === 'azurerm_storage_account' ? { ...block, address: `${block.address}["a.b[c]"]` } : block,
    );
    expect(lockFromState(backend, state).formerAddresses).toBeUndefined();
  });
});

describe('resources that could be several', () => {
  const second = (block: StateResource, variant: string): StateResource => {
    const id = block.name.replace('_cosmos_shared', `_cosmos_${variant}`);
    const isAccount = block.type === 'azurerm_cosmosdb_account';
    const values = { ...block.values, ...(isAccount && { name: `cosno-${variant}` }) };
    return { ...block, address: `${block.type}.${id}`, name: id, values };
  };
  const cosmos = deployed.filter(({ name }) => name.startsWith('shop_cosmos'));
  const others = deployed.filter((block) => !cosmos.includes(block));

  it('are refused with the candidates', () => {
    const state = stateWith(undefined, [
      ...others,
      ...cosmos.map((block) => second(block, 'a')),
      ...cosmos.map((block) => second(block, 'b')),
    ]);
    const message = refusalOf(state);
    expect(message).toContain('azurerm_cosmosdb_sql_container.shop_cosmos_a_');
    expect(message).toContain('azurerm_cosmosdb_sql_container.shop_cosmos_b_');
  });

  it('are told apart by the units in them', () => {
    const of = (unit: string) =>
      cosmos.filter(({ name }) => name.includes(unit) || name === 'shop_cosmos_shared');
    const plan = planWith(
      stateWith(undefined, [
        ...others,
        ...of('user-db').map((block) => second(block, 'a')),
        ...of('order-db').map((block) => second(block, 'b')),
      ]),
    );
    const ids = plan.terraform.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['shop_cosmos_a_user-db_user', 'shop_cosmos_b_order-db_order']),
    );
    expect(plan.errors).toEqual([]);
  });
});

describe('a state that is refused', () => {
  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'the text must be JSON'],
    ['no state', '[]', 'state: '],
    ['null', null, 'the whole must be Object, received null'],
    ['a later format', { format_version: '2.0' }, 'format_version must be'],
    ['an empty one', { format_version: '1.0' }, 'received an empty one'],
    [
      'no list of resources',
      { format_version: '1.0', values: { root_module: { resources: {} } } },
      'root_module.resources must be Array',
    ],
    ['that of another backend', renamed('shop_', 'other_'), "the state must have addresses with '.shop_'"],
    [
      'one in another location',
      withValue('azurerm_cosmosdb_account', { location: 'West Europe' }),
      'received',
    ],
  ])('is %s', (what, state, problem) => {
    if (what === 'one in another location') {
      const moved = stateWith((block) => ({
        ...block,
        values: { ...block.values, ...('location' in block.values && { location: 'West Europe' }) },
      }));
      expect(refusalOf(moved)).toContain(
        "location must be that of the state, 'westeurope', received 'eastus'",
      );
    } else expect(refusalOf(state)).toContain(problem);
  });

  it('has no version of its format', () => {
    expect(refusalOf({})).toContain('format_version must be given, received undefined');
  });

  it('has modules in modules without end', () => {
    let module: object = {};
    for (let level = 0; level < 200; level += 1) module = { child_modules: [module] };
    expect(refusalOf({ format_version: '1.0', values: { root_module: module } })).toContain(
      'nested at most 50',
    );
  });

  it('is that of a backend without a location', () => {
    const open = defineBackend({ userApi }, { backendId: 'shop', environment: 'prod' });
    expect(refusalOf(stateWith(), open)).toContain("Add location: 'eastus' to the configuration.");
  });

  it('has data that is not declared', () => {
    expect(refusalOf(stateWith(), defineBackend({ userApi }, SHOP))).toContain(
      "received 'azurerm_cosmosdb_sql_database.shop_cosmos_shared_order-db', 'azurerm_cosmosdb_sql_container.shop_cosmos_shared_order-db_order'. Declare its component until the lock is written, and remove it in a later release, which retains the data, or take it out of the state (terraform state rm), so that Azure has it and the lock does not.",
    );
  });
});

describe('a component that is new', () => {
  it('is placed as if the lock had been there before', () => {
    const busy = CrudApi.define('EventApi', {
      entityName: 'Event',
      schema: { id: 'string' },
      throughput: 400,
    });
    const grown = defineBackend({ userApi, orderApi, busy }, SHOP);
    const plan = planWith(stateWith(), grown);
    expect(plan.errors).toEqual([]);
    expect(Object.keys(plan.lock.resources)).toEqual(
      expect.arrayContaining(['cosmos:provisioned', 'cosmos:shared']),
    );
  });

  it('gets a name of its own beside an app of an older variant', () => {
    const file = fileURLToPath(new URL('../fixtures/released/0.1.0/versioned-app.json', import.meta.url));
    const worker = FunctionsApp.define('Worker', {
      version: '20',
      functions: { run: { trigger: 'queue', queueName: 'work' } },
    });
    const old = defineBackend({ worker }, { ...SHOP, location: 'westeurope' });
    const lock = lockFromState(old, readFileSync(file, 'utf8'));
    const newer = FunctionsApp.define('Newer', {
      version: '22',
      functions: { go: { trigger: 'http', route: 'go', methods: ['GET'] } },
    });
    const plan = defineBackend({ worker, newer }, { ...SHOP, location: 'westeurope', lock }).plan();
    expect(plan.errors).toEqual([]);
    expect(plan.terraform.map(({ id }) => id)).toContain('shop_functions_node20');
  });
});

describe('components in several apps of one kind', () => {
  const busy = (id: string) =>
    app(id, {
      functions: Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`f${at}`, { trigger: 'http' }])),
      environmentVariables: { [`${id.toUpperCase()}_MODE`]: 'on' },
    });
  const plain = app('Plain');
  // 'B' came while 'A' was there, and 'C' and 'User' after 'A' had left.
  const after = (components: Parameters<typeof planOf>[0], earlier: PlanLock | undefined) =>
    planOf(components, { ...SHOP, ...(earlier !== undefined && { lock: earlier }) });
  const two = after([busy('A'), crud('Order'), busy('B')], after([busy('A'), crud('Order')], undefined).lock);
  const components = [crud('Order'), busy('B'), busy('C'), crud('User')];
  const applied = after(components, two.lock);
  const withPlain = after([...components, plain], applied.lock);
  const of = (list: typeof components) => defineBackend(SHOP).addComponents(list).build();

  it('stay in the app that has their settings and role assignments', () => {
    const lock = lockFromState(of(components), stateWith(undefined, stateOfPlan(applied)));
    expect(lock.resources).toEqual(withoutProtection(applied.lock).resources);
    expect(lock.numbers).toEqual(applied.lock.numbers);
    const { components: found } = of(components).withLock(lock).plan();
    expect(found.map(({ outputs }) => outputs)).toEqual(applied.components.map(({ outputs }) => outputs));
  });

  it('are refused if nothing in the state tells, until their app is named', () => {
    const state = stateWith(undefined, stateOfPlan(withPlain));
    const names = withPlain.resources.filter(({ type }) => type === 'functions').map(({ name }) => name);
    const message = refusalOf(state, of([...components, plain]));
    expect(message).toContain("'functions:Plain': the state must say in which resource it is");
    for (const name of names) {
      expect(message).toContain(name);
      const lock = lockFromState(of([...components, plain]), state, { places: { 'functions:Plain': name } });
      const place = Object.values(lock.resources).find(({ members }) => members['Plain'] !== undefined);
      expect(place?.name).toBe(name);
    }
    expect(
      String(
        thrownBy(() =>
          lockFromState(of([...components, plain]), state, { places: { 'functions:Plain': 'other' } }),
        ),
      ),
    ).toContain("'functions:Plain'");
  });
});

describe('child resources that were retained', () => {
  const queue = app('Mails', { functions: { send: { trigger: 'queue', queueName: 'mails' } } });
  const { lock } = planOf([userApi, orderApi, queue]);
  const retaining = planOf([userApi], { ...SHOP, lock });
  const state = stateWith(
    undefined,
    stateOfPlan(retaining).filter(({ address }) => !retaining.state.removed.includes(address)),
  );
  const all = defineBackend(SHOP)
    .addComponents([userApi, orderApi, queue, crud('NewApi')])
    .build();
  const retainedIn = ({ resources }: PlanLock) =>
    Object.values(resources).flatMap(({ units }) =>
      Object.entries(units).flatMap(([name, unit]) => (unit.retained === true ? [name] : [])),
    );

  it('are found by their database, and imported', () => {
    const rebuilt = lockFromState(all, state);
    expect(retainedIn(rebuilt)).toEqual(['order-db/order']);
    expect(
      all
        .withLock(rebuilt)
        .plan()
        .state.imports.map(({ to }) => to),
    ).toEqual(['azurerm_cosmosdb_sql_container.shop_cosmos_shared_order-db_order']);
  });

  it('are named where nothing of them is in the state', () => {
    const rebuilt = lockFromState(all, state, { retained: ['storage:queue/mails'] });
    expect(retainedIn(rebuilt)).toEqual(['order-db/order', 'queue/mails']);
  });

  it.each([
    ['retained', { retained: ['storage:queue/mail'] }, "'storage:queue/mail'"],
    ['places', { places: { 'functions:Mial': 'func' } }, "'functions:Mial'"],
  ])('are refused where nothing has the name in %s', (option, options, received) => {
    const { message } = thrownBy(() => lockFromState(all, state, options)) as Error;
    expect(message).toContain(`${option} must name what the backend declares`);
    expect(message).toContain(`received ${received}`);
    expect(message).toMatch(new RegExp(`Correct ${option}, or --(?:place|retained) of the command`));
  });

  it('stay retained if their component is removed again', () => {
    const rebuilt = lockFromState(all, state, { retained: ['storage:queue/mails'] });
    const { lock: next, errors } = planOf([userApi, crud('NewApi')], { ...SHOP, lock: rebuilt });
    expect(errors).toEqual([]);
    expect(retainedIn(next)).toEqual(retainedIn(retaining.lock));
  });
});

describe('what a resource has of data that is declared in another one', () => {
  const [order, big] = [crud('Order'), crud('Big', { throughput: 400 })];
  const busy = crud('User', { throughput: 400 });
  const components = [busy, order, big];
  const moved = planOf(components, {
    ...SHOP,
    lock: planOf([crud('User'), order, big]).lock,
    moves: { 'cosmos:user-db/user': 'cosmos:provisioned' },
  });
  const discarded = planOf(components, {
    ...SHOP,
    lock: moved.lock,
    discard: ['cosmos:user-db/user@cosmos:shared'],
  });
  const backendOf = (list: typeof components) => defineBackend(SHOP).addComponents(list).build();
  const account = '/subscriptions/0/resourceGroups/rg/providers/Microsoft.DocumentDB/databaseAccounts/a';
  // The account and its databases have ids in Azure.
  const state = stateWith(
    (block) => ({
      ...block,
      values: {
        ...block.values,
        id:
          block.type === 'azurerm_cosmosdb_account'
            ? account
            : `${account}/sqlDatabases/${String(block.values['name'])}`,
      },
    }),
    stateOfPlan(discarded),
  );
  const unitsOf = ({ resources }: PlanLock) => resources['cosmos:shared']?.units;
  const database = 'cosmos:user-db@cosmos:shared';

  it('is found without the moves that an earlier release had', () => {
    const deployed = stateWith((block) => block, stateOfPlan(moved));
    const still = defineBackend({ ...SHOP, moves: { 'cosmos:user-db/user': 'new' } });
    expect(refusalOf(deployed, still.addComponents(components).build())).toContain(
      'Leave moves out until the lock is written',
    );
    expect(refusalOf(deployed, backendOf(components))).not.toContain('user-db_user');
  });

  it('is refused with the name of the database', () => {
    const message = refusalOf(state, backendOf(components));
    expect(message).toContain("received 'azurerm_cosmosdb_sql_database.shop_cosmos_shared_user-db'.");
    expect(message).toContain(`named: retained: ['${database}'], or --retained ${database}.`);
  });

  it('is a database whose containers were discarded: it stays in Terraform', () => {
    const rebuilt = lockFromState(backendOf(components), state, { retained: [database] });
    expect(unitsOf(rebuilt)).toEqual(withoutProtection(discarded.lock).resources['cosmos:shared']?.units);
    const { errors, terraform, state: changes } = backendOf(components).withLock(rebuilt).plan();
    expect(errors).toEqual([]);
    expect(terraform.map(addressOf).sort()).toEqual(discarded.terraform.map(addressOf).sort());
    expect(changes).toMatchObject({ removed: [], imports: [] });
  });

  it('is a container that was retained when its data moved', () => {
    const rebuilt = lockFromState(backendOf(components), state, {
      retained: ['cosmos:user-db/user@cosmos:shared'],
    });
    const withoutThroughput = ({ resources }: PlanLock) => {
      const { facts, ...unit } = resources['cosmos:shared']?.units['user-db/user'] ?? {};
      return { ...unit, partitionKey: facts?.['partitionKey'] };
    };
    expect(withoutThroughput(rebuilt)).toEqual(withoutThroughput(withoutProtection(moved.lock)));
    const { errors, state: changes } = backendOf(components).withLock(rebuilt).plan();
    expect(errors).toEqual([]);
    expect(changes.removed).toEqual(moved.state.removed);
  });

  it.each(['cosmos:user-db/user@cosmos:provisioned', 'cosmos:order-db@cosmos:shared', `${database}-2`])(
    'is refused where it is not: %s',
    (name) => {
      const retained = [name];
      const { message } = thrownBy(() => lockFromState(backendOf(components), state, { retained })) as Error;
      expect(message).toContain(`such as '${database}', received '${name}'`);
    },
  );
});

describe('a component that had an app of its own', () => {
  const apart = planOf([crud('User'), crud('Order', { separateIdentity: true })]);
  const components = [crud('User'), crud('Order')];
  const applied = planOf(components, { ...SHOP, lock: apart.lock });
  const together = defineBackend(SHOP).addComponents(components).build();
  const state = stateWith(undefined, stateOfPlan(applied));

  it('stays in it without separateIdentity', () => {
    const lock = lockFromState(together, state);
    expect(lock.resources).toEqual(withoutProtection(applied.lock).resources);
    expect(together.withLock(lock).plan().components).toEqual(applied.components);
  });

  it('stays in it under another name', () => {
    const renamed = [crud('User'), crud('Purchase', { renamedFrom: 'Order', entityName: 'Order' })];
    const later = planOf(renamed, { ...SHOP, lock: applied.lock });
    const lock = lockFromState(
      defineBackend(SHOP).addComponents(renamed).build(),
      stateWith(undefined, stateOfPlan(later)),
    );
    expect(lock.resources).toEqual(withoutProtection(later.lock).resources);
  });
});

describe('a sign-in that was taken away', () => {
  const auth = {
    provider: 'entra',
    tenantId: '11111111-1111-4111-8111-111111111111',
    clientId: '22222222-2222-4222-8222-222222222222',
  } as const;
  const before = planOf([userApi], { ...SHOP, auth });
  const after = planOf([userApi], { ...SHOP, lock: before.lock });
  const users = defineBackend({ userApi }, SHOP);
  // Terraform shows blocks as lists.
  const stateOf = (plan: typeof after) =>
    stateWith((block) => {
      const { auth_settings_v2: settings } = block.values;
      if (settings === undefined) return block;
      const { active_directory_v2: directory, ...rest } = settings as Record<string, unknown>;
      const list = [{ ...rest, active_directory_v2: [directory] }];
      return { ...block, values: { ...block.values, auth_settings_v2: list } };
    }, stateOfPlan(plan));
  const signInIn = ({ terraform }: typeof after) =>
    terraform.find(({ type }) => type === 'azurerm_function_app_flex_consumption')?.arguments[
      'auth_settings_v2'
    ];

  it('stays disabled in the next plan', () => {
    expect(signInIn(after)).toMatchObject({ auth_enabled: false });
    const lock = lockFromState(users, stateOf(after));
    expect(signInIn(users.withLock(lock).plan())).toEqual(signInIn(after));
  });

  it('is no fact of an app that has one', () => {
    const lock = lockFromState(defineBackend({ userApi }, { ...SHOP, auth }), stateOf(before));
    expect(lock.resources).toEqual(withoutProtection(before.lock).resources);
  });
});

describe('origins that were taken away', () => {
  it('are an empty list in the next plan', () => {
    const cors = { allowedOrigins: ['https://shop.example.com'] };
    const before = planOf([crud('UserApi', { cors })], SHOP);
    const after = planOf([crud('UserApi')], { ...SHOP, lock: before.lock });
    const users = defineBackend({ userApi: crud('UserApi') }, SHOP);
    const site = ({ terraform }: typeof after) =>
      terraform.find(({ type }) => type === 'azurerm_function_app_flex_consumption')?.arguments[
        'site_config'
      ];
    const state = stateWith((block) => {
      const { site_config: config } = block.values;
      if (config === undefined) return block;
      const list = [{ ...(config as object), cors: [(config as { cors: object }).cors] }];
      return { ...block, values: { ...block.values, site_config: list } };
    }, stateOfPlan(after));
    expect(site(after)).toMatchObject({ cors: { support_credentials: false } });
    expect(site(users.withLock(lockFromState(users, state)).plan())).toEqual(site(after));
  });
});

describe('a subscription whose filter was removed', () => {
  const bus = (filter?: string) => [
    custom('Orders', [
      requirement('servicebus', {
        topics: [{ name: 'events', subscriptions: [{ name: 'big', ...(filter && { filter }) }] }],
      }),
    ]),
  ];

  it('keeps its rule, without which it would receive nothing', () => {
    const applied = planOf(bus(), { ...SHOP, lock: planOf(bus('size = 1')).lock });
    const backend = defineBackend(SHOP).addComponents(bus()).build();
    const lock = lockFromState(backend, stateWith(undefined, stateOfPlan(applied)));
    expect(lock.resources).toEqual(withoutProtection(applied.lock).resources);
    expect(backend.withLock(lock).plan().terraform).toEqual(applied.terraform);
  });
});

describe('the app that takes the rest of /api', () => {
  const jobs = app('Jobs', { sku: 'EP1' });
  // An app of another backend is behind the same route.
  const other = {
    patterns: ['/api', '/api/*'],
    hostName: 'other.azurewebsites.net',
    probePath: '/api/health',
  };
  const entry = behind({ origins: [{ name: 'other', apps: [other] }] });
  const both = defineBackend(entry)
    .addComponents([jobs, crud('UserApi')])
    .build();
  const applied = both.withLock(planOf([jobs], entry).lock).plan();
  /** The blocks of the plan, with the host name that Azure gives to each app. */
  const blocks = stateOfPlan(applied).map((block) => {
    const { cdn_frontdoor_origin_group_id: group } = block.values;
    const isApp = /_function_app(_|$)/.test(block.type);
    const given = {
      ...(isApp && { default_hostname: `${block.address}.default_hostname` }),
      // Azure may give another case.
      ...(block.type.endsWith('_origin') && { cdn_frontdoor_origin_group_id: String(group).toUpperCase() }),
    };
    return { ...block, values: { ...block.values, ...given } };
  });
  const restIn = ({ resources }: PlanLock) => resources['entry:entry']?.facts['rest of /api'];

  it('is that of the deployed route, so that no route changes', () => {
    expect(restIn(both.plan().lock)).toBe('functions:shared');
    expect(restIn(applied.lock)).toBe('functions:elastic');
    const lock = lockFromState(both, stateWith(undefined, blocks));
    expect(lock.resources).toEqual(withoutProtection(applied.lock).resources);
    expect(argumentsOf(both.withLock(lock).plan(), 'route')).toEqual(argumentsOf(applied, 'route'));
  });

  it('is that of a new plan where the state has no such route', () => {
    const unrouted = blocks.filter(({ type }) => type !== 'azurerm_cdn_frontdoor_route');
    expect(restIn(lockFromState(both, stateWith(undefined, unrouted)))).toBe('functions:shared');
  });
});
