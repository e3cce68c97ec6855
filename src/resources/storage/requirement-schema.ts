import * as v from 'valibot';

import { storageNameSchema } from './name-schema.js';
import { oneOf, options } from '../../validation/rule.js';
import {
  CONTAINER_ACCESS,
  PERFORMANCE_TIERS,
  QUEUE_ACCESS,
  REPLICATIONS,
  type StorageContainer,
  type StorageQueue,
  type StorageRequirementConfig,
} from './requirement.js';

/**
 * A container and what code may do with it. Containers and queues have the same rule of names.
 * Source: learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
 */
export const storageContainerSchema: v.GenericSchema<StorageContainer, StorageContainer> = options({
  name: storageNameSchema('a container name'),
  access: v.exactOptional(v.array(oneOf('an access to a container', CONTAINER_ACCESS))),
});

/** A queue and what code may do with it. */
export const storageQueueSchema: v.GenericSchema<StorageQueue, StorageQueue> = options({
  name: storageNameSchema('a queue name'),
  access: v.exactOptional(v.array(oneOf('an access to a queue', QUEUE_ACCESS))),
});

/** What a requirement of type `storage` may say. */
export const storageRequirementSchema: v.GenericSchema<unknown, StorageRequirementConfig> = options({
  performanceTier: v.exactOptional(oneOf('a performance tier', PERFORMANCE_TIERS)),
  replication: v.exactOptional(oneOf('a replication', REPLICATIONS)),
  containers: v.exactOptional(v.array(storageContainerSchema)),
  queues: v.exactOptional(v.array(storageQueueSchema)),
});
