import type { Azurerm5 } from '../resource-type.js';

/** Source: azurerm 5.0 upgrade guide, azurerm_cosmosdb_account */
export const cosmosAzurerm5: Azurerm5 = {
  registers: ['Microsoft.DocumentDB'],
  rewrites: {
    azurerm_cosmosdb_account({ localAuthenticationDisabled, ...config }) {
      return { ...config, localAuthenticationEnabled: localAuthenticationDisabled !== true };
    },
  },
};
