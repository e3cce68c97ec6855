import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import type { PlanLock } from '../../src/plan/lock/plan-lock.js';
import { crud } from '../support/definitions.js';
import { placeOf, planOf, SHOP } from '../support/plans.js';

const UNIT = 'cosmos:order-db/order';
const other = crud('User');
const silent = crud('Order');
const busy = crud('Order', { throughput: 400 });
const toNew = { moves: { [UNIT]: 'new' } };

const after = (components: readonly AnyComponentDefinition[], lock: PlanLock, config: BackendConfig = {}) =>
  planOf(components, { ...SHOP, ...config, lock });
const warnings = ({ warnings: all }: ReturnType<typeof planOf>, code: string) =>
  all.filter((each) => each.code === code);

/** The container of a component that left. */
const left = after([other], planOf([other, silent]).lock).lock;
/** The container of a component that moved to an account with throughput, and left. */
const moved = after([other, busy], planOf([other, silent]).lock, toNew).lock;
const leftTwice = after([other], moved).lock;

describe('a component that comes back to retained data', () => {
  it('as another kind moves to a new place, as the conflict offers', () => {
    expect(after([other, busy], left).errors).toMatchObject([
      { code: 'PLACEMENT_CONFLICT', resolution: expect.stringContaining(`'${UNIT}': 'new'`) as string },
    ]);
    const plan = after([other, busy], left, toNew);
    expect(plan.errors).toEqual([]);
    expect(placeOf(plan, 'Order', 'cosmos')).toBe('cosmos:provisioned');
    expect(warnings(plan, 'DATA_NOT_COPIED')).toHaveLength(1);
    expect(plan.state.removed).toEqual(['azurerm_cosmosdb_sql_container.shop_cosmos_shared_order-db_order']);
    const again = after([other, busy], plan.lock, toNew);
    expect(again.lock).toEqual(plan.lock);
  });

  it('stays with its data although moves still names it', () => {
    const plan = after([other, silent], left, toNew);
    expect(plan.errors).toEqual([]);
    expect(placeOf(plan, 'Order', 'cosmos')).toBe('cosmos:shared');
    expect(after([other, silent], plan.lock, toNew).lock).toEqual(plan.lock);
  });

  it('finds it in the one of two places that fits', () => {
    const plan = after([other, busy], leftTwice, toNew);
    expect(plan.errors).toEqual([]);
    expect(plan.state.imports.map(({ to }) => to)).toEqual([
      'azurerm_cosmosdb_sql_container.shop_cosmos_provisioned_order-db_order',
    ]);
    expect(after([other, busy], plan.lock, toNew).lock).toEqual(plan.lock);
  });

  it('is asked for the place where both fit, because one has older data', () => {
    const { errors } = after([other, silent], leftTwice);
    expect(errors).toMatchObject([
      {
        code: 'PLACEMENT_CONFLICT',
        message: `'Order': '${UNIT}' is retained in more than one resource: 'cosmos:provisioned', 'cosmos:shared'.`,
      },
    ]);
    for (const key of ['cosmos:provisioned', 'cosmos:shared']) {
      const plan = after([other, silent], leftTwice, { moves: { [UNIT]: key } });
      expect(plan.errors).toEqual([]);
      expect(placeOf(plan, 'Order', 'cosmos')).toBe(key);
      expect(warnings(plan, 'DATA_NOT_COPIED')).toEqual([]);
      expect(plan.state.imports).toHaveLength(1);
    }
    const given = after([other, silent], leftTwice, { discard: [`${UNIT}@cosmos:shared`] });
    expect(given.errors).toEqual([]);
    expect(placeOf(given, 'Order', 'cosmos')).toBe('cosmos:provisioned');
  });
});

describe('components that move to a new place', () => {
  it('stay together where they name one container', () => {
    const shared = { entityName: 'Order' } as const;
    const { lock } = planOf([crud('Order'), crud('Report', shared)]);
    const components = [busy, crud('Report', shared)];
    const plan = after(components, lock, toNew);
    expect(plan.errors).toEqual([]);
    expect(placeOf(plan, 'Report', 'cosmos')).toBe(placeOf(plan, 'Order', 'cosmos'));
    expect(after(components, plan.lock, toNew)).toMatchObject({ errors: [], lock: plan.lock });
  });

  it('find what was retained there, which is said', () => {
    const plan = after([other, silent], moved, { moves: { [UNIT]: 'cosmos:shared' } });
    expect(warnings(plan, 'DATA_NOT_COPIED')).toMatchObject([
      { message: expect.stringContaining('and uses the data that was retained there.') as string },
    ]);
  });

  it('follow an entry away from another one that comes back and that they cannot be with', () => {
    const limited = crud('Order', { allowedIpRanges: { cosmos: ['0.0.0.0', '203.0.113.0/24'] } });
    const both = after([], planOf([other, silent]).lock).lock;
    expect(after([other, limited], both).errors).toMatchObject([{ code: 'PLACEMENT_CONFLICT' }]);
    const plan = after([other, limited], both, toNew);
    expect(plan.errors).toEqual([]);
    expect(placeOf(plan, 'User', 'cosmos')).toBe('cosmos:shared');
    expect(placeOf(plan, 'Order', 'cosmos')).toBe('cosmos:shared-2');
  });

  it('are not told to discard a database that keeps data of others', () => {
    const databaseName = 'desk';
    const components = [crud('Order', { databaseName }), crud('Note', { databaseName })];
    const { lock } = planOf(components);
    const plan = after(components, lock, { moves: { 'cosmos:desk/order': 'new' } });
    expect(warnings(plan, 'DATA_NOT_COPIED').map(({ resolution }) => resolution)).toEqual([
      expect.stringMatching(/discard: \['cosmos:desk\/order@cosmos:shared'\]\.$/) as string,
    ]);
  });

  it('are told what a copy does not replace, and go to and fro with the lock', () => {
    const first = planOf([other, silent]);
    const there = after([other, silent], first.lock, toNew);
    const back = after([other, silent], there.lock, { moves: { [UNIT]: 'cosmos:shared' } });
    const resolutionsOf = (plan: typeof back) =>
      warnings(plan, 'DATA_NOT_COPIED').map(({ resolution }) => resolution);
    const copy = (from: string, to: string) =>
      `Copy the data with npx atakora copy-data '${UNIT}@${from}' '${UNIT}@${to}', then discard the old place: discard: ['${UNIT}@${from}']. Add 'cosmos:order-db@${from}' to discard too, unless Azure has other data in it.`;
    expect(resolutionsOf(there)).toEqual([copy('cosmos:shared', 'cosmos:shared-2')]);
    expect(resolutionsOf(back)).toEqual([
      `The data in 'cosmos:shared' is as it was left: delete there what changed or was deleted since. ${copy('cosmos:shared-2', 'cosmos:shared')}`,
    ]);
    expect(back.errors).toEqual([]);
    expect(placeOf(back, 'Order', 'cosmos')).toBe('cosmos:shared');
    expect(back.state.imports.map(({ to }) => to)).toEqual([
      'azurerm_cosmosdb_sql_container.shop_cosmos_shared_order-db_order',
    ]);
    expect(back.state.removed).toEqual([
      'azurerm_cosmosdb_sql_container.shop_cosmos_shared-2_order-db_order',
    ]);
  });
});

describe('data of a name that a component does not declare any more', () => {
  const before = planOf([crud('Users', { entityName: 'User' }), crud('Orders', { entityName: 'Order' })]);
  const retainedIn = (...components: AnyComponentDefinition[]) =>
    planOf(components, { ...SHOP, lock: before.lock })
      .warnings.filter(({ code }) => code === 'DATA_RETAINED')
      .map(({ message }) => message);
  const left =
    "No component declares 'cosmos:user-db/user' any more. Terraform forgets it, and its data stays in Azure.";

  it('is reported with its new name, which the lock alone gives', () => {
    const orders = crud('Orders', { entityName: 'Order' });
    expect(retainedIn(crud('Users', { entityName: 'Account' }), orders)).toEqual([
      `${left} 'Users' now declares 'cosmos:account-db/account', new and empty. ` +
        "Copy the data after the deployment with npx atakora copy-data 'cosmos:user-db/user@cosmos:shared' 'cosmos:account-db/account@cosmos:shared'.",
    ]);
  });

  it('is reported alone where its component uses other data, or another component is new', () => {
    const orders = crud('Orders', { entityName: 'Order' });
    expect(retainedIn(crud('Users', { entityName: 'Order' }), orders)).toEqual([left]);
    expect(retainedIn(crud('Accounts'), orders)).toEqual([left]);
  });
});
