import type { ConsistencyLevel, CosmosBackup, PeriodicBackup, SharedThroughput } from './requirement.js';

/** Options of a backend about its Cosmos DB accounts. */
export interface CosmosOptions {
  /** Regions and backup of the Cosmos DB accounts, or an existing account. @default one region, created */
  readonly cosmosConfig?: CosmosAccountOptions;
  /** Autoscale for containers without a throughput of their own; makes their account provisioned. @default none */
  readonly autoScale?: AutoScaleConfig;
}

/** The Cosmos DB accounts of a backend as a whole: their regions, or an existing account. */
export interface CosmosAccountOptions {
  /**
   * Replicates the data to the regions of `failoverPolicies`. Makes the account a provisioned one.
   * @default true with two or more `failoverPolicies`
   */
  readonly enableMultiRegion?: boolean;
  /**
   * The regions of the account with priorities 0, 1 and so on; 0 is the region for writes.
   * @default only that of the backend
   */
  readonly failoverPolicies?: readonly FailoverPolicy[];
  /** Moves writes to the next region when the first is lost. @default false */
  readonly enableAutomaticFailover?: boolean;
  /** Permits writes in every region. Not with Strong consistency. @default false */
  readonly enableMultipleWriteLocations?: boolean;
  /** Consistency where no component asks for one. @default 'Session' */
  readonly consistencyLevel?: ConsistencyLevel;
  /**
   * Backup, which decides how far back data can be restored: the name of a kind, or an object with interval,
   * retention and redundancy of periodic backups.
   * @default 'Periodic': two backups, the last four to eight hours
   */
  readonly backup?: CosmosBackup | PeriodicBackup;
  /**
   * Throughput that the containers of a database share, by the name of the database: `{ main: { throughput: 400 } }`. Makes
   * the account a provisioned one.
   * @default each container has its own
   */
  readonly databaseThroughput?: Readonly<Record<string, SharedThroughput>>;
  /**
   * Azure's free tier for the provisioned account: 1000 RU/s and 25 GB. A subscription has it once, and an account from its
   * creation.
   * @default false
   */
  readonly freeTier?: boolean;
  /** Uses the account `accountName` with the databases and containers in it; none is created. @default false */
  readonly useExisting?: boolean;
  /** Name of the existing account. */
  readonly accountName?: string;
  /** Resource group of the existing account. @default that of the stack */
  readonly accountResourceGroup?: string;
  /** Region of the existing account that the apps read from first. @default the backend's */
  readonly readLocation?: string;
}

/** One region of an account. */
export interface FailoverPolicy {
  /** Azure region such as `eastus`. */
  readonly locationName: string;
  /** 0 for the region for writes, then 1, 2 and so on in the order of failover. */
  readonly priority: number;
  /**
   * Keeps copies in several availability zones of the region. Cannot change for the region for writes.
   * @default false
   */
  readonly zoneRedundant?: boolean;
}

/** Throughput that follows the load, for every container without a throughput of its own. */
export interface AutoScaleConfig {
  /** False turns autoscale off, even if other options are set. @default true */
  readonly enabled?: boolean;
  /** RU/s of each container at the most: 1000 to 1000000 in steps of 1000. Required, unless `enabled` is false. */
  readonly maxThroughput?: number;
  /** Has no effect: Azure's floor is a tenth of the maximum. Any other number yields a warning. */
  readonly minThroughput?: number;
  /** Has no effect: Azure does not have such a setting. A value yields a warning. */
  readonly targetUtilization?: number;
}
