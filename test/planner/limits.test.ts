import { ResourceLimitError } from '@atakora/component/backend';
import { describe, expect, it } from 'vitest';

import type { Limits } from '../../src/resources/settings.js';
import { app, appOf, crud, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { sampleType } from '../support/resource-types.js';

// Two accounts, two apps, and a database of 1400 RU/s.
const COMPONENTS = [
  crud('Cheap', { enableServerless: true }),
  crud('Fast', { throughput: 1000, databaseName: 'main' }),
  crud('Slow', { throughput: 400, databaseName: 'main' }),
  app('Snake', { runtime: 'python' }),
  custom('Files', [
    requirement('storage', {
      replication: 'GRS',
      containers: [{ name: 'aaa' }, { name: 'bbb' }, { name: 'ccc' }],
    }),
  ]),
];
const limited = (limits: Limits) => planOf(COMPONENTS, { ...SHOP, limits });

/** For each limit: what the plan needs, where, for whom, and how it is called. */
const NEEDS: readonly (readonly [keyof Limits, number, string, string[], string])[] = [
  ['maxCosmosAccounts', 2, 'cosmos', ['Cheap', 'Fast', 'Slow'], 'Cosmos DB accounts'],
  ['maxFunctionApps', 2, 'functions', ['Cheap', 'Fast', 'Slow', 'Snake'], 'Function Apps'],
  // One is replicated to another region, and one is not.
  ['maxStorageAccounts', 2, 'storage', ['Cheap', 'Fast', 'Files', 'Slow', 'Snake'], 'Storage Accounts'],
  // Two of them are the health endpoint and the fallback that come with CRUD APIs.
  ['maxFunctionsPerApp', 17, 'functions:shared', ['Cheap', 'Fast', 'Slow'], 'functions per Function App'],
  [
    'maxContainersPerStorage',
    // Those of the component. The other account has two, for the packages of each app.
    3,
    'storage:shared-2',
    ['Files'],
    'containers per Storage Account',
  ],
  [
    'maxThroughputPerDatabase',
    1400,
    'cosmos:provisioned',
    ['Fast', 'Slow'],
    "throughput (RU/s) of database 'main'",
  ],
];
const QUOTA = ['maxCosmosAccounts', 'maxFunctionApps', 'maxStorageAccounts'];

describe.each(NEEDS)('%s', (limit, requested, resource, components, what) => {
  it('is kept by a plan that needs exactly as much', () => {
    expect(limited({ [limit]: requested }).violations).toEqual([]);
  });

  it('is exceeded by a plan that needs one more, which says where, for whom and the ways out', () => {
    expect(limited({ [limit]: requested - 1 }).violations).toEqual([
      {
        limit,
        max: requested - 1,
        requested,
        resource,
        components,
        message: `Maximum ${what} exceeded`,
        solutions: [
          `Increase ${limit} in backend config`,
          'Split components across multiple backends',
          ...(QUOTA.includes(limit) ? ['Request Azure quota increase'] : []),
        ],
      },
    ]);
  });
});

describe('limits', () => {
  it('that are exceeded are all listed, each where it is exceeded', () => {
    const { violations } = limited({ ...Object.fromEntries(NEEDS.map(([limit]) => [limit, 0])) });
    expect(violations.map(({ limit, resource }) => [limit, resource])).toEqual([
      ['maxContainersPerStorage', 'storage:shared'],
      ['maxContainersPerStorage', 'storage:shared-2'],
      ['maxCosmosAccounts', 'cosmos'],
      ['maxFunctionApps', 'functions'],
      ['maxFunctionsPerApp', 'functions:shared'],
      ['maxFunctionsPerApp', 'functions:python'],
      ['maxStorageAccounts', 'storage'],
      ['maxThroughputPerDatabase', 'cosmos:provisioned'],
    ]);
    const { message } = new ResourceLimitError(violations);
    expect(message.split('\n').filter((line) => line.startsWith('Maximum'))).toHaveLength(8);
    expect(message).toContain(
      'Maximum Cosmos DB accounts exceeded\n  Limit: 0\n  Requested: 2\n  Solution: Either:\n' +
        '    1. Increase maxCosmosAccounts in backend config\n    2. Split components across multiple backends\n' +
        '    3. Request Azure quota increase',
    );
  });

  it('of nought forbid, and of nothing allow', () => {
    expect(planOf([app()], { ...SHOP, limits: { maxCosmosAccounts: 0 } }).violations).toEqual([]);
    expect(limited({}).violations).toEqual([]);
  });

  it('never split: a plan that exceeds one is the same plan', () => {
    expect(limited({ maxFunctionsPerApp: 1 }).resources).toEqual(limited({}).resources);
  });
});

describe('maxResources', () => {
  const own = custom('Own', [requirement('redis', {})]);
  const planned = (maxResources: Record<string, number>) =>
    planOf([own, ...COMPONENTS], { ...SHOP, resourceTypes: [sampleType('redis')], limits: { maxResources } });

  it('limits resources of any type, those of the user included', () => {
    const { violations, usage } = planned({ redis: 0, functions: 1, servicebus: 0 });
    expect(violations).toEqual([
      {
        limit: 'maxResources.functions',
        max: 1,
        requested: 2,
        resource: 'functions',
        components: ['Cheap', 'Fast', 'Slow', 'Snake'],
        message: 'Maximum function apps exceeded',
        solutions: [
          'Increase maxResources.functions in backend config',
          'Split components across multiple backends',
        ],
      },
      expect.objectContaining({ limit: 'maxResources.redis', requested: 1, components: ['Own'] }),
    ]);
    expect(usage.filter(({ limit }) => limit.startsWith('maxResources.'))).toMatchObject([
      { what: 'function apps', used: 2, max: 1 },
      { what: 'redis resources', used: 1, max: 0 },
      { what: 'Service Bus namespaces', used: 0, max: 0 },
    ]);
  });

  it('limits nothing that is named like it', () => {
    const usage = () => [
      {
        limit: 'maxResources',
        what: 'slots',
        group: 'slots',
        requested: 5,
        resource: 'redis:shared',
        components: ['Own'],
      },
    ];
    const type = sampleType('redis', { validate: { usage } });
    const plan = planOf([own], { ...SHOP, resourceTypes: [type], limits: { maxResources: { redis: 1 } } });
    expect(plan.violations).toEqual([]);
    expect(plan.usage).toContainEqual({
      limit: 'maxResources',
      what: 'slots',
      used: 5,
      max: null,
      resource: 'redis:shared',
    });
  });

  it('is kept by as many as it allows', () => {
    expect(planned({ redis: 1, functions: 2 }).violations).toEqual([]);
  });
});

describe('the use of what can be limited', () => {
  it('is in every plan, with the limit where one is set', () => {
    expect(limited({ maxFunctionApps: 3 }).usage).toEqual([
      {
        limit: 'maxContainersPerStorage',
        what: 'containers per Storage Account',
        used: 3,
        max: null,
        resource: 'storage:shared-2',
      },
      { limit: 'maxCosmosAccounts', what: 'Cosmos DB accounts', used: 2, max: null, resource: 'cosmos' },
      { limit: 'maxFunctionApps', what: 'Function Apps', used: 2, max: 3, resource: 'functions' },
      {
        limit: 'maxFunctionsPerApp',
        what: 'functions per Function App',
        used: 17,
        max: null,
        resource: 'functions:shared',
      },
      { limit: 'maxStorageAccounts', what: 'Storage Accounts', used: 2, max: null, resource: 'storage' },
      {
        limit: 'maxThroughputPerDatabase',
        what: 'throughput (RU/s) per database',
        used: 1400,
        max: null,
        resource: 'cosmos:provisioned',
      },
    ]);
  });

  it('is that of the resource which uses most, the first of several', () => {
    const used = (...counts: number[]) =>
      planOf(
        counts.map((count, index) =>
          app(`App${index}`, {
            version: String(22 - 2 * index),
            functions: (appOf(count).config as never)['functions'],
          }),
        ),
      ).usage.find(({ limit }) => limit === 'maxFunctionsPerApp');
    expect(used(1, 3)).toMatchObject({ used: 3, resource: 'functions:shared-2' });
    expect(used(3, 1)).toMatchObject({ used: 3, resource: 'functions:shared' });
    expect(used(2, 2)).toMatchObject({ used: 2, resource: 'functions:shared' });
  });
});
