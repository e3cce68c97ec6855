import type { ConsistencyLevel, CosmosBackup, PeriodicBackup, SharedThroughput } from './requirement.js';

/** Options of a backend about its Cosmos DB accounts. */
export interface CosmosOptions {
  /**
   * Regions and backup of the Cosmos DB accounts, or an existing account.
   * Source: `azurerm_cosmosdb_account`
   * @see docs/configuration.md#cosmosconfig
   * @default one region, created
   * @example
   * {
   *   failoverPolicies: [
   *     { locationName: 'westeurope', priority: 0, zoneRedundant: true },
   *     { locationName: 'northeurope', priority: 1 },
   *   ],
   *   enableAutomaticFailover: true,
   *   backup: 'Continuous7Days',
   * }
   */
  readonly cosmosConfig?: CosmosAccountOptions;
  /**
   * Autoscale for containers without a throughput of their own; makes their account provisioned. A component with
   * `enableServerless: true` beside it is an error.
   * Source: learn.microsoft.com/azure/cosmos-db/provision-throughput-autoscale
   * @default none
   * @example { maxThroughput: 4000 }
   */
  readonly autoScale?: AutoScaleConfig;
}

/** The Cosmos DB accounts of a backend as a whole: their regions, or an existing account. */
export interface CosmosAccountOptions {
  /**
   * Replicates the data to the regions of `failoverPolicies`. Makes the account a provisioned one. Any other value than the
   * policies say is an error.
   * Source: `geo_location`
   * @default true with two or more `failoverPolicies`
   */
  readonly enableMultiRegion?: boolean;
  /**
   * Regions of the accounts with priorities 0, 1 and so on. 0 is the region for writes. More than one makes the account a
   * provisioned one.
   * Source: `geo_location`
   * @default only that of the backend, in one zone
   */
  readonly failoverPolicies?: readonly FailoverPolicy[];
  /**
   * Moves writes to the next region when the first is lost.
   * Source: `automatic_failover_enabled`
   * @default false
   */
  readonly enableAutomaticFailover?: boolean;
  /**
   * Permits writes in every region. Not with Strong consistency.
   * Source: `multiple_write_locations_enabled`
   * @default false
   */
  readonly enableMultipleWriteLocations?: boolean;
  /**
   * Consistency where no component asks for one.
   * Source: learn.microsoft.com/azure/cosmos-db/consistency-levels
   * @default 'Session'
   */
  readonly consistencyLevel?: ConsistencyLevel;
  /**
   * Backup, which decides how far back data can be restored. The name of a kind, or an object with interval, retention and
   * redundancy of periodic backups.
   * Sources: learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction,
   * learn.microsoft.com/azure/cosmos-db/periodic-backup-modify-interval-retention
   * @default 'Periodic': two backups, the last four to eight hours
   * @example { type: 'Periodic', intervalMinutes: 120, retentionHours: 24, redundancy: 'Zone' }
   */
  readonly backup?: CosmosBackup | PeriodicBackup;
  /**
   * Throughput that the containers of a database share, by the name of the database. At most 25 containers share; a container
   * with a throughput of its own does not. It cannot be added or removed later. Makes the account a provisioned one.
   * Source: learn.microsoft.com/azure/cosmos-db/set-throughput
   * @default each container has its own
   * @example { main: { throughput: 400 }, events: { maxThroughput: 4000 } }
   */
  readonly databaseThroughput?: Readonly<Record<string, SharedThroughput>>;
  /**
   * Azure's free tier for the provisioned account: 1000 RU/s and 25 GB. A subscription has it once, and an account from its
   * creation.
   * Source: learn.microsoft.com/azure/cosmos-db/free-tier
   * @default false
   */
  readonly freeTier?: boolean;
  /**
   * Uses the account `accountName` with the databases and containers in it. None is created: the plan only makes roles for the
   * apps.
   * Source: `data.azurerm_cosmosdb_account`
   * @default false
   */
  readonly useExisting?: boolean;
  /**
   * Name of the existing account.
   * Source: `data.azurerm_cosmosdb_account.name`
   * @default none; required with `useExisting`
   */
  readonly accountName?: string;
  /**
   * Resource group of the existing account.
   * Source: `data.azurerm_cosmosdb_account.resource_group_name`
   * @default the stack's
   */
  readonly accountResourceGroup?: string;
  /**
   * Region that the apps read from first: the setting `COSMOS_PREFERRED_REGIONS`.
   * Source: the preferred regions of the SDK
   * @default the backend's
   */
  readonly readLocation?: string;
}

/** One region of an account. */
export interface FailoverPolicy {
  /** Azure region such as `eastus`. */
  readonly locationName: string;
  /** 0 for the region for writes, then 1, 2 and so on in the order of failover. */
  readonly priority: number;
  /**
   * Keeps copies in several availability zones of the region, also of a serverless account. Cannot change for the region for
   * writes.
   * @default false
   */
  readonly zoneRedundant?: boolean;
}

/** Throughput that follows the load, for every container without a throughput of its own. */
export interface AutoScaleConfig {
  /** False turns autoscale off, even if other options are set. @default true */
  readonly enabled?: boolean;
  /** RU/s of each container at the most: 1000 to 1000000 in steps of 1000. @default none; required, unless `enabled` is false */
  readonly maxThroughput?: number;
  /**
   * Has no effect: Azure's floor is a tenth of the maximum. Any other number yields a warning.
   * @default a tenth of `maxThroughput`
   */
  readonly minThroughput?: number;
  /** Has no effect: Azure does not have such a setting. A value yields a warning. @default none */
  readonly targetUtilization?: number;
}
