import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { offerFor } from '../../../test/support/offers.js';
import { blocksOf, functionAppIn, planOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import { diffPlans } from '../../plan/diff/diff-plans.js';
import type { Offer } from '../../plan/offer.js';
import type { OfferedDatabase } from './hosted-account.js';
import { exposedEndpoints } from '../../plan/exposure.js';

const GUEST = `${SHOP.backendId}.${SHOP.environment}`;

function offering(changed: Partial<OfferedDatabase> = {}): Offer {
  const offer = offerFor(GUEST);
  const part = offer.guests[GUEST];
  if (part === undefined) throw new Error('no guest');
  return {
    ...offer,
    guests: { [GUEST]: { ...part, parts: { cosmos: { ...part.parts['cosmos'], ...changed } } } },
  };
}

const guest = (config: BackendConfig = {}) =>
  planOf([crud('Users')], { ...SHOP, host: offering(), ...config });
const conflicts = (config: BackendConfig) =>
  guest(config)
    .errors.filter(({ code }) => code === 'HOST_CONFLICT')
    .map(({ message }) => message);

describe('a backend with a host', () => {
  it('has containers in the account of the host, and no other block there', () => {
    const plan = guest();
    expect(plan.errors).toEqual([]);
    expect(blocksOf(plan, 'azurerm_cosmosdb_account')).toEqual([]);
    expect(blocksOf(plan, 'azurerm_cosmosdb_sql_role_assignment')).toEqual([]);
    expect(blocksOf(plan, 'azurerm_cosmosdb_sql_container').map(({ arguments: of }) => of)).toMatchObject([
      {
        name: 'users-db.users',
        resource_group_name: 'rg-platform',
        account_name: 'cosno-platform',
        database_name: GUEST,
      },
    ]);
  });

  it('has apps with the identity of the host and the settings by which the runtime finds the containers', () => {
    const plan = guest();
    expect(blocksOf(plan, 'azurerm_user_assigned_identity')).toEqual([]);
    const [identity] = blocksOf(plan, 'data.azurerm_user_assigned_identity');
    expect(identity?.arguments['resource_group_name']).toBe('rg-platform');
    expect(functionAppIn(plan).arguments['app_settings']).toMatchObject({
      ATAKORA_HOST_ENDPOINT: 'https://cosno-platform.documents.azure.com:443/',
      ATAKORA_HOST_DATABASE: GUEST,
      AZURE_CLIENT_ID: { $ref: `data.azurerm_user_assigned_identity.${identity?.id ?? ''}.client_id` },
      USERS_COSMOS_ENDPOINT: 'https://cosno-platform.documents.azure.com:443/',
    });
  });

  it.each([
    ['public', 'internet'],
    ['isolated', 'private'],
  ] as const)('is reached as the account of the host is, which is %s', (network, reached) => {
    const endpoints = exposedEndpoints(guest({ host: offering({ network }) }));
    expect(endpoints.find(({ resource }) => resource === 'cosmos:shared')).toMatchObject({
      network: reached,
      credentials: ['entra'],
    });
  });

  it('is billed by its use, and the host for the rest', () => {
    const metersOf = (plan: ReturnType<typeof guest>) =>
      plan.resources.find(({ type }) => type === 'cosmos')?.meters;
    const storage = { meter: 'cosmos/storage', each: { low: 1, high: 1 } };
    expect(metersOf(guest())).toMatchObject([{ meter: 'cosmos/serverless' }, storage]);
    const provisioned = planOf([crud('Users', { throughput: 400 })], {
      ...SHOP,
      host: offering({ capacityMode: 'provisioned' }),
    });
    expect(provisioned.errors).toEqual([]);
    expect(metersOf(provisioned)).toMatchObject([{ meter: 'cosmos/throughput' }, storage]);
  });

  it('has each role of its one identity once, in whatever app', () => {
    const queue = { functions: { run: { trigger: 'queue', queueName: 'jobs' } } } as const;
    const plan = planOf([app('One', queue), app('Two', { ...queue, separateIdentity: true })], {
      ...SHOP,
      host: offering(),
    });
    expect(blocksOf(plan, 'azurerm_function_app_flex_consumption')).toHaveLength(2);
    const roles = blocksOf(plan, 'azurerm_role_assignment').map(({ arguments: of }) =>
      JSON.stringify([of['scope'], of['role_definition_name']]),
    );
    expect(roles).not.toEqual([]);
    expect(new Set(roles).size).toBe(roles.length);
  });

  it('imports a container that comes back by its id in the account of the host', () => {
    const first = planOf([crud('Users'), crud('Orders')], { ...SHOP, host: offering() });
    const second = guest({ lock: first.lock });
    const third = planOf([crud('Users'), crud('Orders')], { ...SHOP, host: offering(), lock: second.lock });
    expect(second.state.removed).toHaveLength(1);
    expect(third.state.imports.map(({ id }) => id)).toEqual([
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-platform/providers/Microsoft.DocumentDB/databaseAccounts/cosno-platform/sqlDatabases/shop.prod/containers/orders-db.orders',
    ]);
  });

  it('never moves to an account of its own, or back, with its data', () => {
    const { host: _host, ...own } = { ...SHOP, host: offering() };
    const before = guest();
    expect(planOf([crud('Users')], { ...own, lock: before.lock }).errors).not.toEqual([]);
    const alone = planOf([crud('Users')]);
    expect(guest({ lock: alone.lock }).errors).not.toEqual([]);
    expect(diffPlans(before, guest({ lock: before.lock })).verdict).toBe('none');
  });

  it.each([
    ['account', { account: 'cosno-other', endpoint: 'https://cosno-other.documents.azure.com:443/' }],
    ['database', { database: 'others.prod' }],
    ['capacity mode', { capacityMode: 'provisioned' }],
  ] as const)('never follows its host to another %s with its data', (_what, changed) => {
    const { lock } = guest();
    for (const host of [offering(changed), { offer: offering(changed), else: 'own' as const }])
      expect(planOf([crud('Users')], { ...SHOP, host, lock }).errors.map(({ code }) => code)).toContain(
        'PLACEMENT_CONFLICT',
      );
  });

  it.each<[string, BackendConfig, RegExp]>([
    [
      'is not admitted',
      { host: offerFor('others.prod') },
      /must admit 'shop\.prod', received an offer for 'others\.prod'/,
    ],
    [
      'has more containers',
      { host: offering({ containers: 1 }) },
      /admits 1 container of 'shop\.prod', received 2/,
    ],
    ['has options of an account', { cosmosConfig: { freeTier: true } }, /received cosmosConfig too/],
    [
      'has an account that exists',
      { host: { offer: offering(), else: 'own' }, cosmosConfig: { useExisting: true, accountName: 'old' } },
      /received cosmosConfig\.useExisting too/,
    ],
    ['has keys', { useManagedIdentity: false }, /gives no keys/],
    [
      'is outside the network of the host',
      { host: offering({ network: 'isolated' }) },
      /closed to the internet/,
    ],
  ])('is refused where it %s', (_case, config, message) => {
    const plan = planOf([crud('Users'), crud('Orders')], { ...SHOP, host: offering(), ...config });
    expect(plan.errors.map(({ code }) => code)).toContain('HOST_CONFLICT');
    expect(plan.errors.some((error) => message.test(error.message))).toBe(true);
  });

  it('has an account of its own for what does not fit only where it says so', () => {
    const components = [crud('Users'), crud('Fast', { throughput: 400 })];
    const refused = planOf(components, { ...SHOP, host: offering() });
    expect(refused.errors).toMatchObject([{ code: 'HOST_CONFLICT', components: ['Fast'] }]);
    const permitted = planOf(components, { ...SHOP, host: { offer: offering(), else: 'own' } });
    expect(permitted.errors).toEqual([]);
    expect(blocksOf(permitted, 'azurerm_cosmosdb_account')).toHaveLength(1);
  });

  it('follows the capacity mode of the host', () => {
    const plan = guest({ host: offering({ capacityMode: 'provisioned' }) });
    expect(plan.errors).toEqual([]);
    expect(blocksOf(plan, 'azurerm_cosmosdb_sql_container')[0]?.arguments['throughput']).toBe(400);
    expect(conflicts({ host: offering({ capacityMode: 'provisioned' }) })).toEqual([]);
  });

  it('names the rights that its deployer has from the host', () => {
    const { rights } = guest().deployer;
    expect(rights.filter(({ scope }) => scope.includes('rg-platform')).map(({ role }) => role)).toEqual([
      'roles of guests',
    ]);
    const roles = ({ deployer }: ReturnType<typeof guest>) =>
      deployer.rights.filter(({ scope }) => scope === 'subscription').map(({ role }) => role);
    expect([roles(guest()), roles(guest({ azurerm: 5 }))]).toEqual([['custom role'], ['custom role']]);
  });
});
