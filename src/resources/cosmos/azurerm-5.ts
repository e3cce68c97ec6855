import type { Azurerm5 } from '../resource-type.js';

/** Source: azurerm 5.0 upgrade guide, azurerm_cosmosdb_account */
export const cosmosAzurerm5: Azurerm5 = {
  registers: ['Microsoft.DocumentDB'],
  renames: {
    azurerm_cosmosdb_account: { from: ['localAuthenticationDisabled'], to: ['localAuthenticationEnabled'] },
  },
  rewrites: {
    azurerm_cosmosdb_account({ localAuthenticationDisabled, ...config }) {
      return { ...config, localAuthenticationEnabled: localAuthenticationDisabled !== true };
    },
  },
};
