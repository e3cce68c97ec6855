import { describe, expect, it } from 'vitest';

import { crud, custom, requirement } from '../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../test/support/plans.js';

const accountOf = (config: object, ...parts: Parameters<typeof planOf>[0]) =>
  Object.values(planOf(parts, { ...SHOP, ...config }).lock.resources).find(({ type }) => type === 'cosmos');

describe('a container', () => {
  it('is a unit with its keys, and the Azure id to import it by', () => {
    const schema = { id: 'string', email: 'string' } as const;
    expect(accountOf({}, crud('User', { schema, uniqueKeys: ['/email'] }))?.units).toEqual({
      'user-db/user': {
        facts: { partitionKey: '/id', uniqueKeys: '[["/email"]]' },
        blocks: {
          'azurerm_cosmosdb_sql_container.shop_cosmos_shared_user-db_user':
            '${azurerm_cosmosdb_account.shop_cosmos_shared.id}/sqlDatabases/user-db/containers/user',
        },
        data: true,
        components: ['User'],
      },
    });
  });

  it.each([
    ['manual', {}, { throughput: 400 }],
    ['autoscale', { autoScale: { maxThroughput: 1000 } }, {}],
    [undefined, {}, {}],
  ])('remembers the kind of its throughput: %s', (kind, config, options) => {
    expect(accountOf(config, crud('User', options))?.units['user-db/user']?.facts['throughput']).toBe(kind);
  });
});

describe('a database', () => {
  it('is a unit where no component declares a container in it', () => {
    const own = custom('Own', [requirement('cosmos', { databases: [{ name: 'main' }] })]);
    expect(Object.keys(accountOf({}, own)?.units ?? {})).toEqual(['main']);
    expect(Object.keys(accountOf({}, own, crud('User', { databaseName: 'main' }))?.units ?? {})).toEqual([
      'main/user',
    ]);
  });
});

describe('an account', () => {
  it('remembers its backup once that is continuous, and whose it is', () => {
    const created = { account: 'created', freeTier: 'no', 'write region': 'eastus', zones: 'one' };
    expect(accountOf({}, crud())?.facts).toEqual(created);
    expect(accountOf({ cosmosConfig: { backup: 'Continuous7Days' } }, crud())?.facts).toEqual({
      ...created,
      backup: 'continuous',
    });
  });

  it('of another owner has no units', () => {
    const existing = accountOf({ cosmosConfig: { useExisting: true, accountName: 'cosno-main' } }, crud());
    expect(existing).toMatchObject({ facts: { account: 'existing cosno-main' }, units: {} });
  });
});
