import { exactly, type PlannedMeter } from '../../plan/meter.js';
import type { Resource } from '../resource.js';
import type { MonitoringSettings } from './settings.js';

/** Days that are paid with the ingestion. Source: learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure */
const FREE_DAYS = { logs: 31, applicationInsights: 90 };
const MONTH_DAYS = 30;

/** Returns the meters of a workspace and of the alerts of a backend. */
export function monitoringMeters({ config }: Resource<MonitoringSettings>, alerts: number): PlannedMeter[] {
  const { retentionDays, samplingPercentage, alerting, workspaceId } = config;
  // The owner of an existing workspace pays for its retention.
  const days = workspaceId === null ? retentionDays : 0;
  const kept = (free: number) => Math.max(0, days - free) / MONTH_DAYS;
  const share = samplingPercentage / 100;
  return [
    {
      meter: 'monitoring/log-ingestion',
      what: 'logs that are taken in',
      measure: 'logGb',
      // Telemetry of apps is sampled, logs of other resources are not.
      each: { low: share, high: 1 },
    },
    ...(kept(FREE_DAYS.logs) === 0
      ? []
      : [
          {
            meter: 'monitoring/log-retention',
            what: `logs that are kept for ${retentionDays} days`,
            measure: 'logGb',
            each: { low: kept(FREE_DAYS.applicationInsights) * share, high: kept(FREE_DAYS.logs) },
          },
        ]),
    ...(alerting === null || alerts === 0
      ? []
      : [{ meter: 'monitoring/metric-alert', what: 'alerts on metrics', units: exactly(alerts) }]),
  ];
}
