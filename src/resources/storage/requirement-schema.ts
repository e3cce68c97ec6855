import * as v from 'valibot';

import { ipRangesSchema } from '../network/ip-range-options.js';
import { storageNameSchema } from './name-schema.js';
import { oneOf, options, rule, textLike, wholeNumber } from '../../validation/rule.js';
import {
  CONTAINER_ACCESS,
  PERFORMANCE_TIERS,
  QUEUE_ACCESS,
  REPLICATIONS,
  type BlobLifecycle,
  type StorageContainer,
  type StorageQueue,
  type StorageRequirementConfig,
} from './requirement.js';

const days = v.exactOptional(wholeNumber('a number of days', 1, 36_500));

export const lifecycleSchema: v.GenericSchema<BlobLifecycle, BlobLifecycle> = v.pipe(
  options({ coolAfterDays: days, coldAfterDays: days, archiveAfterDays: days, deleteAfterDays: days }),
  v.check(
    ({ coolAfterDays, coldAfterDays, archiveAfterDays, deleteAfterDays }) => {
      const steps = [coolAfterDays, coldAfterDays, archiveAfterDays, deleteAfterDays];
      const given = steps.filter((step) => step !== undefined);
      return given.every((step, index) => index === 0 || step > (given[index - 1] ?? 0));
    },
    rule('days must rise in the order cool, cold, archive, delete', 'increase the later numbers'),
  ),
);

/** Source: learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model */
const tableNameSchema = v.pipe(
  textLike(
    'a table name',
    /^[A-Za-z][A-Za-z0-9]{2,62}$/,
    'must have 3 to 63 letters and digits and start with a letter',
    "use a name like 'sessions'",
  ),
  v.check(
    (name) => name.toLowerCase() !== 'tables',
    rule("must not be 'tables', which Azure reserves", 'use another name'),
  ),
);

/**
 * A container and what code may do with it. Containers and queues have the same rule of names.
 * Source: learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
 */
export const storageContainerSchema: v.GenericSchema<StorageContainer, StorageContainer> = options({
  name: storageNameSchema('a container name'),
  access: v.exactOptional(v.array(oneOf('an access to a container', CONTAINER_ACCESS))),
  lifecycle: v.exactOptional(lifecycleSchema),
});

/** A queue and what code may do with it. */
export const storageQueueSchema: v.GenericSchema<StorageQueue, StorageQueue> = options({
  name: storageNameSchema('a queue name'),
  access: v.exactOptional(v.array(oneOf('an access to a queue', QUEUE_ACCESS))),
});

/** Schema of requirements of type `storage`. */
export const storageRequirementSchema: v.GenericSchema<unknown, StorageRequirementConfig> = options({
  performanceTier: v.exactOptional(oneOf('a performance tier', PERFORMANCE_TIERS)),
  replication: v.exactOptional(oneOf('a replication', REPLICATIONS)),
  containers: v.exactOptional(v.array(storageContainerSchema)),
  queues: v.exactOptional(v.array(storageQueueSchema)),
  tables: v.exactOptional(v.array(options({ name: tableNameSchema }))),
  allowedIpRanges: v.exactOptional(ipRangesSchema('storage')),
});
