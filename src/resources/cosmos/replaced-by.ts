import type { DataType, Replacement } from '../../plan/replacement.js';

/**
 * Arguments whose change makes azurerm replace an account, a database, a container or a role assignment.
 * Source: azurerm 4.55.0, ForceNew and CustomizeDiff
 */
export const COSMOS_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_cosmosdb_account: {
    arguments: ['free_tier_enabled', 'kind', 'location', 'name', 'resource_group_name'],
    conditions: [
      {
        argument: 'capabilities',
        effect: 'replace',
        kind: 'members',
        // The only ones of the library's that Azure turns on and off.
        changeable: ['DisableRateLimitingResponses'],
      },
      { argument: 'backup.type', effect: 'replace', kind: 'transition', from: 'Continuous', to: 'Periodic' },
    ],
    kept: ['backup'],
  },
  azurerm_cosmosdb_sql_database: { arguments: ['account_name', 'name', 'resource_group_name'] },
  azurerm_cosmosdb_sql_container: {
    arguments: [
      'account_name',
      'database_name',
      'name',
      'partition_key_paths',
      'resource_group_name',
      'unique_key',
      'unique_key.paths',
    ],
    conditions: [
      { argument: 'partition_key_version', effect: 'replace', kind: 'any' },
      { argument: 'throughput', effect: 'refuse', kind: 'switch', other: 'autoscale_settings' },
    ],
    kept: ['throughput'],
  },
  azurerm_cosmosdb_sql_role_assignment: {
    arguments: ['account_name', 'name', 'principal_id', 'resource_group_name', 'scope'],
  },
};

/** Types of an account that hold data. */
export const COSMOS_DATA_TYPES: Readonly<Record<string, DataType>> = {
  azurerm_cosmosdb_account: {},
  azurerm_cosmosdb_sql_database: { mayHoldMore: true },
  azurerm_cosmosdb_sql_container: {},
};
