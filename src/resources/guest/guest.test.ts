import { describe, expect, it } from 'vitest';

import { GUEST_DEPLOYER as DEPLOYER } from '../../../test/support/offers.js';
import { crud } from '../../../test/support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import { defineBackend } from '../../backend/define-backend.js';
import { diffPlans } from '../../plan/diff/diff-plans.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { offerOf } from '../../plan/offer.js';

const OTHER = '22222222-2222-3333-4444-555555555555';
const SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';

type Guests = NonNullable<BackendConfig['offer']>['guests'];

function hostWith(guests: Guests, config: BackendConfig = {}): ResourcePlan {
  return defineBackend({ ...SHOP, offer: { guests }, ...config }).plan();
}

const BOTH: Guests = { 'orders.prod': { deployer: DEPLOYER }, 'users.prod': { deployer: OTHER } };

describe('a guest', () => {
  it('has a database, and an identity with the data role on this database alone', () => {
    const plan = hostWith({ 'orders.prod': { deployer: DEPLOYER } });
    expect(plan.errors).toEqual([]);
    const [database] = blocksOf(plan, 'azurerm_cosmosdb_sql_database');
    expect(database?.arguments['name']).toBe('orders.prod');
    expect(
      blocksOf(plan, 'azurerm_cosmosdb_sql_role_assignment').map(({ arguments: of }) => of['scope']),
    ).toEqual([
      {
        $join: [
          { $ref: 'azurerm_cosmosdb_account.shop_cosmos_shared.id' },
          '/dbs/',
          { $ref: `azurerm_cosmosdb_sql_database.${database?.id ?? ''}.name` },
        ],
      },
    ]);
  });

  it('has a deployer that makes containers in its database, uses its identity and sees the account', () => {
    const plan = hostWith({ 'orders.prod': { deployer: { id: DEPLOYER, type: 'Group' } } });
    const roles = blocksOf(plan, 'azurerm_role_assignment').map(({ arguments: of }) => of);
    expect(roles.map(({ principal_id: id, principal_type: type }) => [id, type])).toEqual(
      roles.map(() => [DEPLOYER, 'Group']),
    );
    expect(roles.map(({ scope }) => (scope as { $ref: string }).$ref.split('.')[0]).sort()).toEqual([
      'azurerm_cosmosdb_account',
      'azurerm_cosmosdb_sql_database',
      'azurerm_user_assigned_identity',
    ]);
    const actions = blocksOf(plan, 'azurerm_role_definition').flatMap(({ arguments: of }) =>
      (of['permissions'] as { actions: string[] }[]).flatMap((each) => each.actions),
    );
    expect(actions.filter((action) => /\*|roleAssignments|sqlRole|stored/i.test(action))).toEqual([]);
  });

  it('shares the look at the account with another one of the same deployer', () => {
    const plan = hostWith({ 'a.prod': { deployer: DEPLOYER }, 'b.prod': { deployer: DEPLOYER } });
    expect(blocksOf(plan, 'azurerm_role_assignment')).toHaveLength(5);
  });

  it('that leaves keeps database and identity, loses its deployer, and comes back as it was', () => {
    const before = hostWith(BOTH);
    const after = hostWith({ 'orders.prod': { deployer: DEPLOYER } }, { lock: before.lock });
    const left = diffPlans(before, after);
    expect(left.verdict).toBe('in-place');
    expect(blocksOf(after, 'azurerm_cosmosdb_sql_database')).toHaveLength(2);
    expect(blocksOf(after, 'azurerm_user_assigned_identity')).toHaveLength(2);
    expect(JSON.stringify(blocksOf(after, 'azurerm_role_assignment'))).not.toContain(OTHER);
    expect(Object.keys(offerOf(after, { subscriptionId: SUBSCRIPTION, resourceGroup: 'rg' }).guests)).toEqual(
      ['orders.prod'],
    );
    const back = hostWith(BOTH, { lock: after.lock });
    expect(back.terraform).toEqual(before.terraform);
  });

  it('leaves with its data where the host discards it by name', () => {
    const before = hostWith(BOTH);
    const discard = ['cosmos:users.prod', 'guest:users.prod'];
    const after = hostWith({ 'orders.prod': { deployer: DEPLOYER } }, { lock: before.lock, discard });
    expect(after.errors).toEqual([]);
    expect(diffPlans(before, after).verdict).toBe('data-loss');
    expect(blocksOf(after, 'azurerm_cosmosdb_sql_database')).toHaveLength(1);
  });

  it.each([
    [['cosmos:users.prod'], /'cosmos:users\.prod' must go with 'guest:users\.prod'/],
    [['cosmos:users.prod', 'cosmos:#offered'], /'cosmos:#offered' must go after all guests/],
  ])('is not left without its data by discard: %j', (discard, message) => {
    const { lock } = hostWith(BOTH);
    const plan = defineBackend({ ...SHOP, lock, discard }).plan();
    expect(plan.errors.some((error) => error.path === 'discard' && message.test(error.message))).toBe(true);
  });

  it('has another name than its host', () => {
    const plan = hostWith({ [`${SHOP.backendId}.${SHOP.environment}`]: { deployer: DEPLOYER } });
    expect(plan.errors).toMatchObject([{ code: 'INVALID_COMBINATION', path: 'offer' }]);
  });

  it('that exceeds the 500 containers of an account has a second one', () => {
    const guests = Object.fromEntries(
      ['a', 'b', 'c'].map((id) => [`${id}.prod`, { deployer: DEPLOYER, cosmos: { containers: 240 } }]),
    );
    const plan = hostWith(guests);
    expect(blocksOf(plan, 'azurerm_cosmosdb_account')).toHaveLength(2);
    const again = hostWith(guests, { lock: plan.lock });
    expect(again.errors).toEqual([]);
    expect(again.terraform).toEqual(plan.terraform);
  });

  it('that fills its account to the last container stays there', () => {
    // The database, its containers and the account itself.
    const guests = {
      'a.prod': { deployer: DEPLOYER, cosmos: { containers: 498 } },
      'b.prod': { deployer: DEPLOYER, cosmos: { containers: 1 } },
    };
    const plan = hostWith(guests);
    expect(plan.errors).toEqual([]);
    expect(hostWith(guests, { lock: plan.lock }).errors).toEqual([]);
  });
});

describe('a host', () => {
  it('keeps its account after the last guest, until it discards the account too', () => {
    const before = hostWith(BOTH);
    const without = (lock: ResourcePlan, discard: readonly string[]) =>
      defineBackend({ ...SHOP, lock: lock.lock, discard }).plan();
    const alone = without(before, [
      'cosmos:users.prod',
      'cosmos:orders.prod',
      'guest:users.prod',
      'guest:orders.prod',
    ]);
    expect(alone.errors).toEqual([]);
    expect(alone.terraform.map(({ type }) => type)).toEqual(['azurerm_cosmosdb_account']);
    const gone = without(alone, ['cosmos:#offered']);
    expect(gone.errors).toEqual([]);
    expect(gone.terraform).toEqual([]);
  });

  it.each<[string, BackendConfig]>([
    ['dataProtection', { dataProtection: 'destroy' }],
    ['useManagedIdentity', { useManagedIdentity: false }],
  ])('refuses %s, which would give the data of guests away or up', (path, config) => {
    const plan = hostWith(BOTH, config);
    expect(plan.errors).toMatchObject([{ code: 'INVALID_COMBINATION', path }]);
  });

  it('refuses to destroy what leaves the declarations also when the offer leaves with it', () => {
    const { lock } = hostWith(BOTH);
    const plan = planOf([crud('Users')], { ...SHOP, lock, dataProtection: 'destroy' });
    expect(plan.errors.map(({ path }) => path)).toContain('dataProtection');
  });

  it('refuses another network while there are guests', () => {
    const { lock } = hostWith(BOTH);
    expect(hostWith(BOTH, { lock, networking: 'isolated' }).errors).toMatchObject([
      { code: 'PLACEMENT_CONFLICT', message: expect.stringContaining("must stay 'public'") as string },
    ]);
  });

  it('refuses another capacity mode while there are guests', () => {
    const { lock } = hostWith(BOTH);
    const guests = {
      ...BOTH,
      'orders.prod': { deployer: DEPLOYER, cosmos: { capacityMode: 'provisioned' } },
    } as const;
    expect(hostWith(guests, { lock }).errors).not.toEqual([]);
  });

  it('refuses a component with containers in the database of a guest', () => {
    const plan = planOf([crud('Users', { databaseName: 'orders.prod' })], {
      ...SHOP,
      offer: { guests: { 'orders.prod': { deployer: DEPLOYER } } },
    });
    expect(plan.errors.map(({ path }) => path)).toContain('offer');
  });
});

describe('a backend that its host does not admit', () => {
  it('is told of a handful of the others', () => {
    const guests = Object.fromEntries(
      'abcdefgh'.split('').map((id) => [`${id}.prod`, { deployer: DEPLOYER }]),
    );
    const host = offerOf(hostWith(guests), { subscriptionId: SUBSCRIPTION, resourceGroup: 'rg' });
    const { errors } = planOf([crud()], { ...SHOP, backendId: 'other', host });
    expect(errors[0]?.message).toMatch(
      /must admit 'other\.prod', received an offer for 'a\.prod', .*'e\.prod' and 3 more\.$/,
    );
  });
});

describe('moves of a host', () => {
  it('leave the data of a guest where it is', () => {
    const { lock } = hostWith(BOTH);
    const moves = { 'cosmos:orders.prod': 'new' };
    const plan = hostWith(BOTH, { lock, moves });
    expect(plan.errors).toMatchObject([{ code: 'INVALID_COMBINATION', path: 'moves' }]);
    expect(plan.errors[0]?.message).toContain("'cosmos:orders.prod' must stay where it is");
    expect(plan.terraform).toEqual(hostWith(BOTH, { lock }).terraform);
  });
});

/** Actions of azurerm 4.55.0 and 5.2.0 on resources of a host, in plans and applies of guests against a double of Azure. */
const SEEN = [
  'Microsoft.DocumentDB/databaseAccounts/read',
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/read',
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/write',
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/delete',
  'Microsoft.Network/privateDnsZones/join/action',
  'Microsoft.Network/virtualNetworks/subnets/join/action',
];

describe('the roles of a deployer', () => {
  const plan = hostWith(
    { 'orders.prod': { deployer: DEPLOYER, network: {}, monitoring: {}, cosmos: {} } },
    { networking: 'isolated', monitoring: true },
  );

  it('have each action that applies of guests were seen to use', () => {
    expect(plan.errors).toEqual([]);
    const actions = blocksOf(plan, 'azurerm_role_definition').flatMap(({ arguments: of }) =>
      (of['permissions'] as { actions: string[] }[]).flatMap((each) => each.actions),
    );
    expect(SEEN.filter((action) => !actions.includes(action))).toEqual([]);
    // The identity of the guest is read and assigned to apps by a role of Azure.
    expect(
      blocksOf(plan, 'azurerm_role_assignment').map(({ arguments: of }) => of['role_definition_name']),
    ).toContain('Managed Identity Operator');
  });
});
