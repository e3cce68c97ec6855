import { describe, expect, it } from 'vitest';

import { crud, custom, requirement } from '../../../test/support/definitions.js';
import { planOf, remarksIn, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import { checkLock } from '../../lock/check-lock.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import { addressOf } from '../../plan/terraform-block.js';
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
        protection: {},
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

  it('that left stays in the plan until discard names it', () => {
    const without = after([inIt], planOf([own, inIt]).lock);
    expect(unitsIn(without)).toMatchObject({ main: { components: [] } });
    expect(without.state).toMatchObject({ removed: [], imports: [] });
    expect(without.warnings.filter(({ code }) => code === 'DATA_RETAINED')).toMatchObject([
      { message: expect.stringContaining('stays in Terraform, with all its data') as string },
    ]);
    const discard = ['cosmos:main/user'];
    const kept = after([], without.lock, { discard });
    expect(kept.terraform.map(addressOf)).toContain(address);
    expect(kept.state).toMatchObject({ removed: [], imports: [] });
    expect(checkLock(without.lock, kept.lock, { discard })).toEqual([]);
    expect(after([], kept.lock).lock).toEqual(kept.lock);
    const gone = after([], kept.lock, { discard: ['cosmos:main'] });
    expect(gone.state.discarded).toEqual([address]);
    expect(remarksIn(gone).map(({ code }) => code)).not.toContain('DATA_FORGOTTEN');
    expect(gone.lock.resources).toEqual({});
  });

  it('stays when its last container is discarded, because others may have made containers in it', () => {
    const [first, left] = [planOf([inIt]), after([], planOf([inIt]).lock)];
    for (const { lock } of [first, left]) {
      const kept = after([], lock, { discard: ['cosmos:main/user'] });
      expect(kept.errors).toEqual([]);
      expect(kept.terraform.map(addressOf)).toContain(address);
      expect(unitsIn(kept)).toEqual({
        main: { facts: {}, data: true, components: [], blocks: { [address]: expect.any(String) as string } },
      });
      expect(kept.warnings.find(({ code }) => code === 'DATA_RETAINED')).toMatchObject({
        message: expect.stringContaining("everything that the lock knows in 'cosmos:main'") as string,
        resolution: "Add it to discard to destroy it with everything in it: discard: ['cosmos:main'].",
      });
      const again = after([inIt], kept.lock);
      expect(again.errors).toEqual([]);
      expect(again.state.imports).toEqual([]);
      expect(checkLock(kept.lock, again.lock)).toEqual([]);
    }
  });

  it('goes with its containers where discard names all, and not without one that is retained', () => {
    const second = crud('Order', { databaseName: 'main' });
    const both = after([], planOf([inIt, second]).lock);
    const discard = ['cosmos:main', 'cosmos:main/user'];
    expect(after([], both.lock, { discard }).errors).toMatchObject([
      {
        code: 'INVALID_COMBINATION',
        path: 'discard',
        resolution: expect.stringContaining("'cosmos:main/order'") as string,
      },
    ]);
    const all = after([], both.lock, { discard: [...discard, 'cosmos:main/order'] });
    expect(all.errors).toEqual([]);
    expect(all.terraform).toEqual([]);
    expect(all.warnings.map(({ code }) => code)).not.toContain('OPTION_WITHOUT_EFFECT');
    const used = after([second], planOf([inIt, second]).lock, { discard });
    expect(used.errors).toMatchObject([
      { message: "discard: 'cosmos:main' is still declared by components." },
    ]);
  });

  it('that left can be given up while others use it, and that permits nothing to destroy it', () => {
    const without = after([inIt], planOf([own, inIt]).lock, { discard: ['cosmos:main'] });
    expect(without.errors).toEqual([]);
    expect(Object.keys(unitsIn(without) ?? {})).toEqual(['main/user']);
    expect(without.state.discarded).toBeUndefined();
  });

  it('that Terraform forgot with an earlier version is imported, unless it is gone', () => {
    const { lock } = after([], planOf([own]).lock);
    const account = lock.resources['cosmos:shared'];
    const main = account?.units['main'];
    if (account === undefined || main === undefined) throw new Error('the lock has no database');
    const units = { main: { ...main, retained: true as const } };
    const left = { ...lock, resources: { ...lock.resources, 'cosmos:shared': { ...account, units } } };
    const used = after([inIt], left);
    expect(used.state).toMatchObject({ removed: [], imports: [{ to: address, id: importId }] });
    expect(checkLock(left, used.lock)).toEqual([]);
    expect(after([inIt], used.lock).state.imports).toEqual(used.state.imports);
    const restored = after([inIt], left, { restored: ['cosmos:main'] });
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
