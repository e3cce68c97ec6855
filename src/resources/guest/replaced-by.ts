import type { Replacement } from '../../plan/replacement.js';
import { ROLE_ASSIGNMENT_REPLACED_BY } from '../access.js';

/** Arguments whose change makes azurerm replace what a guest stands on. Source: azurerm 4.55.0, ForceNew */
export const GUEST_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  // Guests have roles that no other block names by their id.
  azurerm_role_assignment: {
    arguments: [
      ...(ROLE_ASSIGNMENT_REPLACED_BY['azurerm_role_assignment']?.arguments ?? []),
      'role_definition_id',
    ],
  },
  azurerm_cosmosdb_sql_role_assignment: {
    arguments: ['account_name', 'name', 'principal_id', 'resource_group_name', 'scope'],
  },
  azurerm_role_definition: { arguments: ['role_definition_id', 'scope'] },
  azurerm_user_assigned_identity: { arguments: ['location', 'name', 'resource_group_name'] },
};
