import * as v from 'valibot';

import { storageNameSchema } from './name-schema.js';
import { oneOf, options } from '../../validation/rule.js';
import { PERFORMANCE_TIERS, REPLICATIONS, type StorageRequirementConfig } from './requirement.js';

// Containers and queues have the same rule. Source: learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
const named = (what: string) => v.exactOptional(v.array(options({ name: storageNameSchema(what) })));

/** What a requirement of type `storage` may say. */
export const storageRequirementSchema: v.GenericSchema<unknown, StorageRequirementConfig> = options({
  performanceTier: v.exactOptional(oneOf('a performance tier', PERFORMANCE_TIERS)),
  replication: v.exactOptional(oneOf('a replication', REPLICATIONS)),
  containers: named('a container name'),
  queues: named('a queue name'),
});
