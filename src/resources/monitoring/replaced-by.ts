import type { DataType, Replacement } from '../../plan/replacement.js';

const PLACE = ['location', 'name', 'resource_group_name'];

/**
 * Arguments whose change makes azurerm replace a workspace or a part of it. Source: azurerm 4.55.0, ForceNew
 */
export const MONITORING_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_application_insights: { arguments: ['application_type', ...PLACE] },
  azurerm_log_analytics_workspace: { arguments: PLACE },
  azurerm_monitor_action_group: { arguments: PLACE },
  azurerm_monitor_diagnostic_setting: { arguments: ['name', 'target_resource_id'] },
  azurerm_monitor_metric_alert: { arguments: ['name', 'resource_group_name'] },
};

/** Types that hold data: the logs of the past. */
export const MONITORING_DATA_TYPES: Readonly<Record<string, DataType>> = {
  azurerm_log_analytics_workspace: {},
};
