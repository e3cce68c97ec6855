import { StaticSite } from '@atakora/component/web';
import { expect, it } from 'vitest';

import { crud, custom, requirement } from '../support/definitions.js';
import { blocksOf, planOf, SHOP } from '../support/plans.js';

const replications = (parts: Parameters<typeof planOf>[0], storageReplication?: 'GZRS') =>
  Object.fromEntries(
    blocksOf(
      planOf(parts, { ...SHOP, ...(storageReplication && { storageReplication }) }),
      'azurerm_storage_account',
    ).map(({ id, config }) => [id, config['accountReplicationType']]),
  );
const parts = [crud('UserApi'), StaticSite.define('Web', {})];
const local = custom('Files', [requirement('storage', { replication: 'LRS' })]);

it('storage accounts keep three copies in one data centre unless the backend says otherwise', () => {
  expect(replications(parts)).toEqual({ shop_storage_shared: 'LRS', shop_website_web: 'LRS' });
  expect(replications(parts, 'GZRS')).toEqual({ shop_storage_shared: 'GZRS', shop_website_web: 'GZRS' });
});

it('what a component asks for comes before what the backend says', () => {
  expect(replications([local, crud('UserApi')], 'GZRS')).toEqual({ shop_storage_shared: 'LRS' });
});
