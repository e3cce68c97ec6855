import type { Replacement } from '../../plan/replacement.js';
import { ROLE_ASSIGNMENT_REPLACED_BY } from '../access.js';
import { BLOB_REPLACED_BY, CONTAINER_REPLACED_BY } from '../storage/replaced-by.js';

const PLACE = ['location', 'name', 'resourceGroupName'];

/**
 * Arguments whose change makes azurerm replace an app or a part of it.
 * Source: azurerm 4.55.0, ForceNew and CustomizeDiff
 */
export const FUNCTIONS_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  ...BLOB_REPLACED_BY,
  ...CONTAINER_REPLACED_BY,
  ...ROLE_ASSIGNMENT_REPLACED_BY,
  azurerm_function_app_flex_consumption: { arguments: [...PLACE, 'servicePlanId'] },
  azurerm_linux_function_app: {
    arguments: PLACE,
    conditions: [
      // Between other plans the app moves in place.
      {
        argument: 'servicePlanId',
        effect: 'replace',
        kind: 'referenced',
        referencedArgument: 'skuName',
        values: ['Y1'],
      },
    ],
    kept: ['zipDeployFile'],
  },
  azurerm_monitor_autoscale_setting: { arguments: [...PLACE, 'targetResourceId'] },
  azurerm_service_plan: { arguments: [...PLACE, 'osType'] },
  azurerm_user_assigned_identity: { arguments: PLACE },
};
