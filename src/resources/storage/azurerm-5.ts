import { joinedJson, referenceIn } from '../../plan/expression/expression-json.js';
import { idOfNamed, rewrite } from '../rewrite.js';
import type { Azurerm5 } from '../resource-type.js';

/** Source: azurerm 5.0 upgrade guide, azurerm_storage_blob; containers and queues are laid out with the id of their account. */
export const storageAzurerm5: Azurerm5 = {
  registers: ['Microsoft.Storage'],
  renames: {
    azurerm_storage_blob: {
      from: ['storage_account_name', 'storage_container_name'],
      to: ['storage_container_id'],
      replacing: ['storage_container_id'],
    },
    azurerm_storage_table: {
      from: ['storage_account_name'],
      to: ['storage_account_id'],
      replacing: ['storage_account_id'],
    },
  },
  rewrites: {
    azurerm_storage_blob: rewrite<'azurerm_storage_blob'>(
      ({ storage_account_name, storage_container_name, ...blob }) => ({
        ...blob,
        storage_container_id:
          idOfNamed(storage_container_name) ??
          // The container of a website comes with its account and is not a block, so its name is a string.
          joinedJson([
            idOfNamed(storage_account_name) ?? '',
            `/blobServices/default/containers/${storage_container_name as string}`,
          ]),
      }),
    ),
    azurerm_storage_table: rewrite<'azurerm_storage_table'>(({ storage_account_name, ...table }) => ({
      ...table,
      storage_account_id: idOfNamed(storage_account_name) ?? '',
    })),
  },
  importIds: {
    // azurerm 4 knows a table by its URL, azurerm 5 by its id in Azure.
    azurerm_storage_table(id) {
      const [endpoint, table] = typeof id === 'object' && '$join' in id ? id.$join : [];
      const account = typeof endpoint === 'object' ? referenceIn(endpoint)?.address : undefined;
      const [, name] = typeof table === 'string' ? (/^Tables\('(\w+)'\)$/.exec(table) ?? []) : [];
      if (account === undefined || name === undefined) return id;
      return joinedJson([{ $ref: `${account}.id` }, `/tableServices/default/tables/${name}`]);
    },
  },
};
