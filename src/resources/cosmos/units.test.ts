import { describe, expect, it } from 'vitest';

import { crud, custom, requirement } from '../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import { checkLock } from '../../lock/check-lock.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';

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
  const own = custom('Own', [requirement('cosmos', { databases: [{ name: 'main' }] })]);
  const inIt = crud('User', { databaseName: 'main' });
  const address = 'azurerm_cosmosdb_sql_database.shop_cosmos_shared_main';
  const importId = {
    $join: [{ $ref: 'azurerm_cosmosdb_account.shop_cosmos_shared.id' }, '/sqlDatabases/main'],
  };
  const after = (components: Parameters<typeof planOf>[0], lock: PlanLock, config: BackendConfig = {}) =>
    planOf(components, { ...SHOP, lock, ...config });
  const unitsIn = ({ lock }: ResourcePlan) => lock.resources['cosmos:shared']?.units;

  it('is a unit where a component declares it without containers, whatever others declare in it', () => {
    expect(Object.keys(accountOf({}, own)?.units ?? {})).toEqual(['main']);
    expect(Object.keys(accountOf({}, own, inIt)?.units ?? {})).toEqual(['main', 'main/user']);
    expect(Object.keys(accountOf({}, inIt)?.units ?? {})).toEqual(['main/user']);
    const alone = planOf([own]);
    const shared = after([own, inIt], alone.lock);
    expect(checkLock(alone.lock, shared.lock)).toEqual([]);
  });

  it('that left is kept for the containers of others, and is not destroyed with them', () => {
    const without = after([inIt], planOf([own, inIt]).lock);
    expect(unitsIn(without)).toMatchObject({ main: { retained: true, components: [] } });
    expect(without.state.removed).toEqual([]);
    expect(without.warnings.filter(({ code }) => code === 'DATA_RETAINED')).toMatchObject([
      { message: expect.stringContaining('stays in Terraform for what is declared in it') as string },
    ]);
    const discard = ['cosmos:main/user'];
    const gone = after([], without.lock, { discard });
    expect(gone.state).toMatchObject({ removed: [address], imports: [] });
    expect(checkLock(without.lock, gone.lock, { discard })).toEqual([]);
    const back = after([own], gone.lock);
    expect(back.state).toMatchObject({ removed: [], imports: [{ to: address, id: importId }] });
  });

  it('that left can be given up while others use it, and that permits nothing to destroy it', () => {
    const without = after([inIt], planOf([own, inIt]).lock, { discard: ['cosmos:main'] });
    expect(without.errors).toEqual([]);
    expect(Object.keys(unitsIn(without) ?? {})).toEqual(['main/user']);
    expect(without.state.discarded).toBeUndefined();
  });

  it('that was retained is imported for the containers of others, unless it is gone', () => {
    const left = after([], planOf([own]).lock);
    expect(left.state.removed).toEqual([address]);
    const used = after([inIt], left.lock);
    expect(used.state).toMatchObject({ removed: [], imports: [{ to: address, id: importId }] });
    expect(checkLock(left.lock, used.lock)).toEqual([]);
    const restored = after([inIt], left.lock, { restored: ['cosmos:main'] });
    expect(restored.state).toMatchObject({ removed: [], imports: [] });
    expect(Object.keys(unitsIn(restored) ?? {})).toEqual(['main/user']);
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
