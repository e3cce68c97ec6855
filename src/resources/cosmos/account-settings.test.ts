import { describe, expect, it } from 'vitest';

import { crud, custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, keysOf, planOf, remarksIn, settingsOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';

const regions = [
  { locationName: 'West US 2', priority: 1 },
  { locationName: 'eastus', priority: 0 },
];
const plan = (config: BackendConfig, ...components: Parameters<typeof planOf>[0]) =>
  planOf(components.length === 0 ? [crud()] : components, { ...SHOP, ...config });
const accountOf = (config: BackendConfig, ...components: Parameters<typeof planOf>[0]) =>
  blocksOf(plan(config, ...components), 'azurerm_cosmosdb_account')[0]?.arguments;

describe('several regions', () => {
  it('stand in the order of failover, the written one first, in a provisioned account', () => {
    const account = accountOf({ cosmosConfig: { failoverPolicies: regions, enableAutomaticFailover: true } });
    expect(account).toMatchObject({
      location: 'eastus',
      geo_location: [
        { location: 'eastus', failover_priority: 0 },
        { location: 'westus2', failover_priority: 1 },
      ],
      automatic_failover_enabled: true,
    });
    expect(account).not.toHaveProperty('capabilities');
  });

  it('make bounded staleness as wide as Azure asks for', () => {
    const cosmosConfig = { failoverPolicies: regions, consistencyLevel: 'BoundedStaleness' } as const;
    expect(accountOf({ cosmosConfig })?.['consistency_policy']).toEqual({
      consistency_level: 'BoundedStaleness',
      max_interval_in_seconds: 300,
      max_staleness_prefix: 100000,
    });
  });

  it('have apps read from their own', () => {
    const { cosmosConfig } = { cosmosConfig: { failoverPolicies: regions } };
    expect(settingsOf(plan({ cosmosConfig, location: 'West US 2' }), 'UserApi')).toMatchObject({
      COSMOS_PREFERRED_REGIONS: 'westus2',
    });
  });

  it.each([
    ['several regions', { cosmosConfig: { failoverPolicies: regions } }, 'cosmosConfig.failoverPolicies'],
    ['autoscale', { autoScale: { maxThroughput: 1000 } }, 'autoScale'],
  ])('a component that insists on serverless is an error beside %s', (has, config, path) => {
    const { errors } = plan(config, crud('Cheap', { enableServerless: true }), crud('Other'));
    expect(errors).toMatchObject([{ code: 'INVALID_COMBINATION', path, components: ['Cheap'] }]);
    expect(errors[0]?.message).toContain(has);
    expect(errors[0]?.message).toContain('enableServerless: true');
  });

  it('a component that insists on serverless is an error also where it asks for throughput', () => {
    const containers = [{ name: 'users', partitionKey: '/id', throughput: 400 }];
    const both = requirement('cosmos', { enableServerless: true, databases: [{ name: 'main', containers }] });
    expect(
      plan({ cosmosConfig: { failoverPolicies: regions } }, custom('Both', [both])).errors,
    ).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'cosmosConfig.failoverPolicies', components: ['Both'] },
    ]);
  });

  it('a component that names serverless as a capability is the same error', () => {
    const named = requirement('cosmos', { capabilities: ['EnableServerless'] });
    expect(
      plan({ cosmosConfig: { failoverPolicies: regions } }, custom('Named', [named])).errors,
    ).toMatchObject([{ code: 'INVALID_COMBINATION', components: ['Named'] }]);
  });

  it('cannot all be written with strong consistency', () => {
    const cosmosConfig = { failoverPolicies: regions, enableMultipleWriteLocations: true };
    const { errors } = plan({ cosmosConfig }, crud('Bank', { consistency: 'Strong' }), crud('Other'));
    expect(errors).toMatchObject([{ code: 'INVALID_COMBINATION', components: ['Bank'] }]);
    expect(plan({ cosmosConfig }).errors).toEqual([]);
  });
});

describe('autoscale', () => {
  const autoScale = { maxThroughput: 4000 };

  it('is for containers without a throughput of their own', () => {
    const planned = plan({ autoScale }, crud('Calm'), crud('Busy', { throughput: 800 }));
    const containers = blocksOf(planned, 'azurerm_cosmosdb_sql_container').map(
      ({ arguments: config }) => config,
    );
    expect(containers).toMatchObject([
      { name: 'busy', throughput: 800 },
      { name: 'calm', autoscale_settings: { max_throughput: 4000 } },
    ]);
    expect(containers[0]).not.toHaveProperty('autoscale_settings');
    expect(containers[1]).not.toHaveProperty('throughput');
    expect(remarksIn(planned)).toEqual([]);
  });

  it('gives way where another component asks for a throughput of the same container', () => {
    const same = { entityName: 'Event', databaseName: 'main' };
    const planned = plan({ autoScale }, crud('A', same), crud('B', { ...same, throughput: 500 }));
    expect(blocksOf(planned, 'azurerm_cosmosdb_sql_container')[0]?.arguments).toMatchObject({
      throughput: 500,
    });
  });

  it('counts with its maximum', () => {
    const { violations } = plan({ autoScale, limits: { maxThroughputPerDatabase: 3000 } });
    expect(violations).toMatchObject([{ limit: 'maxThroughputPerDatabase', requested: 4000, max: 3000 }]);
  });

  it('is off where it is not enabled, with and without a maximum', () => {
    const { terraform, lock } = plan({}, crud('Calm'));
    for (const off of [{ enabled: false }, { enabled: false, maxThroughput: 4000, targetUtilization: 70 }])
      expect(plan({ autoScale: off }, crud('Calm'))).toMatchObject({ terraform, lock });
  });

  it('says what Azure does not have', () => {
    const planned = plan({ autoScale: { ...autoScale, minThroughput: 500, targetUtilization: 70 } });
    expect(remarksIn(planned).map(({ code, path }) => [code, path])).toEqual([
      ['OPTION_WITHOUT_EFFECT', 'autoScale.minThroughput'],
      ['OPTION_WITHOUT_EFFECT', 'autoScale.targetUtilization'],
    ]);
    expect(remarksIn(plan({ autoScale: { ...autoScale, minThroughput: 400 } }))).toEqual([]);
  });
});

describe('an existing account', () => {
  const cosmosConfig = { useExisting: true, accountName: 'cosno-main', accountResourceGroup: 'rg-main' };
  const planned = plan(
    { cosmosConfig, location: 'westus2' },
    crud('A', { throughput: 400 }),
    crud('B', { enableServerless: true }),
  );

  it('is looked up, and nothing is created in it', () => {
    expect(blocksOf(planned, 'data.azurerm_cosmosdb_account')[0]?.arguments).toEqual({
      name: 'cosno-main',
      resource_group_name: 'rg-main',
    });
    expect(planned.terraform.filter(({ type }) => type.startsWith('azurerm_cosmosdb'))).toHaveLength(2);
    expect(keysOf(planned, 'cosmos')).toEqual(['cosmos:shared']);
    expect(planned.resources.find(({ type }) => type === 'cosmos')?.name).toBe('cosno-main');
  });

  it('lets apps in by roles on the containers that must be there', () => {
    const [role] = blocksOf(planned, 'azurerm_cosmosdb_sql_role_assignment');
    expect(role?.arguments).toMatchObject({ resource_group_name: 'rg-main' });
    expect(role?.arguments['scope']).toEqual({
      $join: [{ $ref: 'data.azurerm_cosmosdb_account.shop_cosmos_shared.id' }, '/dbs/a-db/colls/a'],
    });
    expect(remarksIn(planned)).toMatchObject([{ code: 'EXISTING_DATA', components: ['A', 'B'] }]);
    const { accountResourceGroup: _group, ...here } = cosmosConfig;
    expect(plan({ cosmosConfig: here }, crud('A')).warnings[0]?.resolution).toMatch(
      /^Set cosmosConfig\.accountResourceGroup, unless the account is in the resource group of the stack\./,
    );
    expect(remarksIn(planned)[0]?.message).toContain('a-db/a, b-db/b');
  });

  it('is read in the region of the backend first, or in the one that is named', () => {
    expect(settingsOf(planned, 'A')).toMatchObject({ COSMOS_PREFERRED_REGIONS: 'westus2' });
    const far = plan({ cosmosConfig: { ...cosmosConfig, readLocation: 'North Europe' } });
    expect(settingsOf(far, 'UserApi')).toMatchObject({ COSMOS_PREFERRED_REGIONS: 'northeurope' });
  });
});

describe('without managed identity', () => {
  const planned = plan({ useManagedIdentity: false });

  it('apps get the key of their account, as a reference', () => {
    expect(settingsOf(planned, 'UserApi')).toMatchObject({
      USER_API_COSMOS_KEY: { $ref: 'azurerm_cosmosdb_account.shop_cosmos_shared.primary_key' },
    });
    expect(accountOf({ useManagedIdentity: false })).toMatchObject({ local_authentication_disabled: false });
    expect(blocksOf(planned, 'azurerm_cosmosdb_sql_role_assignment')).toEqual([]);
    expect(remarksIn(planned).map(({ code }) => code)).toEqual(['KEYS_IN_USE']);
  });

  it('is the only way to a key', () => {
    expect(settingsOf(plan({}), 'UserApi')).not.toHaveProperty('USER_API_COSMOS_KEY');
    expect(JSON.stringify(plan({}).terraform)).not.toContain('primary_key');
    expect(accountOf({})).toMatchObject({ local_authentication_disabled: true });
  });
});
