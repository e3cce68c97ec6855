import type { ApplicationInsightsConfig } from '@cdktf/provider-azurerm/lib/application-insights/index.js';
import type { LogAnalyticsWorkspaceConfig } from '@cdktf/provider-azurerm/lib/log-analytics-workspace/index.js';
import type { MonitorActionGroupConfig } from '@cdktf/provider-azurerm/lib/monitor-action-group/index.js';
import type { MonitorMetricAlertConfig } from '@cdktf/provider-azurerm/lib/monitor-metric-alert/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block, type BlockRef } from '../block.js';
import { type LayoutContext, placeOf, type PlanningContext } from '../layout-context.js';
import { ACTION_GROUP, APPLICATION_INSIGHTS, LOG_ANALYTICS, METRIC_ALERT } from './naming.js';
import type { AlertingSettings, MonitoringSettings } from './settings.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_application_insights: ApplicationInsightsConfig;
    azurerm_log_analytics_workspace: LogAnalyticsWorkspaceConfig;
    azurerm_monitor_action_group: MonitorActionGroupConfig;
    azurerm_monitor_metric_alert: MonitorMetricAlertConfig;
  }
}

/** Returns the block of the workspace. */
export function workspaceRef(context: PlanningContext): BlockRef {
  return { type: 'azurerm_log_analytics_workspace', id: context.id('monitoring', 'workspace') };
}

/** Returns the block of Application Insights. */
export function applicationInsightsRef(context: PlanningContext): BlockRef {
  return { type: 'azurerm_application_insights', id: context.id('monitoring', 'insights') };
}

/**
 * Lays out a Log Analytics workspace, Application Insights on it and, when asked for, alerts. Both keep data for
 * the same time: with a workspace, its retention is the effective one.
 */
export function layOutMonitoring(
  name: string,
  monitoring: MonitoringSettings,
  context: LayoutContext,
): TerraformBlock[] {
  const { retentionDays, samplingPercentage, workspaceName } = monitoring;
  if (workspaceName !== null) context.validateName(LOG_ANALYTICS, workspaceName);
  const workspace = block('azurerm_log_analytics_workspace', workspaceRef(context).id, {
    name,
    ...placeOf(context),
    sku: 'PerGB2018',
    retentionInDays: retentionDays,
  });
  const insights = block('azurerm_application_insights', applicationInsightsRef(context).id, {
    name: context.nameOf(APPLICATION_INSIGHTS, 'shared'),
    ...placeOf(context),
    applicationType: 'web',
    workspaceId: ref(workspace, 'id'),
    retentionInDays: retentionDays,
    samplingPercentage,
  });
  const alerts = monitoring.alerting === null ? [] : layOutAlerts(monitoring.alerting, insights, context);
  return [insights, workspace, ...alerts];
}

function layOutAlerts(
  alerting: AlertingSettings,
  insights: TerraformBlock,
  context: LayoutContext,
): TerraformBlock[] {
  const { resourceGroupName, tags } = context;
  const actionGroup = block('azurerm_monitor_action_group', context.id('monitoring', 'alerts'), {
    name: context.nameOf(ACTION_GROUP, 'alerts'),
    resourceGroupName,
    tags,
    shortName: 'alerts',
    emailReceiver: alerting.emails.map((emailAddress, index) => ({
      name: `email-${index + 1}`,
      emailAddress,
      useCommonAlertSchema: true,
    })),
  });
  const alert = (role: string, metricName: string, aggregation: string, threshold: number) =>
    block('azurerm_monitor_metric_alert', context.id('monitoring', role), {
      name: context.nameOf(METRIC_ALERT, role),
      resourceGroupName,
      tags,
      scopes: [ref(insights, 'id')],
      severity: 2,
      frequency: 'PT1M',
      windowSize: 'PT5M',
      criteria: [
        {
          metricNamespace: 'microsoft.insights/components',
          metricName,
          aggregation,
          operator: 'GreaterThan',
          threshold,
          // A new Application Insights has not reported the metric yet.
          skipMetricValidation: true,
        },
      ],
      action: [{ actionGroupId: ref(actionGroup, 'id') }],
    });
  return [
    actionGroup,
    alert('errors', 'requests/failed', 'Count', alerting.errorThreshold),
    alert('latency', 'requests/duration', 'Average', alerting.latencyThreshold),
  ];
}
