import type { Weakening } from '../../plan/weakening.js';

const BACKUP = 'learn.microsoft.com/azure/cosmos-db/online-backup-and-restore';
const PERIODIC = 'learn.microsoft.com/azure/cosmos-db/periodic-backup-modify-interval-retention';

/** Arguments whose weaker value puts the data of an account at risk. Absent values are those of azurerm 4.55.0 and Azure. */
export const COSMOS_WEAKENED_BY: Readonly<Record<string, Weakening>> = {
  azurerm_cosmosdb_account: {
    arguments: [
      {
        argument: 'geo_location',
        by: 'location',
        weaker: 'fewer',
        effect: 'Azure deletes the copy of all data in the region.',
        source: 'learn.microsoft.com/azure/cosmos-db/how-to-manage-database-account',
      },
      {
        argument: 'geo_location.zone_redundant',
        by: 'location',
        weaker: [[false], [true]],
        // azurerm computes it: left out, the region keeps its zones.
        absent: false,
        kept: true,
        effect: 'The copies in the region are in one zone, so the loss of a zone can lose data.',
        source: 'learn.microsoft.com/azure/reliability/reliability-cosmos-db-nosql',
      },
      {
        argument: 'backup.type',
        weaker: [['Periodic'], ['Continuous']],
        absent: 'Periodic',
        kept: true,
        effect: 'Data can no longer be restored to a point in time.',
        source: BACKUP,
      },
      {
        argument: 'backup.tier',
        weaker: [['Continuous7Days'], ['Continuous30Days']],
        // Periodic backup has no tier, and the change to a tier is not a weaker one.
        absent: 'Continuous7Days',
        kept: true,
        effect: 'Azure deletes backups that are older than the tier keeps.',
        source: 'learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction',
      },
      {
        argument: 'backup.interval_in_minutes',
        weaker: 'higher',
        absent: 240,
        kept: true,
        effect: 'A restore loses the changes of a longer time.',
        source: PERIODIC,
      },
      {
        argument: 'backup.retention_in_hours',
        weaker: 'lower',
        absent: 8,
        kept: true,
        effect: 'Azure deletes backups that are older than the retention.',
        source: PERIODIC,
      },
      {
        argument: 'backup.storage_redundancy',
        weaker: [['Local'], ['Zone'], ['Geo']],
        absent: 'Geo',
        kept: true,
        effect: 'New backups have fewer copies.',
        source: 'learn.microsoft.com/azure/cosmos-db/periodic-backup-storage-redundancy',
      },
      {
        argument: 'analytical_storage_enabled',
        weaker: [[false], [true]],
        absent: false,
        effect: 'The analytical store is deleted.',
        source: 'learn.microsoft.com/azure/cosmos-db/analytical-store-introduction',
      },
    ],
  },
  azurerm_cosmosdb_sql_container: {
    arguments: [
      {
        argument: 'default_ttl',
        weaker: 'lower',
        absent: null,
        endless: -1,
        effect: 'Azure deletes existing items that were not written for so many seconds.',
        source: 'learn.microsoft.com/azure/cosmos-db/time-to-live',
      },
      {
        argument: 'analytical_storage_ttl',
        weaker: 'lower',
        absent: 0,
        endless: -1,
        effect: 'Azure deletes older items from the analytical store.',
        source: 'learn.microsoft.com/azure/cosmos-db/analytical-store-introduction',
      },
    ],
  },
};
