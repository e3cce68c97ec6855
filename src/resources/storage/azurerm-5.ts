import { idOfNamed } from '../block-id.js';
import type { Azurerm5 } from '../resource-type.js';

/** Source: azurerm 5.0 upgrade guide, azurerm_storage_blob; containers and queues are laid out with the id of their account. */
export const storageAzurerm5: Azurerm5 = {
  registers: ['Microsoft.Storage'],
  renames: {
    azurerm_storage_blob: {
      from: ['storageAccountName', 'storageContainerName'],
      to: ['storageContainerId'],
      replacing: ['storageContainerId'],
    },
    azurerm_storage_table: {
      from: ['storageAccountName'],
      to: ['storageAccountId'],
      replacing: ['storageAccountId'],
    },
  },
  rewrites: {
    azurerm_storage_blob({ storageAccountName, storageContainerName, ...config }) {
      const account = idOfNamed(storageAccountName);
      return {
        ...config,
        storageContainerId:
          idOfNamed(storageContainerName) ??
          // The container of a website comes with its account and is not a block, so its name is a text.
          `${account ?? ''}/blobServices/default/containers/${storageContainerName as string}`,
      };
    },
    azurerm_storage_table({ storageAccountName, ...config }) {
      return { ...config, storageAccountId: idOfNamed(storageAccountName) ?? null };
    },
  },
  importIds: {
    // azurerm 4 knows a table by its URL, azurerm 5 by its id in Azure.
    azurerm_storage_table: (id) =>
      id.replace(/\.primary_table_endpoint\}Tables\('(\w+)'\)$/, '.id}/tableServices/default/tables/$1'),
  },
};
