import type { Weakening } from '../../plan/weakening.js';

const SOFT_DELETE = 'learn.microsoft.com/azure/key-vault/general/soft-delete-overview';

/** Arguments whose weaker value puts secrets at risk. Absent values are those of azurerm 4.55.0. */
export const KEY_VAULT_WEAKENED_BY: Readonly<Record<string, Weakening>> = {
  azurerm_key_vault: {
    arguments: [
      {
        argument: 'soft_delete_retention_days',
        weaker: 'lower',
        absent: 90,
        effect: 'A deleted secret can be recovered for a shorter time.',
        source: SOFT_DELETE,
      },
      {
        argument: 'purge_protection_enabled',
        weaker: [[false], [true]],
        absent: false,
        effect: 'A deleted secret can be purged before its retention ends.',
        source: SOFT_DELETE,
      },
    ],
  },
};
