import type { MonitorActionGroupConfig } from '@cdktf/provider-azurerm/lib/monitor-action-group/index.js';
import type { MonitorMetricAlertConfig } from '@cdktf/provider-azurerm/lib/monitor-metric-alert/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { acceptedId } from '../azure/azure-id.js';
import { block, type BlockRef } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import type { MetricWatch } from '../platform.js';
import { ACTION_GROUP, METRIC_ALERT } from './naming.js';
import type { AlertSeverities } from './options.js';
import type { AlertingSettings } from './settings.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_monitor_action_group: MonitorActionGroupConfig;
    azurerm_monitor_metric_alert: MonitorMetricAlertConfig;
  }
}

/** Condition of an alert, with its target. */
type Alert = Omit<MetricWatch, 'about' | 'below' | 'atLeast'> & {
  readonly severity: AlertSeverities[keyof AlertSeverities];
  readonly operator: 'GreaterThan' | 'GreaterThanOrEqual' | 'LessThan';
  readonly threshold: number;
};

/**
 * Lays out the alerts of a backend, with one action group for the receivers that are not in an action group
 * yet.
 * @param insights - Application Insights; undefined where no code reports to any.
 */
export function layOutAlerts(
  alerting: AlertingSettings,
  insights: BlockRef | undefined,
  watches: readonly MetricWatch[],
  context: LayoutContext,
): TerraformBlock[] {
  const alerts = [
    ...(insights ? requestAlerts(alerting, insights) : []),
    ...watches.map((each) => watched(alerting, each)),
  ];
  if (alerts.length === 0) return [];
  const group = layOutActionGroup(alerting, context);
  const ids = [...alerting.actionGroupIds.map(acceptedId), ...group.map((own) => ref(own, 'id'))];
  return [...group, ...alerts.map((alert) => layOutAlert(alert, ids, context))];
}

/** Returns true if the alerts have a receiver. */
export function hasReceivers({ emails, webhooks, sms, actionGroupIds }: AlertingSettings): boolean {
  return emails.length + webhooks.length + sms.length + actionGroupIds.length > 0;
}

/** Returns the alerts on failed and slow requests. Source: learn.microsoft.com/azure/azure-monitor/app/standard-metrics */
function requestAlerts(
  { errorThreshold, latencyThreshold, severities }: AlertingSettings,
  target: BlockRef,
): Alert[] {
  const about = { target, namespace: 'microsoft.insights/components' };
  return [
    {
      ...about,
      role: 'errors',
      metric: 'requests/failed',
      aggregation: 'Count',
      operator: 'GreaterThanOrEqual',
      threshold: errorThreshold,
      severity: severities.errors,
    },
    {
      ...about,
      role: 'latency',
      metric: 'requests/duration',
      aggregation: 'Average',
      operator: 'GreaterThan',
      threshold: latencyThreshold,
      severity: severities.latency,
    },
  ];
}

function watched({ severities, throttlingThreshold }: AlertingSettings, watch: MetricWatch): Alert {
  const { about, below, atLeast = throttlingThreshold, ...rest } = watch;
  const severity = severities[about];
  return below === undefined
    ? { ...rest, severity, operator: 'GreaterThanOrEqual', threshold: atLeast }
    : { ...rest, severity, operator: 'LessThan', threshold: below };
}

function layOutActionGroup(
  { emails, webhooks, sms }: AlertingSettings,
  context: LayoutContext,
): TerraformBlock[] {
  if (emails.length + webhooks.length + sms.length === 0) return [];
  const useCommonAlertSchema = true;
  return [
    block('azurerm_monitor_action_group', context.id('monitoring', 'alerts'), {
      name: context.nameOf(ACTION_GROUP, 'alerts'),
      resourceGroupName: context.resourceGroupName,
      tags: { ...context.tags },
      shortName: 'alerts',
      ...(emails.length > 0 && {
        emailReceiver: emails.map((emailAddress, index) => ({
          name: `email-${index + 1}`,
          emailAddress,
          useCommonAlertSchema,
        })),
      }),
      ...(webhooks.length > 0 && {
        webhookReceiver: webhooks.map((serviceUri, index) => ({
          name: `webhook-${index + 1}`,
          serviceUri,
          useCommonAlertSchema,
        })),
      }),
      ...(sms.length > 0 && {
        smsReceiver: sms.map((phone, index) => ({ name: `sms-${index + 1}`, ...phone })),
      }),
    }),
  ];
}

function layOutAlert(
  alert: Alert,
  actionGroupIds: readonly string[],
  context: LayoutContext,
): TerraformBlock {
  const { role, target, namespace, metric, aggregation, operator, threshold, severity, only, window } = alert;
  return block('azurerm_monitor_metric_alert', context.id('monitoring', role), {
    name: context.nameOf(METRIC_ALERT, role),
    resourceGroupName: context.resourceGroupName,
    tags: { ...context.tags },
    scopes: [ref(target, 'id')],
    severity,
    frequency: window?.frequency ?? 'PT1M',
    windowSize: window?.size ?? 'PT5M',
    criteria: [
      {
        metricNamespace: namespace,
        metricName: metric,
        aggregation,
        operator,
        threshold,
        ...(only && { dimension: [{ name: only.dimension, operator: 'Include', values: [...only.values] }] }),
        // A new resource did not report the metric yet.
        skipMetricValidation: true,
      },
    ],
    ...(actionGroupIds.length > 0 && {
      action: actionGroupIds.map((actionGroupId) => ({ actionGroupId })),
    }),
  });
}
