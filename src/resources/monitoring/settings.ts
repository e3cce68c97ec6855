import type { BackendOptions } from '../settings.js';
import type { AlertingConfig, MonitoringOptions } from './options.js';
import { type DiagnosticLogs, monitoringEntries } from './options-schema.js';

/** Application Insights and its workspace. */
export interface MonitoringSettings {
  /** Days. */
  readonly retentionDays: number;
  /** 0 to 100. */
  readonly samplingPercentage: number;
  /** Name of the workspace that the plan creates; null for a generated one. */
  readonly workspaceName: string | null;
  readonly diagnosticLogs: DiagnosticLogs;
  readonly alerting: AlertingSettings | null;
}

/** Alerts on the backend's Application Insights. */
export interface AlertingSettings {
  /** Failed requests within five minutes. */
  readonly errorThreshold: number;
  /** Average request duration in milliseconds. */
  readonly latencyThreshold: number;
  /** Receivers of the action group. */
  readonly emails: readonly string[];
}

/** Options of a backend about its monitoring. Null settings: monitoring is off. */
export const monitoringOptions = {
  entries: monitoringEntries,
  resolve: ({ monitoring = false }: MonitoringOptions): MonitoringSettings | null => {
    const config = typeof monitoring === 'boolean' ? { enabled: monitoring } : monitoring;
    if (config.enabled === false) return null;
    const { alerting } = config;
    return {
      retentionDays: config.retentionDays ?? 90,
      samplingPercentage: config.samplingPercentage ?? 100,
      workspaceName: config.workspaceName ?? null,
      diagnosticLogs: config.diagnosticLogs ?? 'audit',
      alerting: alerting === undefined || alerting.enabled === false ? null : alertingFrom(alerting),
    };
  },
} satisfies BackendOptions<MonitoringOptions, MonitoringSettings | null>;

function alertingFrom({
  errorThreshold = 5,
  latencyThreshold = 1000,
  emails = [],
}: AlertingConfig): AlertingSettings {
  return { errorThreshold, latencyThreshold, emails };
}
