/** Performance tiers of a storage account. */
export const PERFORMANCE_TIERS = ['Standard', 'Premium'] as const;

/** Replication of a storage account. Source: learn.microsoft.com/azure/storage/common/storage-redundancy */
export const REPLICATIONS = ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'] as const;

/** One of {@link REPLICATIONS}. */
export type StorageReplication = (typeof REPLICATIONS)[number];

/** What a component needs of a storage account. */
export interface StorageRequirementConfig {
  /** Default `Standard`. */
  readonly performanceTier?: (typeof PERFORMANCE_TIERS)[number];
  /** Default: the backend's `storageReplication`. */
  readonly replication?: StorageReplication;
  readonly containers?: readonly BlobContainer[];
  readonly queues?: readonly NamedPart[];
  /** Tables. The account then takes keys, because Terraform reads a table's access policies with one. */
  readonly tables?: readonly NamedPart[];
}

/** A storage account, every default filled in. */
export interface StorageAccountConfig extends StorageRequirementConfig {
  readonly performanceTier: (typeof PERFORMANCE_TIERS)[number];
  readonly replication: StorageReplication;
  readonly containers: readonly BlobContainer[];
  readonly queues: readonly NamedPart[];
  readonly tables: readonly NamedPart[];
}

/** A blob container. */
export interface BlobContainer extends NamedPart {
  /** What becomes of blobs that nobody changes. Default: they stay where they are. */
  readonly lifecycle?: BlobLifecycle;
}

/**
 * Days after the last change of a blob: 1 to 36500. Where components differ, the higher priority wins, and on a tie the
 * longer time. Source: learn.microsoft.com/azure/storage/blobs/lifecycle-management-overview
 */
export interface BlobLifecycle {
  readonly coolAfterDays?: number;
  readonly coldAfterDays?: number;
  /** Not with replication ZRS, GZRS or RAGZRS. */
  readonly archiveAfterDays?: number;
  /** Old versions go after as many days. */
  readonly deleteAfterDays?: number;
}

/** A queue or a table. */
export interface NamedPart {
  readonly name: string;
}
