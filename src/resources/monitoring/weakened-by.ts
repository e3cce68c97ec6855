import type { ProtectiveArgument, Weakening } from '../../plan/weakening.js';

const RETENTION = 'learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure';
const LOG_POLICY =
  'learn.microsoft.com/azure/azure-monitor/essentials/migrate-to-azure-storage-lifecycle-policy';
const OLDER_LOGS = 'Azure deletes older logs from the storage account.';

/** Arguments whose weaker value puts logs at risk. Absent values are those of azurerm 4.55.0 and Azure. */
export const MONITORING_WEAKENED_BY: Readonly<Record<string, Weakening>> = {
  azurerm_log_analytics_workspace: {
    arguments: [
      {
        argument: 'retention_in_days',
        weaker: 'lower',
        absent: 30,
        kept: true,
        effect: 'Azure deletes logs that are older than so many days, 30 days after the change.',
        source: RETENTION,
      },
      {
        argument: 'immediate_data_purge_on_30_days_enabled',
        weaker: [[true], [false]],
        absent: false,
        effect: 'Azure deletes logs after 30 days without a grace period.',
        source: RETENTION,
      },
    ],
  },
  azurerm_application_insights: {
    arguments: [
      {
        argument: 'retention_in_days',
        weaker: 'lower',
        absent: 90,
        effect: 'Azure deletes telemetry that is older than so many days.',
        source: RETENTION,
      },
    ],
  },
  azurerm_monitor_diagnostic_setting: {
    arguments: ['enabled_log', 'metric'].flatMap((block): ProtectiveArgument[] => [
      {
        argument: `${block}.retention_policy.days`,
        by: 'category',
        weaker: 'lower',
        absent: null,
        endless: 0,
        effect: OLDER_LOGS,
        source: LOG_POLICY,
      },
      {
        argument: `${block}.retention_policy.enabled`,
        by: 'category',
        weaker: [[true], [false]],
        absent: false,
        effect: OLDER_LOGS,
        source: LOG_POLICY,
      },
    ]),
  },
};
