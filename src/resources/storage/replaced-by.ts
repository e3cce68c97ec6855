import type { DataType, Replacement } from '../../plan/replacement.js';

/** Arguments whose change makes azurerm replace a container. Source: azurerm 4.55.0, ForceNew and CustomizeDiff */
export const CONTAINER_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_storage_container: {
    arguments: ['name'],
    conditions: [{ argument: 'storage_account_id', effect: 'replace', kind: 'any' }],
  },
};

/** Arguments whose change makes azurerm replace a blob. Source: azurerm 4.55.0, ForceNew */
export const BLOB_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_storage_blob: {
    arguments: ['content_md5', 'name', 'source', 'storage_account_name', 'storage_container_name', 'type'],
  },
};

/**
 * Arguments whose change makes azurerm replace an account or a part of it.
 * Source: azurerm 4.55.0, ForceNew and CustomizeDiff
 */
export const STORAGE_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_storage_account: {
    arguments: ['account_tier', 'location', 'name', 'resource_group_name'],
    conditions: [
      {
        argument: 'account_replication_type',
        effect: 'replace',
        kind: 'groups',
        groups: [
          ['LRS', 'GRS', 'RAGRS'],
          ['ZRS', 'GZRS', 'RAGZRS'],
        ],
      },
      { argument: 'account_kind', effect: 'replace', kind: 'any' },
    ],
  },
  ...CONTAINER_REPLACED_BY,
  azurerm_storage_queue: {
    arguments: ['name'],
    conditions: [{ argument: 'storage_account_id', effect: 'replace', kind: 'any' }],
  },
  azurerm_storage_management_policy: { arguments: ['storage_account_id'] },
  azurerm_storage_table: { arguments: ['name', 'storage_account_name'] },
};

/** Types of an account that hold data. */
export const STORAGE_DATA_TYPES: Readonly<Record<string, DataType>> = {
  // The files of a site are uploaded again wherever it goes.
  azurerm_storage_account: { exceptWith: 'azurerm_storage_account_static_website' },
  // The code of an app is deployed again.
  azurerm_storage_container: { exceptName: '^app-packages-' },
  azurerm_storage_queue: {},
  azurerm_storage_table: {},
};
