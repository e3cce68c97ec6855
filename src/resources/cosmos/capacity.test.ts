import { describe, expect, it } from 'vitest';

import { crud, custom, requirement } from '../../../test/support/definitions.js';
import { keysOf, planOf } from '../../../test/support/plans.js';

const apis = (count: number, options = {}) =>
  Array.from({ length: count }, (_, index) => crud(`Api${index}`, { operations: ['read'], ...options }));

describe('databases and containers of an account', () => {
  it('250 apis fit into one account, the 251st makes a second', () => {
    expect(keysOf(planOf(apis(250)), 'cosmos')).toEqual(['cosmos:shared']);
    const plan = planOf(apis(251));
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:shared', 'cosmos:shared-2']);
    expect(plan.errors).toEqual([]);
  });

  it('are split with a warning that says the number', () => {
    const split = planOf(apis(251)).warnings.find(({ resource }) => resource === 'cosmos:shared-2');
    expect(split).toMatchObject({ code: 'RESOURCE_SPLIT' });
    expect(split?.message).toContain('one holds at most 500 databases and containers');
    expect(split?.components).toHaveLength(2);
  });

  it('are counted once when components share a database', () => {
    const plan = planOf(apis(300, { databaseName: 'main' }));
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:shared']);
    expect(plan.errors).toEqual([]);
  });

  it('are split also where components share a database, which each account then has', () => {
    const plan = planOf(apis(500, { databaseName: 'main' }));
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:shared', 'cosmos:shared-2']);
    expect(plan.errors).toEqual([]);
    expect(keysOf(planOf(apis(499, { databaseName: 'main' })), 'cosmos')).toEqual(['cosmos:shared']);
    const accounts = plan.resources.filter(({ type }) => type === 'cosmos');
    const databases = accounts.map(({ config }) => config['databases']);
    expect(databases).toMatchObject([[{ name: 'main' }], [{ name: 'main' }]]);
    expect(accounts.map(({ sharedBy }) => sharedBy.length)).toEqual([499, 1]);
  });

  it('are counted once when components share a container', () => {
    const plan = planOf(apis(300, { entityName: 'Event' }));
    expect(plan.errors).toEqual([]);
  });

  it('that must stay together and are too many are an error', () => {
    const containers = Array.from({ length: 500 }, (_, index) => ({
      name: `c${index}`,
      partitionKey: '/id',
    }));
    const plan = planOf([
      custom('All', [requirement('cosmos', { databases: [{ name: 'main', containers }] })]),
    ]);
    expect(plan.errors).toMatchObject([{ code: 'CAPACITY_EXCEEDED', resource: 'cosmos:shared' }]);
    expect(plan.errors[0]?.message).toContain('501 databases and containers');
  });
});
