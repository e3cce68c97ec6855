import type { DiagnosticLogs } from './options-schema.js';

/** Options of a backend about its monitoring. */
export interface MonitoringOptions {
  /** Application Insights on a Log Analytics workspace. @default false */
  readonly monitoring?: boolean | MonitoringConfig;
}

/** Telemetry of the function apps. */
export interface MonitoringConfig {
  /** Default true. */
  readonly enabled?: boolean;
  /** Days: 30, 60, 90, 120, 180, 270, 365, 550 or 730. Default 90. */
  readonly retentionDays?: number;
  /** Share of the telemetry that is kept: above 0, up to 100. Default 100. */
  readonly samplingPercentage?: number;
  /** Name of the workspace. Default: a generated one. */
  readonly workspaceName?: string;
  /**
   * What Cosmos DB, Key Vault, blobs, queues and Front Door log to the workspace. `audit`: who changed an account or read a
   * secret. `all`: every call as well, which costs by the gigabyte. `none`: nothing. Default `audit`.
   */
  readonly diagnosticLogs?: DiagnosticLogs;
  readonly alerting?: AlertingConfig;
}

/** Alerts on failed and slow requests. */
export interface AlertingConfig {
  /** Default true. */
  readonly enabled?: boolean;
  /** Failed requests within five minutes. Default 5. */
  readonly errorThreshold?: number;
  /** Average request duration in milliseconds. Default 1000. */
  readonly latencyThreshold?: number;
  /** Who gets mail. Default: nobody; the alerts show in the portal. */
  readonly emails?: readonly string[];
}
