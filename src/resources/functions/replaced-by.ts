import type { Replacement } from '../../plan/replacement.js';
import { ROLE_ASSIGNMENT_REPLACED_BY } from '../access.js';
import { BLOB_REPLACED_BY, CONTAINER_REPLACED_BY } from '../storage/replaced-by.js';

const PLACE = ['location', 'name', 'resource_group_name'];

/**
 * Arguments whose change makes azurerm replace an app or a part of it.
 * Source: azurerm 4.55.0, ForceNew and CustomizeDiff
 */
export const FUNCTIONS_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  ...BLOB_REPLACED_BY,
  ...CONTAINER_REPLACED_BY,
  ...ROLE_ASSIGNMENT_REPLACED_BY,
  azurerm_application_insights_standard_web_test: { arguments: ['application_insights_id', ...PLACE] },
  azurerm_function_app_flex_consumption: { arguments: [...PLACE, 'service_plan_id'] },
  azurerm_linux_function_app: {
    arguments: PLACE,
    conditions: [
      // Between other plans the app moves in place.
      {
        argument: 'service_plan_id',
        effect: 'replace',
        kind: 'referenced',
        referencedArgument: 'sku_name',
        values: ['Y1'],
      },
    ],
    kept: ['zip_deploy_file'],
  },
  azurerm_monitor_autoscale_setting: { arguments: [...PLACE, 'target_resource_id'] },
  azurerm_service_plan: { arguments: [...PLACE, 'os_type'] },
  azurerm_user_assigned_identity: { arguments: PLACE },
};
