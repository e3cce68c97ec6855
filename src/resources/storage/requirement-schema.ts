import * as v from 'valibot';

import { storageNameSchema } from './name-schema.js';
import { oneOf, options, rule, textLike, wholeNumber } from '../../validation/rule.js';
import { PERFORMANCE_TIERS, REPLICATIONS, type StorageRequirementConfig } from './requirement.js';

// Containers and queues have the same rule. Source: learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
const named = (what: string) => v.exactOptional(v.array(options({ name: storageNameSchema(what) })));

const days = v.exactOptional(wholeNumber('a number of days', 1, 36_500));

const lifecycleSchema = v.pipe(
  options({ coolAfterDays: days, coldAfterDays: days, archiveAfterDays: days, deleteAfterDays: days }),
  v.check(
    ({ coolAfterDays, coldAfterDays, archiveAfterDays, deleteAfterDays }) => {
      const steps = [coolAfterDays, coldAfterDays, archiveAfterDays, deleteAfterDays];
      const given = steps.filter((step) => step !== undefined);
      return given.every((step, index) => index === 0 || step > (given[index - 1] ?? 0));
    },
    rule('blobs become cool, cold, archived and deleted in this order', 'raise the later numbers'),
  ),
);

/** Source: learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model */
const tableNameSchema = v.pipe(
  textLike(
    'a table name',
    /^[A-Za-z][A-Za-z0-9]{2,62}$/,
    'has 3 to 63 letters and digits and starts with a letter',
    "use a name like 'sessions'",
  ),
  v.check(
    (name) => name.toLowerCase() !== 'tables',
    rule("Azure keeps the name 'tables'", 'use another name'),
  ),
);

/** What a requirement of type `storage` may say. */
export const storageRequirementSchema: v.GenericSchema<unknown, StorageRequirementConfig> = options({
  performanceTier: v.exactOptional(oneOf('a performance tier', PERFORMANCE_TIERS)),
  replication: v.exactOptional(oneOf('a replication', REPLICATIONS)),
  containers: v.exactOptional(
    v.array(
      options({ name: storageNameSchema('a container name'), lifecycle: v.exactOptional(lifecycleSchema) }),
    ),
  ),
  queues: named('a queue name'),
  tables: v.exactOptional(v.array(options({ name: tableNameSchema }))),
});
