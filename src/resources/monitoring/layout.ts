import { type OrExpression, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { acceptedId } from '../azure/azure-id.js';
import { block, type BlockRef } from '../block.js';
import { type LayoutContext, placeOf, type PlanningContext } from '../layout-context.js';
import { APPLICATION_INSIGHTS, LOG_ANALYTICS } from './naming.js';
import type { MonitoringSettings } from './settings.js';

export function workspaceRef(context: PlanningContext): BlockRef {
  return { type: 'azurerm_log_analytics_workspace', id: context.id('monitoring', 'workspace') };
}

export function applicationInsightsRef(context: PlanningContext): BlockRef {
  return { type: 'azurerm_application_insights', id: context.id('monitoring', 'insights') };
}

/** Returns the Azure id of the workspace, as an expression where the plan makes it. */
export function workspaceIdOf(
  { workspaceId }: MonitoringSettings,
  context: PlanningContext,
): OrExpression<string> {
  return workspaceId === null ? ref(workspaceRef(context), 'id') : acceptedId(workspaceId);
}

/** Lays out a Log Analytics workspace; nothing where one exists. */
export function layOutWorkspace(
  name: string,
  { retentionDays, workspaceName, workspaceId, dailyCapGb }: MonitoringSettings,
  context: LayoutContext,
): TerraformBlock[] {
  if (workspaceId !== null) return [];
  if (workspaceName !== null) context.validateName(LOG_ANALYTICS, workspaceName);
  return [
    block('azurerm_log_analytics_workspace', workspaceRef(context).id, {
      name,
      ...placeOf(context),
      sku: 'PerGB2018',
      retention_in_days: retentionDays,
      ...(dailyCapGb !== null && { daily_quota_gb: dailyCapGb }),
    }),
  ];
}

/** Lays out Application Insights. It keeps data as long as its workspace, whose retention is the effective one. */
export function layOutInsights(monitoring: MonitoringSettings, context: LayoutContext): TerraformBlock {
  const { retentionDays, samplingPercentage, dailyCapGb } = monitoring;
  return block('azurerm_application_insights', applicationInsightsRef(context).id, {
    name: context.nameOf(APPLICATION_INSIGHTS, 'shared'),
    ...placeOf(context),
    application_type: 'web',
    workspace_id: workspaceIdOf(monitoring, context),
    retention_in_days: retentionDays,
    sampling_percentage: samplingPercentage,
    ...(dailyCapGb !== null && { daily_data_cap_in_gb: dailyCapGb }),
  });
}
