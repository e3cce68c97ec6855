import type { Azurerm5 } from '../resource-type.js';
import { rewrite } from '../rewrite.js';

/** Source: azurerm 5.0 upgrade guide, azurerm_cosmosdb_account */
export const cosmosAzurerm5: Azurerm5 = {
  registers: ['Microsoft.DocumentDB'],
  renames: {
    azurerm_cosmosdb_account: {
      from: ['local_authentication_disabled'],
      to: ['local_authentication_enabled'],
    },
  },
  rewrites: {
    azurerm_cosmosdb_account: rewrite<'azurerm_cosmosdb_account'>(
      ({ local_authentication_disabled, managed_hsm_key_id: _, ...account }) => ({
        ...account,
        local_authentication_enabled: local_authentication_disabled !== true,
      }),
    ),
  },
};
