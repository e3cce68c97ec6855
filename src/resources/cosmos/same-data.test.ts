import { describe, expect, it } from 'vitest';

import type { CrudApiConfig } from '../../components/crud-api/crud-api-config.js';
import { crud, custom, requirement } from '../../../test/support/definitions.js';
import { placeOf, planOf } from '../../../test/support/plans.js';

const same = { entityName: 'Event', databaseName: 'main' };

describe('components that name the same container, or a database without one', () => {
  it('stay together, and take along whom they share another with', () => {
    const needs = (...names: string[]) =>
      requirement('cosmos', { databases: names.map((name) => ({ name })), access: [] });
    const plan = planOf([
      custom('Left', [needs('a')]),
      custom('Right', [needs('b')]),
      custom('Bridge', [needs('a', 'b')]),
      crud('Fast', { throughput: 400 }),
      custom('Serverless', [requirement('cosmos', { enableServerless: true, databases: [{ name: 'b' }] })]),
    ]);
    const place = placeOf(plan, 'Serverless', 'cosmos');
    expect(['Left', 'Right', 'Bridge'].map((id) => placeOf(plan, id, 'cosmos'))).toEqual([
      place,
      place,
      place,
    ]);
    expect(placeOf(plan, 'Fast', 'cosmos')).not.toBe(place);
    expect(plan.errors).toEqual([]);
  });

  it('one container of two components is one container', () => {
    const plan = planOf([crud('A', same), crud('B', same)]);
    expect(plan.resources[0]?.config).toMatchObject({
      databases: [{ name: 'main', containers: [{ name: 'event' }] }],
    });
    expect(plan.errors).toEqual([]);
  });

  it('cannot be serverless and provisioned at once', () => {
    const plan = planOf([
      crud('Cheap', { ...same, enableServerless: true }),
      crud('Fast', { ...same, throughput: 400 }),
    ]);
    expect(plan.errors).toMatchObject([
      {
        code: 'CANNOT_SHARE_DATA',
        path: 'cosmos.capacity mode',
        components: ['Cheap', 'Fast'],
        resolution: 'Ask for the same capacity mode in both, or give one of them data of its own.',
      },
    ]);
    expect(plan.errors[0]?.message).toContain('both use main/event, but');
  });
});

describe('components that only ask for access to a container', () => {
  const reader = custom('Reader', [
    requirement('cosmos', { access: [{ name: 'fast-db/fast', role: 'reader' }] }),
  ]);

  it('land in the account that has it', () => {
    const plan = planOf([
      crud('Cheap', { enableServerless: true }),
      crud('Fast', { throughput: 400 }),
      reader,
    ]);
    expect(placeOf(plan, 'Reader', 'cosmos')).toBe(placeOf(plan, 'Fast', 'cosmos'));
    expect(plan.errors).toEqual([]);
  });

  it('get an error when no component declares it', () => {
    const plan = planOf([crud('Cheap'), reader]);
    expect(plan.errors).toMatchObject([
      {
        code: 'INVALID_COMBINATION',
        components: ['Reader'],
        resolution: 'Declare the container, or use one of: cheap-db/cheap.',
      },
    ]);
  });
});

describe('one container', () => {
  it('with two partition keys is an error, whatever the priorities', () => {
    const schema = { id: 'string', tenant: 'string' } as const;
    const plan = planOf([
      crud('A', { ...same, schema, partitionKey: '/id' }),
      crud('B', { ...same, schema, partitionKey: '/tenant', priority: 900 }),
    ]);
    expect(plan.errors).toMatchObject([
      {
        code: 'CONFLICTING_VALUES',
        resource: 'cosmos:shared',
        path: 'databases.main.containers.event.partitionKey',
        components: ['A', 'B'],
      },
    ]);
    expect(plan.errors[0]?.message).toBe(
      "'B' (priority 900) asks for '/tenant' and 'A' (priority 10) asks for '/id' for " +
        'databases.main.containers.event.partitionKey, which Azure cannot change once it exists.',
    );
  });

  it('with two lists of unique keys is an error', () => {
    const schema = { id: 'string', email: 'string', name: 'string' } as const;
    const plan = planOf([
      crud('A', { ...same, schema, uniqueKeys: ['/email'] }),
      crud('B', { ...same, schema, uniqueKeys: ['/name'] }),
    ]);
    expect(plan.errors.map(({ code }) => code)).toEqual(['CONFLICTING_VALUES']);
  });

  it.each<[string, Partial<CrudApiConfig>, Partial<CrudApiConfig>, number | undefined]>([
    ['the longer of equal priority', { ttl: 60 }, { ttl: 3600 }, 3600],
    ['no expiry, which is the longest, of equal priority', { ttl: 3600 }, { ttl: -1 }, -1],
    ['the longer also when its priority is lower', { ttl: 60, priority: 20 }, { ttl: -1 }, -1],
    ['none where one asks for none, which is the longest of all', {}, { ttl: 60, priority: 20 }, undefined],
    ['that of the writer where the other only reads', { operations: ['read'] }, { ttl: 60 }, 60],
    ['none where the component that writes asks for none', { operations: ['read'], ttl: 60 }, {}, undefined],
    ['that of a reader where it is the longer', { operations: ['list'], ttl: 3600 }, { ttl: 60 }, 3600],
  ])('with two ttls gets %s', (_, first, second, ttl) => {
    const plan = planOf([crud('A', { ...same, ...first }), crud('B', { ...same, ...second })]);
    expect(plan.errors).toEqual([]);
    const [{ containers }] = plan.resources[0]?.config['databases'] as [{ containers: { ttl?: number }[] }];
    expect(containers.map((container) => container.ttl)).toEqual([ttl]);
  });

  it('says that a ttl is longer than one component asks, and that a priority does not help', () => {
    const plan = planOf([crud('A', { ...same, ttl: 60, priority: 20 }), crud('B', same)]);
    const [warning] = plan.warnings.filter(({ code }) => code === 'VALUE_OVERRIDDEN');
    expect(warning).toMatchObject({ path: 'databases.main.containers.event.ttl', components: ['A', 'B'] });
    expect(warning?.resolution).toBe(
      'Ask for the same value. The value protects data, so a priority does not change it.',
    );
  });

  it('gets the most throughput that anyone asks for', () => {
    const plan = planOf([
      crud('A', { ...same, throughput: 400 }),
      crud('B', { ...same, throughput: 1000, priority: 1 }),
    ]);
    expect(plan.resources[0]?.config).toMatchObject({ databases: [{ containers: [{ throughput: 1000 }] }] });
    expect(plan.warnings.map(({ code }) => code)).not.toContain('THROUGHPUT_DEFAULTED');
  });

  it('with two indexing policies is not a conflict over something that Azure cannot change', () => {
    const plan = planOf([
      crud('A', { ...same, indexingPolicy: { indexingMode: 'none' } }),
      crud('B', { ...same, indexingPolicy: { includedPaths: ['/*'] } }),
    ]);
    const said = [...plan.errors, ...plan.warnings].filter(({ path }) => path?.endsWith('indexingPolicy'));
    expect(said).toHaveLength(1);
    expect(said[0]?.message).not.toContain('Azure cannot change');
  });
});
