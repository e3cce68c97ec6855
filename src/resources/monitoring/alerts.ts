import { type OrExpression, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { acceptedId } from '../azure/azure-id.js';
import { block, type BlockRef } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import type { MetricWatch } from '../platform.js';
import { ACTION_GROUP, METRIC_ALERT } from './naming.js';
import type { AlertSeverities } from './options.js';
import type { AlertingSettings } from './settings.js';

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
    ...watches.map((each) => alertFor(alerting, each)),
  ];
  if (alerts.length === 0) return [];
  const group = layOutActionGroup(alerting, context);
  const ids = [...alerting.actionGroupIds.map(acceptedId), ...group.map((own) => ref(own, 'id'))];
  return [...group, ...alerts.map((alert) => layOutAlert(alert, ids, context))];
}

export function hasReceivers({ emails, webhooks, sms, actionGroupIds }: AlertingSettings): boolean {
  return emails.length + webhooks.length + sms.length + actionGroupIds.length > 0;
}

/** Returns the alerts on failed and slow requests. Source: learn.microsoft.com/azure/azure-monitor/app/standard-metrics */
function requestAlerts(
  { errorThreshold, latencyThreshold, severities }: AlertingSettings,
  target: BlockRef,
): Alert[] {
  const source = { target, namespace: 'microsoft.insights/components' };
  return [
    {
      ...source,
      role: 'errors',
      metric: 'requests/failed',
      aggregation: 'Count',
      operator: 'GreaterThanOrEqual',
      threshold: errorThreshold,
      severity: severities.errors,
    },
    {
      ...source,
      role: 'latency',
      metric: 'requests/duration',
      aggregation: 'Average',
      operator: 'GreaterThan',
      threshold: latencyThreshold,
      severity: severities.latency,
    },
  ];
}

function alertFor(
  { severities, errorThreshold, throttlingThreshold }: AlertingSettings,
  watch: MetricWatch,
): Alert {
  const {
    about,
    below,
    atLeast = about === 'errors' ? errorThreshold : throttlingThreshold,
    ...rest
  } = watch;
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
  return [
    block('azurerm_monitor_action_group', context.id('monitoring', 'alerts'), {
      name: context.nameOf(ACTION_GROUP, 'alerts'),
      resource_group_name: context.resourceGroupName,
      tags: { ...context.tags },
      short_name: 'alerts',
      ...(emails.length > 0 && {
        email_receiver: emails.map((address, index) => ({
          name: `email-${index + 1}`,
          email_address: address,
          use_common_alert_schema: true,
        })),
      }),
      ...(webhooks.length > 0 && {
        webhook_receiver: webhooks.map((uri, index) => ({
          name: `webhook-${index + 1}`,
          service_uri: uri,
          use_common_alert_schema: true,
        })),
      }),
      ...(sms.length > 0 && {
        sms_receiver: sms.map(({ countryCode, phoneNumber }, index) => ({
          name: `sms-${index + 1}`,
          country_code: countryCode,
          phone_number: phoneNumber,
        })),
      }),
    }),
  ];
}

function layOutAlert(
  alert: Alert,
  actionGroupIds: readonly OrExpression<string>[],
  context: LayoutContext,
): TerraformBlock {
  const { role, target, namespace, metric, aggregation, operator, threshold, severity, only, window } = alert;
  return block('azurerm_monitor_metric_alert', context.id('monitoring', role), {
    name: context.nameOf(METRIC_ALERT, role),
    resource_group_name: context.resourceGroupName,
    tags: { ...context.tags },
    scopes: [ref(target, 'id')],
    severity,
    frequency: window?.frequency ?? 'PT1M',
    window_size: window?.size ?? 'PT5M',
    criteria: [
      {
        metric_namespace: namespace,
        metric_name: metric,
        aggregation,
        operator,
        threshold,
        ...(only && {
          dimension: Object.entries(only).map(([name, values]) => ({
            name,
            operator: 'Include',
            values: [...values],
          })),
        }),
        // A new resource did not report the metric yet.
        skip_metric_validation: true,
      },
    ],
    ...(actionGroupIds.length > 0 && {
      action: actionGroupIds.map((id) => ({ action_group_id: id })),
    }),
  });
}
