import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { blocksOf, planOf, SHOP } from '../support/plans.js';

const told = (components: readonly AnyComponentDefinition[], config: BackendConfig = SHOP) =>
  planOf(components, config)
    .warnings.filter(({ code }) => code === 'FOLLOWS_OTHERS')
    .map(({ resource, components: who }) => [resource, ...who]);

const account = (components: readonly AnyComponentDefinition[]) =>
  blocksOf(planOf(components), 'azurerm_cosmosdb_account').map(({ config }) => config['name']);

describe('a component that makes its account provisioned', () => {
  const users = [crud('UserApi'), crud('OrderApi')];
  const big = crud('Big', { throughput: 400 });

  it('takes others along to a new account, and the plan says whom', () => {
    expect(account([...users, big])).not.toEqual(account(users));
    const { warnings } = planOf([...users, big]);
    expect(warnings.filter(({ code }) => code === 'FOLLOWS_OTHERS')).toEqual([
      {
        code: 'FOLLOWS_OTHERS',
        message:
          "'OrderApi', 'UserApi' follow 'Big' into a Cosmos DB account ('provisioned'). Where 'Big' is new in a backend that exists, that is one that is new and empty, and the account with their data is destroyed.",
        resource: 'cosmos:shared',
        components: ['OrderApi', 'UserApi'],
        resolution:
          'Pin it before there is data: enableServerless: false for those that belong in this account, enableServerless: true for those that do not. See docs/migration.md.',
      },
    ]);
  });

  it('takes nobody along who says what it needs', () => {
    const pinned = crud('UserApi', { enableServerless: true });
    expect(told([pinned, big])).toEqual([]);
    expect(account([pinned, big])).toContain(account([pinned])[0]);
    // Beside one that is pinned there is a serverless account for those that say nothing.
    expect(told([pinned, crud('OrderApi'), big])).toEqual([]);
    expect(told([crud('UserApi', { enableServerless: false }), big])).toEqual([]);
    expect(told([crud('UserApi', { enableServerless: false }), crud('OrderApi'), big])).toEqual([
      ['cosmos:shared', 'OrderApi'],
    ]);
  });

  it('is no matter where all are provisioned, serverless or in an account that exists', () => {
    expect(told([...users, crud('Big', { enableServerless: true })])).toEqual([]);
    expect(told(users, { ...SHOP, autoScale: { maxThroughput: 1000 } })).toEqual([]);
    const cosmosConfig = { useExisting: true, accountName: 'cosno-main' };
    expect(told([...users, big], { ...SHOP, cosmosConfig })).toEqual([]);
  });

  it('takes nothing from who only reads its data', () => {
    const access = [{ name: 'big-db/big', role: 'reader' as const }];
    expect(told([big, custom('Reader', [requirement('cosmos', { access })])])).toEqual([]);
  });

  it('takes nothing from who follows the changes of its data alone', () => {
    const follows = (containerName: string) =>
      app('Jobs', {
        functions: { run: { trigger: 'cosmos', databaseName: `${containerName}-db`, containerName } },
      });
    expect(told([big, follows('big')])).toEqual([]);
    // What it follows was in another account before, and its leases with it.
    expect(told([big, crud('UserApi', { entityName: 'User' }), follows('user')])).toEqual([
      ['cosmos:shared', 'Jobs', 'UserApi'],
    ]);
  });
});

describe('an app of another version or plan', () => {
  it('takes along who names no version', () => {
    expect(told([crud('UserApi'), app('Jobs'), app('Old', { version: '20' })])).toEqual([
      ['functions:shared', 'Jobs', 'UserApi'],
    ]);
    expect(told([app('Jobs', { version: '22' }), app('Old', { version: '20' })])).toEqual([]);
    expect(told([app('Jobs'), app('New', { version: '22' })])).toEqual([]);
  });

  it('takes along everybody when its plan is of another kind', () => {
    expect(told([app('Jobs', { sku: 'FC1' }), app('Fast', { sku: 'EP1' })])).toEqual([
      ['functions:shared', 'Jobs'],
    ]);
    expect(told([app('Jobs', { sku: 'EP2' }), app('Fast', { sku: 'EP1' })])).toEqual([]);
  });

  it('is told once where several decide together', () => {
    expect(told([app('Jobs'), app('Old', { version: '20' }), app('Fast', { sku: 'EP1' })])).toEqual([
      ['functions:shared', 'Jobs'],
    ]);
    expect(told([app('Both', { version: '20', sku: 'EP1' })])).toEqual([]);
  });
});

describe('a storage account of another replication', () => {
  it('takes along who has queues', () => {
    const zonal = custom('Files', [
      requirement('storage', { replication: 'ZRS', containers: [{ name: 'files' }] }),
    ]);
    const queue = { trigger: 'queue', queueName: 'jobs' } as const;
    expect(told([app('Mail', { functions: { run: queue } }), app('Jobs'), zonal])).toEqual([
      ['storage:shared', 'Mail'],
    ]);
  });
});

describe('a plan in which everybody says the same', () => {
  it('has nothing to say of it', () => {
    expect(told([crud('A'), crud('B'), app('Jobs')])).toEqual([]);
    expect(told([crud('A', { throughput: 400 }), crud('B', { throughput: 500 })])).toEqual([]);
    expect(told([app('A', { runtime: 'python' }), app('B', { runtime: 'python' })])).toEqual([]);
  });
});
