import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import type { AlertingSettings, MonitoringSettings } from '../settings.js';
import { placeOf, type Site } from '../site.js';

/** The blocks of the backend's monitoring. */
export interface MonitoringLayout {
  /** Name of the workspace in Azure. */
  readonly name: string;
  readonly settings: MonitoringSettings;
  readonly workspace: TerraformBlock;
  readonly applicationInsights: TerraformBlock;
  readonly blocks: readonly TerraformBlock[];
}

/**
 * Lays out a Log Analytics workspace, Application Insights on it and, when asked for, alerts. Both keep data for
 * the same time: with a workspace, its retention is the effective one.
 */
export function layOutMonitoring(monitoring: MonitoringSettings, site: Site): MonitoringLayout {
  const { retentionDays, samplingPercentage, workspaceName } = monitoring;
  const name =
    workspaceName === null
      ? site.name('logAnalytics', 'shared')
      : site.givenName('logAnalytics', workspaceName);
  const workspace = block('azurerm_log_analytics_workspace', site.id('monitoring', 'workspace'), {
    name,
    ...placeOf(site),
    sku: 'PerGB2018',
    retentionInDays: retentionDays,
  });
  const applicationInsights = block('azurerm_application_insights', site.id('monitoring', 'insights'), {
    name: site.name('applicationInsights', 'shared'),
    ...placeOf(site),
    applicationType: 'web',
    workspaceId: ref(workspace, 'id'),
    retentionInDays: retentionDays,
    samplingPercentage,
  });
  const alerts =
    monitoring.alerting === null ? [] : layOutAlerts(monitoring.alerting, applicationInsights, site);
  return {
    name,
    settings: monitoring,
    workspace,
    applicationInsights,
    blocks: [applicationInsights, workspace, ...alerts],
  };
}

function layOutAlerts(alerting: AlertingSettings, insights: TerraformBlock, site: Site): TerraformBlock[] {
  const { resourceGroupName, tags } = site;
  const actionGroup = block('azurerm_monitor_action_group', site.id('monitoring', 'alerts'), {
    name: site.name('actionGroup', 'alerts'),
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
    block('azurerm_monitor_metric_alert', site.id('monitoring', role), {
      name: site.name('metricAlert', role),
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
