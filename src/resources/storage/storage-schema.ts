import * as v from 'valibot';

import { queueNameSchema } from '../functions/functions-schema.js';
import { oneOf, options } from '../rule.js';
import { PERFORMANCE_TIERS, REPLICATIONS, type StorageRequirementConfig } from './storage-config.js';

// Containers and queues have the same rule. Source: learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
const named = options({ name: queueNameSchema });

/** What a requirement of type `storage` may say. */
export const storageRequirementSchema: v.GenericSchema<unknown, StorageRequirementConfig> = options({
  performanceTier: v.exactOptional(oneOf('a performance tier', PERFORMANCE_TIERS)),
  replication: v.exactOptional(oneOf('a replication', REPLICATIONS)),
  containers: v.exactOptional(v.array(named)),
  queues: v.exactOptional(v.array(named)),
});
