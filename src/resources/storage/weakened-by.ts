import type { ProtectiveArgument, Weakening } from '../../plan/weakening.js';

const REDUNDANCY = 'learn.microsoft.com/azure/storage/common/storage-redundancy';
const LIFECYCLE = 'learn.microsoft.com/azure/storage/blobs/lifecycle-management-overview';

/** Returns the argument of a lifecycle rule that deletes after a number of days. */
function deletion(argument: string, what: string): ProtectiveArgument {
  return {
    argument: `rule.actions.${argument}`,
    by: 'name',
    weaker: 'lower',
    absent: null,
    unset: -1,
    effect: `Azure deletes existing ${what} that are so many days old.`,
    source: LIFECYCLE,
  };
}

/** Returns an argument for the days that Azure keeps something after its deletion; absent for none. */
function daysKept(argument: string, effect: string, source: string): ProtectiveArgument {
  return { argument, weaker: 'lower', absent: 0, effect, source };
}

/** Returns an argument for the days that logs or metrics are kept; absent for ever. */
function logDays(argument: string): ProtectiveArgument {
  return {
    argument: `queue_properties.${argument}.retention_policy_days`,
    weaker: 'lower',
    absent: null,
    effect: 'Azure deletes older logs of the queues.',
    source: 'learn.microsoft.com/azure/storage/common/manage-storage-analytics-logs',
  };
}

/** Arguments whose weaker value puts the data of an account at risk. Absent values are those of azurerm 4.55.0. */
export const STORAGE_WEAKENED_BY: Readonly<Record<string, Weakening>> = {
  azurerm_storage_account: {
    arguments: [
      {
        argument: 'account_replication_type',
        weaker: [['LRS'], ['ZRS'], ['GRS', 'RAGRS'], ['GZRS', 'RAGZRS']],
        absent: 'LRS',
        effect: 'Azure deletes the copies of all data in another region or in other zones.',
        source: REDUNDANCY,
      },
      {
        argument: 'blob_properties.versioning_enabled',
        weaker: [[false], [true]],
        absent: false,
        effect: 'A blob that is overwritten or deleted gets no version to go back to.',
        source: 'learn.microsoft.com/azure/storage/blobs/versioning-overview',
      },
      daysKept(
        'blob_properties.delete_retention_policy.days',
        'A deleted blob can be restored for a shorter time, or not at all.',
        'learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview',
      ),
      {
        argument: 'blob_properties.delete_retention_policy.permanent_delete_enabled',
        weaker: [[true], [false]],
        absent: false,
        effect: 'Deleted blobs can be deleted permanently before their retention ends.',
        source: 'learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview',
      },
      daysKept(
        'blob_properties.container_delete_retention_policy.days',
        'A deleted container can be restored for a shorter time, or not at all.',
        'learn.microsoft.com/azure/storage/blobs/soft-delete-container-overview',
      ),
      daysKept(
        'blob_properties.restore_policy.days',
        'Blobs can be restored to a shorter time ago, or not at all.',
        'learn.microsoft.com/azure/storage/blobs/point-in-time-restore-overview',
      ),
      {
        argument: 'blob_properties.change_feed_enabled',
        weaker: [[false], [true]],
        absent: false,
        effect: 'Azure stops recording changes of blobs.',
        source: 'learn.microsoft.com/azure/storage/blobs/storage-blob-change-feed',
      },
      {
        argument: 'blob_properties.change_feed_retention_in_days',
        weaker: 'lower',
        absent: null,
        effect: 'Azure deletes older records of changes.',
        source: 'learn.microsoft.com/azure/storage/blobs/storage-blob-change-feed',
      },
      daysKept(
        'share_properties.retention_policy.days',
        'A deleted file share can be restored for a shorter time, or not at all.',
        'learn.microsoft.com/azure/storage/files/storage-files-prevent-file-share-deletion',
      ),
      daysKept(
        'immutability_policy.period_since_creation_in_days',
        'Blobs can be changed and deleted earlier.',
        'learn.microsoft.com/azure/storage/blobs/immutable-storage-overview',
      ),
      {
        argument: 'immutability_policy.state',
        weaker: [['Disabled'], ['Unlocked'], ['Locked']],
        absent: 'Disabled',
        effect: 'Blobs can be changed and deleted.',
        source: 'learn.microsoft.com/azure/storage/blobs/immutable-storage-overview',
      },
      logDays('logging'),
      logDays('hour_metrics'),
      logDays('minute_metrics'),
    ],
  },
  azurerm_storage_management_policy: {
    governs: 'storage_account_id',
    // The layout names each rule after its container.
    entriesOf: 'azurerm_storage_container',
    arguments: [
      deletion('base_blob.delete_after_days_since_modification_greater_than', 'blobs'),
      deletion('base_blob.delete_after_days_since_creation_greater_than', 'blobs'),
      deletion('base_blob.delete_after_days_since_last_access_time_greater_than', 'blobs'),
      deletion('snapshot.delete_after_days_since_creation_greater_than', 'snapshots'),
      deletion('version.delete_after_days_since_creation', 'versions of blobs'),
      {
        argument: 'rule.enabled',
        by: 'name',
        weaker: [[true], [false]],
        absent: true,
        effect: 'Azure deletes blobs by a rule that did nothing before.',
        source: LIFECYCLE,
      },
      {
        argument: 'rule.filters',
        by: 'name',
        weaker: 'changed',
        effect: 'The rule applies to other blobs than before.',
        source: LIFECYCLE,
      },
    ],
  },
};
