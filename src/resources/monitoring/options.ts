import type { DiagnosticLogs } from './options-schema.js';

/** Options of a backend about its monitoring. */
export interface MonitoringOptions {
  /**
   * Application Insights on a Log Analytics workspace, connected to every app.
   * Source: learn.microsoft.com/azure/azure-monitor/app/create-workspace-resource
   * @default false
   * @example
   * {
   *   retentionDays: 180,
   *   samplingPercentage: 20,
   *   alerting: { emails: ['ops@example.com'], severities: { errors: 1 } },
   * }
   */
  readonly monitoring?: boolean | MonitoringConfig;
}

/** Telemetry of the function apps. */
export interface MonitoringConfig {
  /** False turns monitoring off, even if other options are set. @default true */
  readonly enabled?: boolean;
  /**
   * Days of the workspace and of Application Insights: 30, 60, 90, 120, 180, 270, 365, 550 or 730.
   * Source: learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure
   * @default 90
   */
  readonly retentionDays?: number;
  /**
   * Percentage of the telemetry that is kept: above 0, up to 100. 100 also turns off the sampling of the Functions host, which
   * leaves out entries under load by itself.
   * Source: learn.microsoft.com/azure/azure-functions/configure-monitoring#configure-sampling
   * @default all that the host sends
   */
  readonly samplingPercentage?: number;
  /**
   * Name of the Log Analytics workspace.
   * Source: `azurerm_log_analytics_workspace.name`
   * @default a generated one
   */
  readonly workspaceName?: string;
  /**
   * Azure id of an existing workspace, in any subscription. It keeps its own retention.
   * Source: `workspace_id`
   * @default a workspace is created
   */
  readonly workspaceId?: string;
  /**
   * Gigabytes of telemetry a day; the rest of the day is not recorded.
   * Source: `daily_quota_gb`, `daily_data_cap_in_gb`
   * @default Azure's cap, 100 for Application Insights
   */
  readonly dailyCapGb?: number;
  /**
   * Logs that Cosmos DB, Key Vault, blobs, queues and Front Door write to the workspace. `audit`: changes of accounts and reads
   * of secrets, with the caller. `all`: every call as well, which costs by the gigabyte. `none`: nothing. Function apps log
   * through Application Insights.
   * Source: learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings
   * @default 'audit'
   */
  readonly diagnosticLogs?: DiagnosticLogs;
  /**
   * Alerts on requests that fail or are slow, and on Cosmos DB, storage and Front Door.
   * @see docs/configuration.md#monitoring
   * @default none
   */
  readonly alerting?: AlertingConfig;
}

/** Alerts on requests that fail or are slow, throttled requests to Cosmos DB, and the availability of data and origins. */
export interface AlertingConfig {
  /** False turns alerts off, even if other options are set. @default true */
  readonly enabled?: boolean;
  /**
   * Failed requests within five minutes at which an alert fires.
   * Source: `azurerm_monitor_metric_alert`, `requests/failed`
   * @default 5
   */
  readonly errorThreshold?: number;
  /**
   * Average request duration in milliseconds above which an alert fires.
   * Source: `azurerm_monitor_metric_alert`, `requests/duration`
   * @default 1000
   */
  readonly latencyThreshold?: number;
  /**
   * Requests that Cosmos DB refuses with 429 within five minutes at which an alert fires.
   * Source: learn.microsoft.com/azure/cosmos-db/monitor-reference (`TotalRequests`)
   * @default 100
   */
  readonly throttlingThreshold?: number;
  /**
   * 0 (critical) to 4 (verbose), by the subject of an alert.
   * Source: `severity`
   * @default availability 1, errors 2, latency and throttling 3
   * @example { errors: 1, latency: 4 }
   */
  readonly severities?: Partial<AlertSeverities>;
  /**
   * Addresses that get mail. Without any receiver the alerts show only in the portal, with a warning.
   * Source: `azurerm_monitor_action_group.email_receiver`
   * @default none
   */
  readonly emails?: readonly string[];
  /**
   * URLs that get alerts in the common alert schema, over https. They stand in the plan: none may hold a secret.
   * Source: `webhook_receiver`
   * @default none
   */
  readonly webhooks?: readonly string[];
  /**
   * Phones that get text messages.
   * Source: `sms_receiver`
   * @default none
   * @example [{ countryCode: '49', phoneNumber: '1701234567' }]
   */
  readonly sms?: readonly SmsReceiver[];
  /**
   * Azure ids of existing action groups.
   * Source: `azurerm_monitor_metric_alert.action`
   * @default none
   */
  readonly actionGroupIds?: readonly string[];
}

/** Severity of alerts, from 0 (critical) to 4 (verbose). */
export interface AlertSeverities {
  /** Severity of alerts on failed requests: 0 to 4. */
  readonly errors: number;
  /** Severity of alerts on slow requests: 0 to 4. */
  readonly latency: number;
  /** Severity of alerts on requests that Cosmos DB refuses: 0 to 4. */
  readonly throttling: number;
  /** Severity of alerts on the availability of accounts, origins and paths: 0 to 4. */
  readonly availability: number;
}

/** A phone that gets text messages. */
export interface SmsReceiver {
  /** Country code of the phone, such as `1` or `49`. */
  readonly countryCode: string;
  /** Digits of the number, without the country. */
  readonly phoneNumber: string;
}
