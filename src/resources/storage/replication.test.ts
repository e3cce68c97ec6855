import { StaticSite } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { crud, custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';

const replications = (parts: Parameters<typeof planOf>[0], storageReplication?: 'GZRS') =>
  Object.fromEntries(
    blocksOf(
      planOf(parts, { ...SHOP, ...(storageReplication && { storageReplication }) }),
      'azurerm_storage_account',
    ).map(({ id, arguments: config }) => [id, config['account_replication_type']]),
  );
const parts = [crud('UserApi'), StaticSite.define('Web', {})];
const local = custom('Files', [requirement('storage', { replication: 'LRS' })]);

it('storage accounts keep three copies in one data centre unless the backend says otherwise', () => {
  expect(replications(parts)).toEqual({ shop_storage_shared: 'LRS', shop_website_web: 'LRS' });
  expect(replications(parts, 'GZRS')).toEqual({ shop_storage_zones: 'GZRS', shop_website_web: 'GZRS' });
});

it('what a component asks for comes before what the backend says, for itself alone', () => {
  expect(replications([local, crud('UserApi')], 'GZRS')).toEqual({
    shop_storage_shared: 'LRS',
    shop_storage_zones: 'GZRS',
  });
});

describe('a Premium account', () => {
  const fast = (config: object) =>
    custom('Fast', [requirement('storage', { performanceTier: 'Premium', ...config })]);
  const paths = (...of: Parameters<typeof planOf>) => planOf(...of).errors.map(({ path }) => path);

  it('keeps its copies in one region, even if a component asks for more', () => {
    expect(paths([fast({})])).toEqual([]);
    expect(paths([fast({ replication: 'ZRS' })], { ...SHOP, storageReplication: 'GRS' })).toEqual([]);
    expect(paths([fast({ replication: 'GRS' })])).toEqual(['replication']);
    expect(paths([fast({})], { ...SHOP, storageReplication: 'RAGZRS' })).toEqual(['replication']);
  });

  it('is not a place for the files of function apps', () => {
    const both = custom('Both', [
      requirement('storage', { performanceTier: 'Premium' }),
      requirement('functions', { runtime: 'node' }),
    ]);
    expect(planOf([both]).errors).toMatchObject([
      { path: 'performanceTier', resource: 'functions:shared', components: ['Both'] },
    ]);
    expect(planOf([both]).errors[0]?.resolution).toContain('another component, which has no functions');
    expect(paths([fast({}), crud('UserApi')])).toEqual([]);
  });

  it('is refused with queues, and takes containers', () => {
    expect(paths([fast({ queues: [{ name: 'jobs' }] })])).toEqual(['queues']);
    expect(paths([fast({ containers: [{ name: 'disks' }] })])).toEqual([]);
  });
});
