import * as v from 'valibot';

import { queueNameSchema } from '../functions/functions-schema.js';
import { oneOf, options } from '../rule.js';

/** Performance tiers of a storage account. */
export const PERFORMANCE_TIERS = ['Standard', 'Premium'] as const;

/** Replication of a storage account. Source: learn.microsoft.com/azure/storage/common/storage-redundancy */
export const REPLICATIONS = ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'] as const;

/** What a component needs of a storage account. */
export interface StorageRequirementConfig {
  /** Default `Standard`. */
  readonly performanceTier?: (typeof PERFORMANCE_TIERS)[number];
  /** Default `LRS`. */
  readonly replication?: (typeof REPLICATIONS)[number];
  readonly containers?: readonly NamedPart[];
  readonly queues?: readonly NamedPart[];
}

/** A storage account, every default filled in. */
export interface StorageAccountConfig extends StorageRequirementConfig {
  readonly performanceTier: (typeof PERFORMANCE_TIERS)[number];
  readonly replication: (typeof REPLICATIONS)[number];
  readonly containers: readonly NamedPart[];
  readonly queues: readonly NamedPart[];
}

/** A blob container or a queue. */
export interface NamedPart {
  readonly name: string;
}

// Containers and queues have the same rule. Source: learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
const named = options({ name: queueNameSchema });

/** What a requirement of type `storage` may say. */
export const storageRequirementSchema: v.GenericSchema<unknown, StorageRequirementConfig> = options({
  performanceTier: v.exactOptional(oneOf('a performance tier', PERFORMANCE_TIERS)),
  replication: v.exactOptional(oneOf('a replication', REPLICATIONS)),
  containers: v.exactOptional(v.array(named)),
  queues: v.exactOptional(v.array(named)),
});
