import type { Restricted } from '../restricted.js';

/** Performance tiers of a storage account. */
export const PERFORMANCE_TIERS = ['Standard', 'Premium'] as const;

/** Replication of a storage account. Source: learn.microsoft.com/azure/storage/common/storage-redundancy */
export const REPLICATIONS = ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'] as const;

/** One of `REPLICATIONS`. */
export type StorageReplication = (typeof REPLICATIONS)[number];

/** Requirement of a storage account. */
export interface StorageRequirementConfig extends Restricted {
  /** Performance tier of the account. Components that differ get two accounts. @default 'Standard' */
  readonly performanceTier?: (typeof PERFORMANCE_TIERS)[number];
  /** Replication of the account. @default the backend's `storageReplication` */
  readonly replication?: StorageReplication;
  readonly containers?: readonly StorageContainer[];
  readonly queues?: readonly StorageQueue[];
  /** Tables. The account then takes keys, because Terraform reads a table's access policies with one. */
  readonly tables?: readonly NamedPart[];
}

/** A storage account, every default filled in. */
export interface StorageAccountConfig extends StorageRequirementConfig {
  readonly performanceTier: (typeof PERFORMANCE_TIERS)[number];
  readonly replication: StorageReplication;
  readonly containers: readonly StorageContainer[];
  readonly queues: readonly StorageQueue[];
  readonly tables: readonly NamedPart[];
}

/** Access of code to a container: read blobs, or read, write and delete them. */
export const CONTAINER_ACCESS = ['read', 'write'] as const;

/** One of `CONTAINER_ACCESS`. */
export type ContainerAccess = (typeof CONTAINER_ACCESS)[number];

/** Access of code to a queue: receive and delete messages, or send them. */
export const QUEUE_ACCESS = ['receive', 'send'] as const;

/** One of `QUEUE_ACCESS`. */
export type QueueAccess = (typeof QUEUE_ACCESS)[number];

/** A blob container. Components that name the same container share it. */
export interface StorageContainer extends NamedPart {
  /** Access of the code of the component. @default none */
  readonly access?: readonly ContainerAccess[];
  /** Lifecycle of blobs that do not change. @default they stay where they are */
  readonly lifecycle?: BlobLifecycle;
}

/** A queue of a storage account. Components that name the same queue share it. */
export interface StorageQueue extends NamedPart {
  /** Access of the code of the component. @default none */
  readonly access?: readonly QueueAccess[];
}

/**
 * Days after the last change of a blob: 1 to 36500. Where components differ, each step has the latest day, whatever the
 * priorities; a component without the step keeps blobs from it, unless its access is only `read`. Source: learn.microsoft.com/azure/storage/blobs/lifecycle-management-overview
 */
export interface BlobLifecycle {
  /** Days after the last change until a blob is cool: 1 to 36500. @default never */
  readonly coolAfterDays?: number;
  /** Days after the last change until a blob is cold: 1 to 36500. @default never */
  readonly coldAfterDays?: number;
  /** Days after the last change until a blob is archived: 1 to 36500. Not with replication ZRS, GZRS or RAGZRS. @default never */
  readonly archiveAfterDays?: number;
  /** Days after the last change until a blob is deleted: 1 to 36500. Old versions go after as many days. @default never */
  readonly deleteAfterDays?: number;
}

/** A queue or a table. */
export interface NamedPart {
  /** Name of the container, queue or table. */
  readonly name: string;
}
