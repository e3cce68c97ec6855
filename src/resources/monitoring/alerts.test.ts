import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { blocksOf, functionAppIn, planOf, SHOP } from '../../../test/support/plans.js';
import { StaticSite } from '../../components/static-site/static-site.js';
import { StaticSiteWithCdn } from '../../components/static-site/static-site-with-cdn.js';
import type { MonitoringConfig } from './options.js';

const plan = (monitoring: MonitoringConfig, components = [crud()]) =>
  planOf(components, { ...SHOP, monitoring });
const alertsOf = (planned: ReturnType<typeof planOf>) =>
  Object.fromEntries(
    blocksOf(planned, 'azurerm_monitor_metric_alert').map(({ id, arguments: config }) => [
      id.replace('shop_monitoring_', ''),
      config,
    ]),
  );
const emails = ['a@example.com'];
const group = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Insights/actionGroups/on-call';
const workspaceId =
  '/subscriptions/hub/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/log-hub';

describe('alerts', () => {
  const planned = plan({ alerting: { emails } }, [crud(), StaticSiteWithCdn.define('Web', {})]);
  const alerts = alertsOf(planned);

  it('are on requests, throttling and availability, each with a severity', () => {
    const said = Object.entries(alerts).map(([role, { severity, criteria }]) => {
      const [first] = criteria as unknown as { metric_name: string; operator: string; threshold: number }[];
      return [role, severity, first?.metric_name, first?.operator, first?.threshold];
    });
    expect(said.sort()).toEqual([
      ['cdn-shared-origins', 1, 'OriginHealthPercentage', 'LessThan', 50],
      ['cosmos-shared-availability', 1, 'ServiceAvailability', 'LessThan', 99.9],
      ['cosmos-shared-throttling', 3, 'TotalRequests', 'GreaterThanOrEqual', 100],
      ['errors', 2, 'requests/failed', 'GreaterThanOrEqual', 5],
      ['latency', 3, 'requests/duration', 'GreaterThan', 1000],
      ['storage-shared-availability', 1, 'Availability', 'LessThan', 99],
    ]);
    expect(alerts['cosmos-shared-throttling']?.['criteria']).toMatchObject([
      { dimension: [{ name: 'StatusCode', values: ['429'] }] },
    ]);
    expect(alerts['cosmos-shared-availability']).toMatchObject({ window_size: 'PT1H', frequency: 'PT15M' });
  });

  it('have the health of origins that Front Door probes', () => {
    const probeOf = (of: ReturnType<typeof planOf>) =>
      blocksOf(of, 'azurerm_cdn_frontdoor_origin_group')[0]?.arguments['health_probe'];
    expect(probeOf(planned)).toMatchObject({ protocol: 'Https' });
    expect(probeOf(plan({}, [StaticSiteWithCdn.define('Web', {})]))).toBeUndefined();
  });

  it('have the severities and thresholds of the backend', () => {
    const alerting = { emails, throttlingThreshold: 7, severities: { errors: 0 } };
    expect(alertsOf(plan({ alerting }))).toMatchObject({
      errors: { severity: 0 },
      latency: { severity: 3 },
      'cosmos-shared-throttling': { criteria: [{ threshold: 7 }] },
    });
    expect(() => plan({ alerting: { severities: { errors: 5 } } })).toThrow(
      'a severity must be a whole number from 0 to 4, received 5',
    );
  });

  it('go to every kind of receiver', () => {
    const sms = [{ countryCode: '49', phoneNumber: '1701234567' }];
    const webhooks = ['https://hooks.example.com/a'];
    const to = plan({ alerting: { emails, sms, webhooks, actionGroupIds: [group] } });
    expect(blocksOf(to, 'azurerm_monitor_action_group')[0]?.arguments).toMatchObject({
      email_receiver: [{ email_address: emails[0] }],
      sms_receiver: [{ name: 'sms-1', country_code: '49', phone_number: '1701234567' }],
      webhook_receiver: [{ name: 'webhook-1', service_uri: webhooks[0] }],
    });
    expect(alertsOf(to)['errors']?.['action']).toEqual([
      { action_group_id: group },
      { action_group_id: { $ref: 'azurerm_monitor_action_group.shop_monitoring_alerts.id' } },
    ]);
    expect(to.warnings.map(({ path }) => path)).not.toContain('monitoring.alerting');
  });

  it('go to an existing action group without one of their own', () => {
    const to = plan({ alerting: { actionGroupIds: [group] } });
    expect(blocksOf(to, 'azurerm_monitor_action_group')).toEqual([]);
    expect(alertsOf(to)['errors']?.['action']).toEqual([{ action_group_id: group }]);
  });

  it('without receivers are a warning, and make no action group', () => {
    const unheard = plan({ alerting: {} });
    expect(blocksOf(unheard, 'azurerm_monitor_action_group')).toEqual([]);
    expect(alertsOf(unheard)['errors']).not.toHaveProperty('action');
    expect(unheard.warnings).toContainEqual(
      expect.objectContaining({ code: 'OPTION_WITHOUT_EFFECT', path: 'monitoring.alerting' }),
    );
  });
});

describe('telemetry', () => {
  const SAMPLING = 'AzureFunctionsJobHost__logging__applicationInsights__samplingSettings__isEnabled';
  const samplingOf = (monitoring: MonitoringConfig) =>
    (functionAppIn(plan(monitoring, [app()])).arguments['app_settings'] as Record<string, string>)[SAMPLING];

  it('of 100 percent is not sampled by the host either', () => {
    expect(samplingOf({ samplingPercentage: 100 })).toBe('false');
    expect(samplingOf({ samplingPercentage: 50 })).toBeUndefined();
    expect(samplingOf({})).toBeUndefined();
  });

  it('has a daily cap', () => {
    const capped = plan({ dailyCapGb: 0.5 });
    expect(blocksOf(capped, 'azurerm_application_insights')[0]?.arguments).toMatchObject({
      daily_data_cap_in_gb: 0.5,
    });
    expect(blocksOf(capped, 'azurerm_log_analytics_workspace')[0]?.arguments).toMatchObject({
      daily_quota_gb: 0.5,
    });
    expect(() => plan({ dailyCapGb: 0 })).toThrow('more than 0 gigabytes');
  });

  it('goes to a workspace that exists', () => {
    const to = plan({ workspaceId });
    expect(blocksOf(to, 'azurerm_log_analytics_workspace')).toEqual([]);
    expect(blocksOf(to, 'azurerm_application_insights')[0]?.arguments).toMatchObject({
      workspace_id: workspaceId,
    });
    expect(blocksOf(to, 'azurerm_monitor_diagnostic_setting')[0]?.arguments).toMatchObject({
      log_analytics_workspace_id: workspaceId,
    });
    expect(() => plan({ workspaceId, workspaceName: 'log-mine' })).toThrow('Omit workspaceName or');
  });

  it('that nothing sends makes nothing', () => {
    const site = [StaticSite.define('Portal', {})];
    const monitored = (monitoring: MonitoringConfig) =>
      plan(monitoring, site)
        .terraform.filter(({ id }) => id.includes('monitoring') || id.endsWith('_logs'))
        .map(({ type }) => type);
    expect(monitored({ alerting: { emails } })).toEqual([]);
    expect(monitored({ diagnosticLogs: 'all' }).sort()).toEqual([
      'azurerm_log_analytics_workspace',
      'azurerm_monitor_diagnostic_setting',
    ]);
  });
});
