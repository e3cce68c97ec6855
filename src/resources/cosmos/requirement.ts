import type { Restricted } from '../restricted.js';

/**
 * Consistency levels of Cosmos DB, from weakest to strongest.
 * Source: learn.microsoft.com/azure/cosmos-db/consistency-levels
 */
export const CONSISTENCY_LEVELS = [
  'Eventual',
  'ConsistentPrefix',
  'Session',
  'BoundedStaleness',
  'Strong',
] as const;

/** Guarantee on how fresh a read is. */
export type ConsistencyLevel = (typeof CONSISTENCY_LEVELS)[number];

/**
 * Capabilities of an account of the API for NoSQL. Of these, only `DisableRateLimitingResponses` can be added and removed later; an
 * account has each of the others from its creation.
 * Source: learn.microsoft.com/azure/cosmos-db/resource-manager-template-samples, azurerm 4.55.0
 */
export const COSMOS_CAPABILITIES = [
  'DeleteAllItemsByPartitionKey',
  'DisableRateLimitingResponses',
  'EnableNoSQLVectorSearch',
  'EnableServerless',
] as const;

/** One of `COSMOS_CAPABILITIES`. */
export type CosmosCapability = (typeof COSMOS_CAPABILITIES)[number];

/** Requirement of a Cosmos DB account (API for NoSQL). */
export interface CosmosRequirementConfig extends Restricted {
  /** Consistency of the account. Where components differ, the higher priority wins, and on a tie the stronger level. @default 'Session' */
  readonly consistency?: ConsistencyLevel;
  /** True: serverless. False: provisioned throughput. Absent: the mode that others need, else serverless. */
  readonly enableServerless?: boolean;
  /** True: an account in several regions, which `cosmosConfig.failoverPolicies` of the backend names; a provisioned one. */
  readonly enableMultiRegion?: boolean;
  /** Additional capabilities of the account. `EnableServerless` is the same as `enableServerless: true`. */
  readonly capabilities?: readonly CosmosCapability[];
  readonly databases?: readonly DatabaseRequirement[];
  /** Data that the component reads or writes with its managed identity. */
  readonly access?: readonly CosmosAccess[];
}

/** Throughput that the containers of a database without a throughput of their own share. Cannot be added or removed later. */
export interface SharedThroughput {
  /** RU/s for all: at least 400, in steps of 100. Makes the account a provisioned one. @default none */
  readonly throughput?: number;
  /** RU/s for all at the most with autoscale: at least 1000, in steps of 1000. Gives way to `throughput`. @default none */
  readonly maxThroughput?: number;
}

/** Containers that can share the throughput of a database. Source: learn.microsoft.com/azure/cosmos-db/concepts-limits */
export const MAX_SHARING_CONTAINERS = 25;

/** A database and its containers. */
export interface DatabaseRequirement extends SharedThroughput {
  readonly name: string;
  readonly containers?: readonly ContainerRequirement[];
  /** Containers that a guest may make in the database, which is its own. They count towards the capacity of the account. */
  readonly reserved?: number;
}

/** A container. Partition key and unique keys cannot be changed after its creation. */
export interface ContainerRequirement {
  /** Name of the container. */
  readonly name: string;
  /** Partition key, such as `/tenantId`; a hierarchy of two or three paths as a list, the broadest first. */
  readonly partitionKey: string | readonly string[];
  /** Paths, or lists of paths, whose values are unique (together) within a partition. @default none */
  readonly uniqueKeys?: readonly (string | readonly string[])[];
  /** Seconds until an item expires; -1 keeps items unless they set a ttl of their own. @default items stay */
  readonly ttl?: number;
  /** RU/s of its own, at least 400, in steps of 100. Makes the account a provisioned one. @default none */
  readonly throughput?: number;
  /** RU/s at the most with autoscale. Gives way to `throughput` of any component. @default none */
  readonly maxThroughput?: number;
  /** Paths that Cosmos DB indexes. @default every path */
  readonly indexingPolicy?: IndexingPolicy;
  /** Types of the fields of its items, by name: `{ total: 'number' }`. Said where components know a container differently. */
  readonly itemFields?: Readonly<Record<string, string>>;
  /** Number of values that the partition key can have, where its field lists them. Few values are the warning `FEW_PARTITIONS`. */
  readonly partitionKeyValues?: number;
  /** Field with the owner of an item, such as `owner`. A unique key across owners tells a caller which values others have. */
  readonly ownerField?: string;
}

/** Paths that Cosmos DB indexes. @default every path */
export interface IndexingPolicy {
  /** Time at which items are indexed. `none` takes no paths. @default 'consistent' */
  readonly indexingMode?: 'consistent' | 'none';
  /**
   * Paths that are indexed, such as `/*` or `/name/?`. They end in `/?` (the value) or `/*` (all below it).
   * @default every path
   */
  readonly includedPaths?: readonly string[];
  /** Paths that are not indexed, in the same form. @default none */
  readonly excludedPaths?: readonly string[];
  /**
   * Lists of two or more properties that queries order by together.
   * @default none
   * @example [[{ path: '/city' }, { path: '/createdAt', order: 'descending' }]]
   */
  readonly compositeIndexes?: readonly (readonly CompositePath[])[];
}

/** One property of a composite index. */
export interface CompositePath {
  /** Path of a property, such as `/name`, without `/?`. */
  readonly path: string;
  /** Order of the values. @default 'ascending' */
  readonly order?: 'ascending' | 'descending';
}

/** A Cosmos DB account, every default filled in. */
export interface CosmosAccountConfig extends CosmosRequirementConfig {
  readonly consistency: ConsistencyLevel;
  readonly enableServerless: boolean;
  /** Besides `EnableServerless`. */
  readonly capabilities: readonly CosmosCapability[];
  readonly databases: readonly DatabaseConfig[];
  readonly access: readonly CosmosAccess[];
}

/** A database of an account. */
export interface DatabaseConfig extends DatabaseRequirement {
  readonly containers: readonly ContainerRequirement[];
}

/**
 * RU/s of a container in a provisioned account when no component asks for a number: the least that Azure
 * sells.
 */
export const LEAST_THROUGHPUT = 400;

/** Data-plane access to one container. */
export interface CosmosAccess {
  /** `<database>/<container>`. */
  readonly name: string;
  readonly role: CosmosDataRole;
}

/** Built-in data-plane roles, from the weaker to the stronger. */
export const COSMOS_DATA_ROLES = ['reader', 'contributor'] as const;

/** A built-in data-plane role. */
export type CosmosDataRole = (typeof COSMOS_DATA_ROLES)[number];

/**
 * Backups of an account. `Periodic` is Azure's default; seven days of continuous backup are free of charge.
 * Source: learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction
 */
export const COSMOS_BACKUPS = ['Periodic', 'Continuous7Days', 'Continuous30Days'] as const;

/** One of `COSMOS_BACKUPS`. */
export type CosmosBackup = (typeof COSMOS_BACKUPS)[number];

/** Places of the copies of periodic backups. */
export const BACKUP_REDUNDANCIES = ['Geo', 'Local', 'Zone'] as const;

/** Periodic backups in more detail. Source: learn.microsoft.com/azure/cosmos-db/periodic-backup-modify-interval-retention */
export interface PeriodicBackup {
  /** Periodic backups, the only kind with options. */
  readonly type: 'Periodic';
  /** Minutes between two backups: 60 to 1440. @default 240 */
  readonly intervalMinutes?: number;
  /** Hours that a backup is kept: 8 to 720, and at least two intervals. @default 8 */
  readonly retentionHours?: number;
  /** Place of the copies. @default 'Geo': a copy in the paired region */
  readonly redundancy?: (typeof BACKUP_REDUNDANCIES)[number];
}

/** Returns the paths of a key. A single path may be written without a list. */
export function pathsOf(key: string | readonly string[]): string[] {
  return typeof key === 'string' ? [key] : [...key];
}
