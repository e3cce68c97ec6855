import { describe, expect, it } from 'vitest';

import { crud, custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, keysOf, planOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import type { CosmosAccountOptions } from './options.js';
import type { ContainerRequirement, DatabaseRequirement } from './requirement.js';

const part = (name: string, more: Partial<ContainerRequirement> = {}): ContainerRequirement => ({
  name,
  partitionKey: '/id',
  ...more,
});
const store = (database: Partial<DatabaseRequirement>, id = 'Store') =>
  custom(id, [requirement('cosmos', { databases: [{ name: 'main', ...database }] })]);
const plan = (components = [store({})], cosmosConfig: CosmosAccountOptions = {}, more: BackendConfig = {}) =>
  planOf(components, { ...SHOP, cosmosConfig, ...more });
const configsOf = (planned: ReturnType<typeof planOf>, type: string) =>
  blocksOf(planned, type).map(({ config }) => config);
const containers = (count: number) => Array.from({ length: count }, (_, index) => part(`c${index}`));

describe('the throughput of a database', () => {
  it('is shared by its containers, except for those with their own', () => {
    const database = { throughput: 400, containers: [part('a'), part('b', { maxThroughput: 2000 })] };
    const planned = plan([store(database)]);
    expect(keysOf(planned, 'cosmos')).toEqual(['cosmos:provisioned']);
    expect(configsOf(planned, 'azurerm_cosmosdb_sql_database')).toMatchObject([{ throughput: 400 }]);
    const [a, b] = configsOf(planned, 'azurerm_cosmosdb_sql_container');
    expect(a).not.toHaveProperty('throughput');
    expect(b).toMatchObject({ autoscaleSettings: { maxThroughput: 2000 } });
    expect(planned.warnings.map(({ code }) => code)).not.toContain('THROUGHPUT_DEFAULTED');
    expect(planned.errors).toEqual([]);
  });

  it('can be given by the backend, and keeps its autoscale from the containers', () => {
    const shared = { databaseThroughput: { main: { maxThroughput: 4000 } } };
    const planned = plan([store({ containers: [part('a')] })], shared, {
      autoScale: { maxThroughput: 1000 },
    });
    expect(configsOf(planned, 'azurerm_cosmosdb_sql_database')).toMatchObject([
      { autoscaleSettings: { maxThroughput: 4000 } },
    ]);
    expect(configsOf(planned, 'azurerm_cosmosdb_sql_container')[0]).not.toHaveProperty('autoscaleSettings');
  });

  it('counts once, besides that of containers', () => {
    const database = { throughput: 1000, containers: [part('a'), part('b', { throughput: 500 })] };
    const { violations } = plan([store(database)], {}, { limits: { maxThroughputPerDatabase: 1499 } });
    expect(violations).toMatchObject([{ requested: 1500 }]);
  });

  it('is billed once, besides that of containers', () => {
    const database = { throughput: 1000, containers: [part('a'), part('b', { maxThroughput: 2000 })] };
    const [account] = plan([store(database)]).resources.filter(({ type }) => type === 'cosmos');
    expect(account?.meters?.filter(({ what }) => what.startsWith('throughput'))).toEqual([
      { meter: 'cosmos/throughput', what: 'throughput of main', units: { low: 10, high: 10 } },
      { meter: 'cosmos/autoscale-throughput', what: 'throughput of main/b', units: { low: 2, high: 20 } },
    ]);
  });

  it('is for 25 containers', () => {
    expect(plan([store({ throughput: 400, containers: containers(25) })]).errors).toEqual([]);
    expect(plan([store({ throughput: 400, containers: containers(26) })]).errors).toMatchObject([
      { code: 'CAPACITY_EXCEEDED', components: ['Store'] },
    ]);
    const own = [...containers(25), part('own', { throughput: 400 })];
    expect(plan([store({ throughput: 400, containers: own })]).errors).toEqual([]);
  });

  it('is the largest that components ask for, and fixed where one asks for that', () => {
    const fixed = store({ throughput: 500 }, 'A');
    const planned = plan([fixed, store({ maxThroughput: 1000, throughput: 400 }, 'B')]);
    const [database] = configsOf(planned, 'azurerm_cosmosdb_sql_database');
    expect(database).toMatchObject({ throughput: 500 });
    expect(database).not.toHaveProperty('autoscaleSettings');
  });

  it('is refused beside serverless, and without effect for a database without components', () => {
    const cheap = crud('Cheap', { enableServerless: true, databaseName: 'main' });
    const shared = { databaseThroughput: { main: { throughput: 400 } } };
    expect(plan([cheap], shared).errors).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'cosmosConfig.databaseThroughput', components: ['Cheap'] },
    ]);
    expect(plan([store({})], { databaseThroughput: { other: { throughput: 400 } } }).warnings).toContainEqual(
      expect.objectContaining({ code: 'OPTION_WITHOUT_EFFECT', path: 'cosmosConfig.databaseThroughput' }),
    );
  });

  it('stays as it was, and so does sharing it', () => {
    const before = plan([store({ throughput: 400, containers: [part('a')] })]);
    const after = (database: Partial<DatabaseRequirement>) =>
      plan([store({ containers: [part('a')], ...database })], {}, { lock: before.lock }).errors;
    expect(after({ throughput: 800 })).toEqual([]);
    expect(after({ maxThroughput: 1000 })).toMatchObject([{ code: 'PLACEMENT_CONFLICT' }]);
    expect(after({ throughput: 400, containers: [part('a', { throughput: 400 })] })).toMatchObject([
      { code: 'PLACEMENT_CONFLICT' },
    ]);
  });

  it('stays with what is retained in the database', () => {
    const both = [store({ throughput: 400, containers: [part('a')] }), crud('Other', { throughput: 400 })];
    const before = plan(both);
    const after = plan(both.slice(1), {}, { lock: before.lock });
    expect(after.errors).toEqual([]);
    const database = blocksOf(after, 'azurerm_cosmosdb_sql_database').find(
      ({ config }) => config['name'] === 'main',
    );
    expect(database?.meta?.ignoreChanges).toEqual(['throughput', 'autoscale_settings']);
    expect(after.lock.resources['cosmos:provisioned']?.facts['throughput of main']).toBe('manual');
  });
});

describe('an API', () => {
  it('has autoscale of its own', () => {
    const planned = plan([crud('UserApi', { maxThroughput: 3000 })]);
    expect(configsOf(planned, 'azurerm_cosmosdb_sql_container')).toMatchObject([
      { autoscaleSettings: { maxThroughput: 3000 } },
    ]);
  });

  it.each([{ throughput: 400 }, { enableServerless: true }])('has one kind of throughput: %o', (other) => {
    expect(() => crud('UserApi', { maxThroughput: 3000, ...other })).toThrow('maxThroughput is 3000');
  });
});

describe('the free tier', () => {
  const freeOf = (planned: ReturnType<typeof planOf>) =>
    configsOf(planned, 'azurerm_cosmosdb_account').map((config) => config['freeTierEnabled']);

  it('is for the provisioned account alone', () => {
    const planned = plan([crud(), crud('Busy', { throughput: 400 })], { freeTier: true });
    expect(freeOf(planned)).toEqual([true, undefined]);
    expect(plan([crud()], { freeTier: true }).warnings).toContainEqual(
      expect.objectContaining({ code: 'OPTION_WITHOUT_EFFECT', path: 'cosmosConfig.freeTier' }),
    );
  });

  it('stays with an account', () => {
    const busy = [crud('Busy', { throughput: 400 })];
    const { lock } = plan(busy);
    expect(plan(busy, { freeTier: true }, { lock }).errors).toMatchObject([{ code: 'PLACEMENT_CONFLICT' }]);
  });
});

describe('backups', () => {
  it('have an interval, a retention and a redundancy', () => {
    const backup = { type: 'Periodic', intervalMinutes: 60, retentionHours: 48, redundancy: 'Zone' } as const;
    expect(configsOf(plan(undefined, { backup }), 'azurerm_cosmosdb_account')[0]?.['backup']).toEqual({
      type: 'Periodic',
      intervalInMinutes: 60,
      retentionInHours: 48,
      storageRedundancy: 'Zone',
    });
  });

  it.each([
    [{ type: 'Periodic', intervalMinutes: 720, retentionHours: 8 }, 'kept for two intervals'],
    [{ type: 'Periodic', intervalMinutes: 30 }, '60 to 1440'],
    [{ type: 'Continuous7Days', intervalMinutes: 60 }, 'one of Periodic'],
  ])('are refused as Azure refuses them: %o', (backup, rule) => {
    expect(() => plan(undefined, { backup } as CosmosAccountOptions)).toThrow(rule);
  });
});

describe('availability zones', () => {
  const regions = (zoneRedundant: boolean) => ({
    failoverPolicies: [{ locationName: 'East US', priority: 0, zoneRedundant }],
  });

  it('are used in the regions that ask for them, also by a serverless account', () => {
    const planned = plan([crud()], regions(true));
    expect(configsOf(planned, 'azurerm_cosmosdb_account')).toMatchObject([
      { geoLocation: [{ location: 'eastus', zoneRedundant: true }] },
    ]);
    expect(keysOf(planned, 'cosmos')).toEqual(['cosmos:shared']);
  });

  it('stay as they are where an account is written', () => {
    const { lock } = plan([crud()], regions(false));
    expect(plan([crud()], regions(true), { lock }).errors).toMatchObject([{ code: 'PLACEMENT_CONFLICT' }]);
  });
});

describe('keys and indexes of a container', () => {
  it('have a hierarchy of partition keys, which stays', () => {
    const tree = store({ containers: [part('a', { partitionKey: ['/tenant', '/user'] })] });
    const planned = plan([tree]);
    expect(configsOf(planned, 'azurerm_cosmosdb_sql_container')).toMatchObject([
      { partitionKeyPaths: ['/tenant', '/user'], partitionKeyKind: 'MultiHash', partitionKeyVersion: 2 },
    ]);
    const flat = store({ containers: [part('a', { partitionKey: '/tenant' })] });
    expect(plan([flat], {}, { lock: planned.lock }).errors).toMatchObject([{ code: 'PLACEMENT_CONFLICT' }]);
    for (const partitionKey of [['/a'], ['/a', '/a'], ['/a', '/b', '/c', '/d']])
      expect(() => plan([store({ containers: [part('a', { partitionKey })] })])).toThrow('two or three');
  });

  it('have composite indexes, with the root indexed', () => {
    const compositeIndexes = [[{ path: '/name' }, { path: '/age', order: 'descending' as const }]];
    const planned = plan([store({ containers: [part('a', { indexingPolicy: { compositeIndexes } })] })]);
    expect(configsOf(planned, 'azurerm_cosmosdb_sql_container')[0]?.['indexingPolicy']).toEqual({
      indexingMode: 'consistent',
      includedPath: [{ path: '/*' }],
      compositeIndex: [
        {
          index: [
            { path: '/name', order: 'Ascending' },
            { path: '/age', order: 'Descending' },
          ],
        },
      ],
    });
  });

  it.each([
    [{ compositeIndexes: [[{ path: '/name' }]] }, 'two to eight'],
    [{ compositeIndexes: [[{ path: '/name/?' }, { path: '/id' }]] }, 'no wildcard'],
    [{ indexingMode: 'none', compositeIndexes: [[{ path: '/a' }, { path: '/b' }]] }, "'none' takes no paths"],
  ] as const)('are refused as Azure refuses them: %o', (indexingPolicy, rule) => {
    expect(() => plan([store({ containers: [part('a', { indexingPolicy })] })])).toThrow(rule);
  });

  it('index fields of the schema', () => {
    const compositeIndexes = [[{ path: '/id' }, { path: '/nmae' }]];
    expect(() => crud('UserApi', { indexingPolicy: { compositeIndexes } })).toThrow('field of the schema');
  });
});
