import type { DiagnosticLogs } from './options-schema.js';

/** Options of a backend about its monitoring. */
export interface MonitoringOptions {
  /** Application Insights on a Log Analytics workspace. @default false */
  readonly monitoring?: boolean | MonitoringConfig;
}

/** Telemetry of the function apps. */
export interface MonitoringConfig {
  /** False turns monitoring off, even if other options are set. @default true */
  readonly enabled?: boolean;
  /** Days: 30, 60, 90, 120, 180, 270, 365, 550 or 730. @default 90 */
  readonly retentionDays?: number;
  /**
   * Share of the telemetry that is kept: above 0, up to 100. 100 also turns off the sampling of the Functions host, which
   * leaves out entries under load by itself.
   * @default all that the host sends
   */
  readonly samplingPercentage?: number;
  /** Name of the workspace. @default a generated one */
  readonly workspaceName?: string;
  /**
   * Azure id of an existing workspace, in any subscription; it keeps its retention.
   * @default a workspace is created
   */
  readonly workspaceId?: string;
  /**
   * Gigabytes of telemetry a day; the rest of the day is not recorded.
   * @default Azure's cap, 100 for Application Insights
   */
  readonly dailyCapGb?: number;
  /**
   * Logs that Cosmos DB, Key Vault, blobs, queues and Front Door write to the workspace. `audit`: changes of
   * accounts and reads of secrets, with the caller. `all`: every call as well, which costs by the gigabyte.
   * `none`: nothing.
   * @default 'audit'
   */
  readonly diagnosticLogs?: DiagnosticLogs;
  readonly alerting?: AlertingConfig;
}

/** Alerts on requests that fail or are slow, throttled requests to Cosmos DB, and the availability of data and origins. */
export interface AlertingConfig {
  /** False turns alerts off, even if other options are set. @default true */
  readonly enabled?: boolean;
  /** Failed requests within five minutes at which an alert fires. @default 5 */
  readonly errorThreshold?: number;
  /** Average request duration in milliseconds above which an alert fires. @default 1000 */
  readonly latencyThreshold?: number;
  /** Requests that Cosmos DB refuses with 429 within five minutes at which an alert fires. @default 100 */
  readonly throttlingThreshold?: number;
  /** 0 (critical) to 4 (verbose), by what an alert is about. @default availability 1, errors 2, latency and throttling 3 */
  readonly severities?: Partial<AlertSeverities>;
  /**
   * Addresses that get mail. Without any receiver the alerts show only in the portal, with a warning.
   * @default none
   */
  readonly emails?: readonly string[];
  /** URLs that get alerts in the common alert schema, over https. They stand in the plan: none may hold a secret. @default none */
  readonly webhooks?: readonly string[];
  /** Phones that get text messages. @default none */
  readonly sms?: readonly SmsReceiver[];
  /** Azure ids of existing action groups. @default none */
  readonly actionGroupIds?: readonly string[];
}

/** Severity of alerts, from 0 (critical) to 4 (verbose). */
export interface AlertSeverities {
  readonly errors: number;
  readonly latency: number;
  readonly throttling: number;
  readonly availability: number;
}

/** A phone that gets text messages. */
export interface SmsReceiver {
  /** Such as `1` or `49`. */
  readonly countryCode: string;
  /** Digits without the country. */
  readonly phoneNumber: string;
}
