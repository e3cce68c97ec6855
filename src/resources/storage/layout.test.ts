import { describe, expect, it } from 'vitest';

import { custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import type { StorageRequirementConfig } from './requirement.js';

const files = (config: StorageRequirementConfig, id = 'Files', priority?: number) =>
  custom(id, [requirement('storage', config, priority)]);
const plan = (config: StorageRequirementConfig, more: BackendConfig = {}) =>
  planOf([files(config)], { ...SHOP, ...more });
const configsOf = (planned: ReturnType<typeof planOf>, type: string) =>
  blocksOf(planned, type).map(({ arguments: config }) => config);
const isolated = { networking: 'isolated' } as const;

describe('a Premium account', () => {
  const premium = { performanceTier: 'Premium' } as const;

  it('is one for block blobs, with nothing but blobs', () => {
    const planned = plan({ ...premium, containers: [{ name: 'files' }] }, isolated);
    expect(configsOf(planned, 'azurerm_storage_account')).toMatchObject([
      { account_tier: 'Premium', account_kind: 'BlockBlobStorage' },
    ]);
    const endpoints = blocksOf(planned, 'azurerm_private_endpoint').map(({ id }) => id);
    expect(endpoints).toEqual(['shop_network_endpoint_storage-premium_blob']);
    expect(configsOf(plan({}), 'azurerm_storage_account')).toMatchObject([{ account_kind: 'StorageV2' }]);
  });

  it('has no tables and no tiers', () => {
    const containers = [{ name: 'files', lifecycle: { coolAfterDays: 3 } }];
    expect(plan({ ...premium, tables: [{ name: 'log' }], containers }).errors).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'containers' },
      { code: 'INVALID_COMBINATION', path: 'tables' },
    ]);
    const deleted = [{ name: 'files', lifecycle: { deleteAfterDays: 3 } }];
    expect(plan({ ...premium, containers: deleted }).errors).toEqual([]);
  });
});

describe('tables', () => {
  const tables = [{ name: 'sessions' }];

  it('are made in an account that takes keys, which is said', () => {
    const planned = plan({ tables });
    expect(configsOf(planned, 'azurerm_storage_table')).toEqual([
      {
        name: 'sessions',
        storage_account_name: { $ref: 'azurerm_storage_account.shop_storage_shared.name' },
      },
    ]);
    expect(configsOf(planned, 'azurerm_storage_account')).toMatchObject([
      { shared_access_key_enabled: true },
    ]);
    expect(planned.warnings).toContainEqual(
      expect.objectContaining({ code: 'KEYS_IN_USE', path: 'tables', components: ['Files'] }),
    );
  });

  it('of an isolated backend are made from inside alone, once the account can be reached', () => {
    expect(plan({ tables }, isolated).errors).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'tables', components: ['Files'] },
    ]);
    const inside = plan({ tables }, { networking: { mode: 'isolated', deployFrom: 'inside' } });
    expect(inside.errors).toEqual([]);
    expect(blocksOf(inside, 'azurerm_storage_table')[0]?.meta?.depends_on).toContain(
      'azurerm_private_endpoint.shop_network_endpoint_storage-shared_table',
    );
  });

  it('are retained and come back', () => {
    const before = plan({ tables, queues: [{ name: 'jobs' }] });
    const without = plan({ queues: [{ name: 'jobs' }] }, { lock: before.lock });
    expect(without.state.removed).toEqual(['azurerm_storage_table.shop_storage_shared_table_sessions']);
    const back = plan({ tables, queues: [{ name: 'jobs' }] }, { lock: without.lock });
    expect(back.state.imports).toEqual([
      {
        to: 'azurerm_storage_table.shop_storage_shared_table_sessions',
        id: {
          $join: [
            { $ref: 'azurerm_storage_account.shop_storage_shared.primary_table_endpoint' },
            "Tables('sessions')",
          ],
        },
      },
    ]);
  });

  it('come back to azurerm 5 by their id in Azure, whichever version retained them', () => {
    const before = plan({ tables, queues: [{ name: 'jobs' }] });
    for (const azurerm of [4, 5] as const) {
      const { lock } = plan({ queues: [{ name: 'jobs' }] }, { lock: before.lock, azurerm });
      const back = plan({ tables, queues: [{ name: 'jobs' }] }, { lock, azurerm: 5 });
      expect(back.state.imports.map(({ id }) => id)).toEqual([
        {
          $join: [
            { $ref: 'azurerm_storage_account.shop_storage_shared.id' },
            '/tableServices/default/tables/sessions',
          ],
        },
      ]);
    }
  });

  it.each(['a', '1st', 'my-table', 'Tables'])('have names that Azure takes, unlike %s', (name) => {
    expect(() => plan({ tables: [{ name }] })).toThrow(/tables\.0\.name (?:must not be|is not valid)/);
  });
});

describe('the lifecycle of blobs', () => {
  const lifecycle = { coolAfterDays: 30, archiveAfterDays: 90, deleteAfterDays: 365 };

  it('is one policy with a rule for each container that has one', () => {
    const planned = plan({ containers: [{ name: 'logs', lifecycle }, { name: 'files' }] });
    expect(configsOf(planned, 'azurerm_storage_management_policy')).toEqual([
      {
        storage_account_id: { $ref: 'azurerm_storage_account.shop_storage_shared.id' },
        rule: [
          {
            name: 'logs',
            enabled: true,
            filters: { blob_types: ['blockBlob'], prefix_match: ['logs/'] },
            actions: {
              base_blob: {
                tier_to_cool_after_days_since_modification_greater_than: 30,
                tier_to_archive_after_days_since_modification_greater_than: 90,
                delete_after_days_since_modification_greater_than: 365,
              },
              version: { delete_after_days_since_creation: 365 },
            },
          },
        ],
      },
    ]);
    expect(configsOf(plan({ containers: [{ name: 'files' }] }), 'azurerm_storage_management_policy')).toEqual(
      [],
    );
  });

  it.each([
    ['the longer time, whatever the priorities', { lifecycle: { deleteAfterDays: 20 } }, 20],
    ['for ever where another component has no lifecycle', {}, undefined],
    ['for ever where another component deletes nothing', { lifecycle: { coolAfterDays: 5 } }, undefined],
    ['for ever where another component writes', { access: ['read', 'write'] }, undefined],
    ['as one component asks where the other only reads', { access: ['read'] }, 10],
  ])('keeps data %s', (_time, other, days) => {
    const asks = (part: object) => ({ containers: [{ name: 'logs', ...part }] });
    const own = files(asks({ lifecycle: { deleteAfterDays: 10 } }), 'A', 90);
    const [policy] = configsOf(
      planOf([own, files(asks(other), 'B')], SHOP),
      'azurerm_storage_management_policy',
    );
    expect(JSON.stringify(policy ?? {})).toMatch(
      days === undefined
        ? /^(?!.*delete_after)/
        : new RegExp(`"delete_after_days_since_modification_greater_than":${days},?`),
    );
  });

  it('has no archive where copies are in several zones', () => {
    const containers = [{ name: 'logs', lifecycle }];
    expect(plan({ containers, replication: 'ZRS' }).errors).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'containers', components: ['Files'] },
    ]);
    expect(plan({ containers, replication: 'GRS' }).errors).toEqual([]);
  });

  it.each([
    { coolAfterDays: 30, deleteAfterDays: 10 },
    { archiveAfterDays: 30, deleteAfterDays: 10 },
  ])('goes in one direction: %o', (wrong) => {
    expect(() => plan({ containers: [{ name: 'logs', lifecycle: wrong }] })).toThrow('in the order cool');
  });
});

describe('what was changed or deleted', () => {
  const propertiesOf = (storageConfig: BackendConfig['storageConfig']) =>
    configsOf(plan({}, storageConfig === undefined ? {} : { storageConfig }), 'azurerm_storage_account')[0]?.[
      'blob_properties'
    ];

  it('can be brought back for a week, or as long as the backend says', () => {
    expect(propertiesOf(undefined)).toEqual({
      delete_retention_policy: { days: 7 },
      container_delete_retention_policy: { days: 7 },
    });
    expect(propertiesOf({ versioning: true, deletedBlobDays: 30, deletedContainerDays: 0 })).toEqual({
      versioning_enabled: true,
      delete_retention_policy: { days: 30 },
    });
    expect(propertiesOf({ deletedBlobDays: 0, deletedContainerDays: 0 })).toBeUndefined();
  });
});
