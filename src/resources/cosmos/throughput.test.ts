import { describe, expect, it } from 'vitest';

import { configsOf, part, plan, store } from '../../../test/support/cosmos-backends.js';
import { crud } from '../../../test/support/definitions.js';
import { blocksOf, keysOf } from '../../../test/support/plans.js';
import type { DatabaseRequirement } from './requirement.js';

const containers = (count: number) => Array.from({ length: count }, (_, index) => part(`c${index}`));

describe('the throughput of a database', () => {
  it('is shared by its containers, except for those with their own', () => {
    const database = { throughput: 400, containers: [part('a'), part('b', { maxThroughput: 2000 })] };
    const planned = plan([store(database)]);
    expect(keysOf(planned, 'cosmos')).toEqual(['cosmos:provisioned']);
    expect(configsOf(planned, 'azurerm_cosmosdb_sql_database')).toMatchObject([{ throughput: 400 }]);
    const [a, b] = configsOf(planned, 'azurerm_cosmosdb_sql_container');
    expect(a).not.toHaveProperty('throughput');
    expect(b).toMatchObject({ autoscale_settings: { max_throughput: 2000 } });
    expect(planned.warnings.map(({ code }) => code)).not.toContain('THROUGHPUT_DEFAULTED');
    expect(planned.errors).toEqual([]);
  });

  it('can be given by the backend, and keeps its autoscale from the containers', () => {
    const shared = { databaseThroughput: { main: { maxThroughput: 4000 } } };
    const planned = plan([store({ containers: [part('a')] })], shared, {
      autoScale: { maxThroughput: 1000 },
    });
    expect(configsOf(planned, 'azurerm_cosmosdb_sql_database')).toMatchObject([
      { autoscale_settings: { max_throughput: 4000 } },
    ]);
    expect(configsOf(planned, 'azurerm_cosmosdb_sql_container')[0]).not.toHaveProperty('autoscale_settings');
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
    expect(database).not.toHaveProperty('autoscale_settings');
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
      ({ arguments: config }) => config['name'] === 'main',
    );
    expect(database?.meta?.ignore_changes).toEqual(['throughput', 'autoscale_settings']);
    expect(after.lock.resources['cosmos:provisioned']?.facts['throughput of main']).toBe('manual');
  });
});

describe('an API', () => {
  it('has autoscale of its own', () => {
    const planned = plan([crud('UserApi', { maxThroughput: 3000 })]);
    expect(configsOf(planned, 'azurerm_cosmosdb_sql_container')).toMatchObject([
      { autoscale_settings: { max_throughput: 3000 } },
    ]);
  });

  it.each([{ throughput: 400 }, { enableServerless: true }])('has one kind of throughput: %o', (other) => {
    expect(() => crud('UserApi', { maxThroughput: 3000, ...other })).toThrow('received 3000');
  });
});
