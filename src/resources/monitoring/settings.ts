import type { AsGuest } from '../host/options.js';
import type { BackendOptions } from '../settings.js';
import { hostedWorkspaceId } from './hosted-workspace.js';
import type { AlertingConfig, AlertSeverities, MonitoringOptions } from './options.js';
import { type DiagnosticLogs, monitoringEntries } from './options-schema.js';

/** Application Insights and its workspace. */
export interface MonitoringSettings {
  /** Days. */
  readonly retentionDays: number;
  /** 0 to 100. */
  readonly samplingPercentage: number;
  /** True if the host keeps all telemetry too, without sampling. */
  readonly keepsAll: boolean;
  /** Name of the workspace that the plan creates; null for a generated one. */
  readonly workspaceName: string | null;
  /** Azure id of a workspace that exists; null where one is created. */
  readonly workspaceId: string | null;
  /** Null for Azure's cap. */
  readonly dailyCapGb: number | null;
  readonly diagnosticLogs: DiagnosticLogs;
  readonly alerting: AlertingSettings | null;
}

/** Alerts of the backend, every default filled in. */
export type AlertingSettings = Required<Omit<AlertingConfig, 'enabled' | 'severities'>> & {
  readonly severities: AlertSeverities;
};

/** Options of a backend about its monitoring. Null settings: monitoring is off. */
export const monitoringOptions = {
  entries: monitoringEntries,
  resolve: ({ monitoring = false, ...others }: MonitoringOptions & AsGuest): MonitoringSettings | null => {
    const config = typeof monitoring === 'boolean' ? { enabled: monitoring } : monitoring;
    if (config.enabled === false) return null;
    const { alerting } = config;
    return {
      retentionDays: config.retentionDays ?? 90,
      samplingPercentage: config.samplingPercentage ?? 100,
      keepsAll: config.samplingPercentage === 100,
      workspaceId: config.workspaceId ?? hostedWorkspaceId(config, others) ?? null,
      dailyCapGb: config.dailyCapGb ?? null,
      workspaceName: config.workspaceName ?? null,
      diagnosticLogs: config.diagnosticLogs ?? 'audit',
      alerting: alerting === undefined || alerting.enabled === false ? null : alertingFrom(alerting),
    };
  },
} satisfies BackendOptions<MonitoringOptions & AsGuest, MonitoringSettings | null>;

function alertingFrom({ enabled: _enabled, severities, ...config }: AlertingConfig): AlertingSettings {
  return {
    errorThreshold: 5,
    latencyThreshold: 1000,
    throttlingThreshold: 100,
    emails: [],
    webhooks: [],
    sms: [],
    actionGroupIds: [],
    ...config,
    severities: { availability: 1, errors: 2, latency: 3, throttling: 3, ...severities },
  };
}
