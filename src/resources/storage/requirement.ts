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
  readonly containers?: readonly NamedPart[];
  readonly queues?: readonly NamedPart[];
}

/** A storage account, every default filled in. */
export interface StorageAccountConfig extends StorageRequirementConfig {
  readonly performanceTier: (typeof PERFORMANCE_TIERS)[number];
  readonly replication: StorageReplication;
  readonly containers: readonly NamedPart[];
  readonly queues: readonly NamedPart[];
}

/** A blob container or a queue. */
export interface NamedPart {
  readonly name: string;
}
