import { describe, expect, it } from 'vitest';

import { app } from '../../../test/support/definitions.js';
import { blocksOf, keysOf, planOf, SHOP } from '../../../test/support/plans.js';
import type { MonitoringConfig } from './options.js';

const monitored = (monitoring: boolean | MonitoringConfig, sku: 'FC1' | 'EP1' = 'FC1') =>
  planOf([app('Jobs', { sku })], { ...SHOP, monitoring });
const configOf = (plan: ReturnType<typeof planOf>, type: string) => blocksOf(plan, type)[0]?.arguments;

describe('monitoring', () => {
  it.each([[false], [{ enabled: false, retentionDays: 30 }]])('is off with %j', (monitoring) => {
    const plan = monitored(monitoring);
    expect(keysOf(plan, 'monitoring')).toEqual([]);
    expect(JSON.stringify(plan.terraform)).not.toMatch(/insights/i);
  });

  it.each([30, 60, 90, 120, 180, 270, 365, 550, 730])(
    'keeps data for %i days in both places',
    (retentionDays) => {
      const plan = monitored({ retentionDays });
      expect(configOf(plan, 'azurerm_log_analytics_workspace')?.['retention_in_days']).toBe(retentionDays);
      expect(configOf(plan, 'azurerm_application_insights')?.['retention_in_days']).toBe(retentionDays);
    },
  );

  it('keeps all for 90 days unless told otherwise', () => {
    const plan = monitored(true);
    expect(plan.resources.find(({ key }) => key === 'monitoring:shared')?.config).toEqual({
      retentionDays: 90,
      samplingPercentage: 100,
      keepsAll: false,
      workspaceId: null,
      dailyCapGb: null,
      workspaceName: null,
      diagnosticLogs: 'audit',
      alerting: null,
    });
    expect(configOf(plan, 'azurerm_application_insights')).toMatchObject({
      retention_in_days: 90,
      sampling_percentage: 100,
      workspace_id: { $ref: 'azurerm_log_analytics_workspace.shop_monitoring_workspace.id' },
    });
    expect(configOf(monitored({ samplingPercentage: 5 }), 'azurerm_application_insights')).toMatchObject({
      sampling_percentage: 5,
    });
  });

  it.each(['FC1', 'EP1'] as const)('is connected to an app on %s', (sku) => {
    const type = sku === 'FC1' ? 'azurerm_function_app_flex_consumption' : 'azurerm_linux_function_app';
    expect(configOf(monitored(true, sku), type)?.['site_config']).toMatchObject({
      application_insights_connection_string: {
        $ref: 'azurerm_application_insights.shop_monitoring_insights.connection_string',
      },
    });
  });

  it('has a workspace of the name that was given, if Azure takes it', () => {
    const plan = monitored({ workspaceName: 'log-own' });
    expect(configOf(plan, 'azurerm_log_analytics_workspace')?.['name']).toBe('log-own');
    expect(plan.resources.find(({ key }) => key === 'monitoring:shared')?.name).toBe('log-own');
    expect(monitored({ workspaceName: 'a b' }).errors).toMatchObject([
      { code: 'INVALID_NAME', path: 'naming.logAnalytics' },
    ]);
  });
});

describe('alerts', () => {
  it.each([[undefined], [{ enabled: false }]])('are none with %j', (alerting) => {
    const plan = monitored(alerting === undefined ? {} : { alerting });
    expect(blocksOf(plan, 'azurerm_monitor_metric_alert')).toEqual([]);
    expect(blocksOf(plan, 'azurerm_monitor_action_group')).toEqual([]);
  });

  it('are on failed and on slow requests, and send no mail', () => {
    const plan = monitored({ alerting: {} });
    const alerts = blocksOf(plan, 'azurerm_monitor_metric_alert').map(({ arguments: config }) => config);
    expect(alerts).toMatchObject([
      {
        window_size: 'PT5M',
        criteria: [{ metric_name: 'requests/failed', aggregation: 'Count', threshold: 5 }],
      },
      { criteria: [{ metric_name: 'requests/duration', aggregation: 'Average', threshold: 1000 }] },
      { criteria: [{ metric_name: 'Availability', aggregation: 'Average', threshold: 99 }] },
    ]);
    expect(alerts[0]?.['scopes']).toEqual([
      { $ref: 'azurerm_application_insights.shop_monitoring_insights.id' },
    ]);
    expect(configOf(plan, 'azurerm_monitor_action_group')).toBeUndefined();
  });

  it('have the thresholds and the receivers that were given', () => {
    const alerting = { errorThreshold: 1, latencyThreshold: 250, emails: ['a@b.c', 'd@e.f'] };
    const plan = monitored({ alerting });
    const thresholds = blocksOf(plan, 'azurerm_monitor_metric_alert').map(
      ({ arguments: config }) => (config['criteria'] as { threshold: number }[])[0]?.threshold,
    );
    expect(thresholds).toEqual([1, 250, 99]);
    expect(configOf(plan, 'azurerm_monitor_action_group')?.['email_receiver']).toMatchObject([
      { name: 'email-1', email_address: 'a@b.c' },
      { name: 'email-2', email_address: 'd@e.f' },
    ]);
  });
});
