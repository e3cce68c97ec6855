import { describe, expect, it } from 'vitest';

import { app, custom, requirement } from '../../../test/support/definitions.js';
import { placeOf, keysOf, planOf, remarksIn } from '../../../test/support/plans.js';

describe('storage accounts', () => {
  it('are split by replication, and numbered, because it may change in place', () => {
    const plan = planOf([
      custom('Local', [requirement('storage', { replication: 'LRS' })]),
      custom('Global', [requirement('storage', { replication: 'GRS' })]),
      custom('Any', [requirement('storage', { containers: [{ name: 'files' }] })]),
    ]);
    expect(keysOf(plan, 'storage')).toEqual(['storage:shared', 'storage:shared-2']);
    expect(placeOf(plan, 'Any', 'storage')).toBe(placeOf(plan, 'Local', 'storage'));
    expect(remarksIn(plan)).toMatchObject([
      { code: 'RESOURCE_SPLIT', path: 'replication', components: ['Global', 'Local'] },
    ]);
  });

  it('are split by the zones of their copies, and named after them', () => {
    const plan = planOf([
      custom('One', [requirement('storage', { replication: 'GRS' })]),
      custom('Several', [requirement('storage', { replication: 'GZRS' })]),
    ]);
    expect(keysOf(plan, 'storage')).toEqual(['storage:shared', 'storage:zones']);
    expect(placeOf(plan, 'Several', 'storage')).toBe('storage:zones');
  });

  it('are split by performance tier', () => {
    const plan = planOf([
      custom('Slow', [requirement('storage', { performanceTier: 'Standard' })]),
      custom('Fast', [requirement('storage', { performanceTier: 'Premium', replication: 'ZRS' })]),
    ]);
    expect(keysOf(plan, 'storage')).toEqual(['storage:premium-zones', 'storage:shared']);
  });
});

describe('queues of one name', () => {
  const queue = { work: { trigger: 'queue', queueName: 'jobs' } } as const;

  it('of two components are one queue', () => {
    const plan = planOf([app('A', { functions: queue }), app('B', { functions: queue })]);
    expect(plan.terraform.filter(({ type }) => type === 'azurerm_storage_queue')).toHaveLength(1);
  });

  it('in accounts that cannot be one are an error', () => {
    const needs = (replication: string) =>
      requirement('storage', { replication, queues: [{ name: 'jobs' }] });
    const plan = planOf([custom('A', [needs('LRS')]), custom('B', [needs('GRS')])]);
    expect(plan.errors[0]).toMatchObject({ code: 'CANNOT_SHARE_DATA', path: 'storage.replication' });
    expect(plan.errors[0]?.message).toContain('both use queue/jobs, but');
    expect(keysOf(plan, 'storage')).toHaveLength(1);
  });
});
