import type { DataType, Replacement } from '../../plan/replacement.js';

/** Arguments whose change makes azurerm replace a vault. Source: azurerm 4.55.0, ForceNew */
export const KEY_VAULT_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_key_vault: { arguments: ['location', 'name', 'resource_group_name'] },
};

/** Types that hold data: people put secrets into a vault. */
export const KEY_VAULT_DATA_TYPES: Readonly<Record<string, DataType>> = { azurerm_key_vault: {} };
