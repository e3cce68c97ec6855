import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { app, appOf, crud, custom, requirement } from '../support/definitions.js';
import { blocksOf, placeOf, keysOf, planOf, remarksIn, SHOP } from '../support/plans.js';

/** The plan of components after an earlier plan. */
const after = (
  { lock }: ResourcePlan,
  components: readonly AnyComponentDefinition[],
  config: BackendConfig = {},
): ResourcePlan => planOf(components, { ...SHOP, lock, ...config });
const codes = (plan: ResourcePlan) =>
  [...remarksIn(plan), ...plan.errors].map(({ code }) => code).filter((code) => code !== 'LOCK_CHANGED');
const addresses = ({ terraform }: ResourcePlan) => terraform.map(({ type, id }) => `${type}.${id}`);
const files = (id: string, replication?: 'LRS' | 'GRS' | 'ZRS') =>
  custom(id, [
    requirement('storage', {
      ...(replication && { replication }),
      containers: [{ name: `files-${id.toLowerCase()}` }],
    }),
  ]);
const fast = crud('Fast', { throughput: 400 });

describe('a lock that differs', () => {
  it('is to be written, except that of a refused plan', () => {
    const changes = (...args: Parameters<typeof after>) => after(...args).warnings.map(({ code }) => code);
    const plan = planOf([crud('UserApi', { ttl: 60 })], SHOP);
    const other = crud('UserApi', { ttl: 90 });
    expect(changes(plan, [other])).toContain('LOCK_CHANGED');
    const key = { schema: { id: 'string', name: 'string' }, partitionKey: '/name' } as const;
    const refused = after(plan, [crud('UserApi', { ttl: 90, ...key })]);
    expect(refused.errors.map(({ code }) => code)).toEqual(['PLACEMENT_CONFLICT']);
    expect(refused.warnings.map(({ code }) => code)).not.toContain('LOCK_CHANGED');
    const limited = after(plan, [other, crud('OrderApi')], { limits: { maxFunctionsPerApp: 1 } });
    expect(limited.violations).toHaveLength(1);
    expect(limited.warnings.map(({ code }) => code)).not.toContain('LOCK_CHANGED');
  });
});

describe('a component that asks for nothing', () => {
  it('has the default account, whatever others ask for', () => {
    const plan = planOf([crud('UserApi'), fast]);
    expect(placeOf(plan, 'UserApi', 'cosmos')).toBe('cosmos:shared');
    expect(placeOf(plan, 'Fast', 'cosmos')).toBe('cosmos:provisioned');
    const alone = planOf([crud('UserApi')]);
    expect(addresses(plan)).toEqual(expect.arrayContaining(addresses(alone)));
  });

  it('has the default version and hosting', () => {
    const plan = planOf([app('Jobs'), app('Old', { version: '20' }), app('Quick', { sku: 'EP1' })]);
    expect(placeOf(plan, 'Jobs', 'functions')).toBe('functions:shared');
    expect(placeOf(plan, 'Old', 'functions')).toBe('functions:shared-2');
    expect(placeOf(plan, 'Quick', 'functions')).toBe('functions:elastic');
  });

  it('is with those that ask for the default', () => {
    expect(keysOf(planOf([app('A'), app('B', { version: '22' })]), 'functions')).toEqual([
      'functions:shared',
    ]);
    expect(keysOf(planOf([crud('A'), crud('B', { enableServerless: true })]), 'cosmos')).toEqual([
      'cosmos:shared',
    ]);
  });
});

describe('keys', () => {
  it('say what a resource is, alone or beside others', () => {
    expect(keysOf(planOf([fast]), 'cosmos')).toEqual(['cosmos:provisioned']);
    expect(keysOf(planOf([fast, crud('Other', { throughput: 1000 })]), 'cosmos')).toEqual([
      'cosmos:provisioned',
    ]);
  });

  it('are never given to another resource', () => {
    const first = planOf([app('A'), app('B', { version: '20' })]);
    const second = after(first, [app('A')]);
    expect(keysOf(second, 'functions')).toEqual(['functions:shared']);
    const third = after(second, [app('A'), app('C', { version: '20' })]);
    expect(keysOf(third, 'functions')).toEqual(['functions:shared', 'functions:shared-3']);
  });
});

describe('what the lock knows', () => {
  it('stays where it is, and what is new joins what fits', () => {
    const before = planOf([crud('UserApi')]);
    const plan = after(before, [crud('UserApi'), crud('OrderApi'), fast]);
    expect(addresses(plan)).toEqual(expect.arrayContaining(addresses(before)));
    expect(placeOf(plan, 'OrderApi', 'cosmos')).toBe('cosmos:shared');
    expect(placeOf(plan, 'Fast', 'cosmos')).toBe('cosmos:provisioned');
    expect(codes(plan)).toEqual(['RESOURCE_SPLIT']);
  });

  it('stays where a plan without a lock would put it elsewhere', () => {
    // By name, Zoo would open the second app.
    const [ant, zoo] = [appOf(60, 'Ant'), appOf(60, 'Zoo')];
    const before = planOf([zoo]);
    expect(placeOf(planOf([ant, zoo]), 'Zoo', 'functions')).toBe('functions:shared-2');
    const plan = after(before, [ant, zoo]);
    expect(placeOf(plan, 'Zoo', 'functions')).toBe('functions:shared');
    expect(placeOf(plan, 'Ant', 'functions')).toBe('functions:shared-2');
    expect(codes(plan)).toEqual(['RESOURCE_SPLIT']);
  });

  it('has nothing to say of a plan that changes nothing', () => {
    const components = [crud('UserApi'), fast];
    const plan = after(planOf(components), components);
    expect(plan.warnings.map(({ code }) => code)).toEqual([]);
    expect(after(plan, components)).toEqual(plan);
  });
});

describe('a change that Azure makes in place', () => {
  const version = (plan: ResourcePlan) =>
    blocksOf(plan, 'azurerm_function_app_flex_consumption').map(
      ({ arguments: config }) => config['runtime_version'],
    );

  it('happens when all members agree', () => {
    const before = planOf([app('A', { version: '20' }), app('B', { version: '20' })]);
    const plan = after(before, [app('A', { version: '22' }), app('B', { version: '22' })]);
    expect(version(before)).toEqual(['20']);
    expect(version(plan)).toEqual(['22']);
    expect(addresses(plan)).toEqual(addresses(before));
    expect(codes(plan)).toEqual([]);
  });

  it('has the component leave that changed, where the others do not agree, and says the new URL', () => {
    const before = planOf([app('A'), app('B')]);
    const plan = after(before, [app('A'), app('B', { version: '20' })]);
    expect(placeOf(plan, 'A', 'functions')).toBe('functions:shared');
    expect(placeOf(plan, 'B', 'functions')).toBe('functions:shared-2');
    expect(codes(plan)).toContain('ENDPOINT_CHANGES');
    const said = plan.warnings.filter(({ code }) => code === 'ENDPOINT_CHANGES');
    const url = ({ components }: ResourcePlan) =>
      String(components.find(({ id }) => id === 'B')?.outputs['appUrl']);
    expect(said.map(({ components }) => components)).toEqual([['B']]);
    expect(said[0]?.message).toContain(`appUrl was '${url(before)}' and is '${url(plan)}'`);
    expect(plan.errors).toEqual([]);
  });

  it('happens to an account when its members agree, and else is a conflict of those that changed', () => {
    const before = planOf([files('A', 'LRS'), files('B', 'LRS')]);
    const agreed = after(before, [files('A', 'GRS'), files('B', 'GRS')]);
    expect(blocksOf(agreed, 'azurerm_storage_account')[0]?.arguments['account_replication_type']).toBe('GRS');
    expect(codes(agreed)).toEqual([]);
    const disputed = after(before, [files('A', 'LRS'), files('B', 'GRS')]);
    expect(disputed.errors.filter(({ code }) => code === 'PLACEMENT_CONFLICT')).toMatchObject([
      { components: ['B'], path: 'replication', resource: 'storage:shared' },
    ]);
  });
});

describe('a change that takes another resource', () => {
  const before = planOf([crud('UserApi'), crud('OrderApi')]);
  const changed = [crud('UserApi', { throughput: 400 }), crud('OrderApi')];
  const unit = 'cosmos:userapi-db/userapi';

  it('is a conflict that names unit, resource, both values and who asks', () => {
    const { errors } = after(before, changed);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      code: 'PLACEMENT_CONFLICT',
      resource: 'cosmos:shared',
      components: ['UserApi'],
    });
    for (const word of [
      "'UserApi'",
      'userapi-db/userapi',
      "'cosmos:shared'",
      "'provisioned'",
      "'serverless'",
    ])
      expect(errors[0]?.message).toContain(word);
    expect(errors[0]?.resolution).toContain(`moves: { '${unit}': 'new' }`);
  });

  it('keeps everything where it is while the conflict stands', () => {
    const plan = after(before, changed);
    expect(addresses(plan)).toEqual(expect.arrayContaining(addresses(before)));
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:shared']);
  });

  it('is gone when the component keeps what it had', () => {
    expect(codes(after(before, [crud('UserApi'), crud('OrderApi')]))).toEqual([]);
  });

  it.each(['new', 'cosmos:provisioned'])('is gone when the unit moves to %s, which is empty', (target) => {
    const known = planOf([crud('UserApi'), crud('OrderApi'), fast]);
    const config = { moves: { [unit]: target } };
    const plan = after(known, [...changed, fast], config);
    expect(plan.errors).toEqual([]);
    expect(codes(plan)).toContain('DATA_NOT_COPIED');
    const place = target === 'new' ? 'cosmos:provisioned-2' : target;
    expect(placeOf(plan, 'UserApi', 'cosmos')).toBe(place);
    expect(placeOf(plan, 'OrderApi', 'cosmos')).toBe('cosmos:shared');
    // The old place is forgotten by Terraform, and not destroyed.
    expect(plan.state.removed).toEqual([
      'azurerm_cosmosdb_sql_container.shop_cosmos_shared_userapi-db_userapi',
    ]);
    // It is carried out once, however long the option stays.
    const later = after(plan, [...changed, fast], config);
    expect(placeOf(later, 'UserApi', 'cosmos')).toBe(place);
    expect(codes(later)).toEqual([]);
  });

  it('of a unit itself is a conflict that another name resolves', () => {
    const keyed = (entityName: string, partitionKey: '/id' | '/mail') =>
      crud('UserApi', { entityName, schema: { id: 'string', mail: 'string' }, partitionKey });
    const first = planOf([keyed('User', '/id')]);
    expect(after(first, [keyed('User', '/mail')]).errors).toMatchObject([
      { code: 'PLACEMENT_CONFLICT', path: 'partitionKey', components: ['UserApi'] },
    ]);
    const renamed = after(first, [keyed('Member', '/mail')]);
    expect(renamed.errors).toEqual([]);
    expect(codes(renamed)).toContain('DATA_RETAINED');
  });
});

describe('containers', () => {
  it('bind components together, and databases do not', () => {
    const pair = (entities: readonly [string, string]) =>
      planOf([
        crud('A', { databaseName: 'main', entityName: entities[0], enableServerless: true }),
        crud('B', { databaseName: 'main', entityName: entities[1], throughput: 400 }),
      ]);
    expect(pair(['User', 'Order']).errors).toEqual([]);
    expect(keysOf(pair(['User', 'Order']), 'cosmos')).toEqual(['cosmos:provisioned', 'cosmos:shared']);
    expect(pair(['User', 'User']).errors).toMatchObject([
      { code: 'CANNOT_SHARE_DATA', components: ['A', 'B'] },
    ]);
  });
});
