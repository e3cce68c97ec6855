import * as v from 'valibot';

import { CONSISTENCY_LEVELS } from '../../resources/cosmos/requirement.js';
import {
  cosmosNameSchema,
  keyPathSchema,
  maxThroughputSchema,
  throughputSchema,
  ttlSchema,
  uniqueKeysSchema,
} from '../../resources/cosmos/requirement-schema.js';
import {
  EXPIRES_BY_INDEX,
  expiresByIndex,
  indexingPolicySchema,
} from '../../resources/cosmos/indexing-schema.js';
import { scaleSchema } from '../../resources/functions/hosting/scale.js';
import { corsSchema, skuSchema } from '../../resources/functions/code/fields-schema.js';
import { healthCheckSchema } from '../../resources/functions/hosting/health-check.js';
import { flag, oneOf, options, recordOf, rule, textLike, wholeNumber } from '../../validation/rule.js';
import { componentIdSchema } from '../component-id.js';
import { prioritySchema } from '../priority.js';
import { entraAuthSchema, permissionsSchema } from '../../resources/functions/auth/auth-schema.js';
import { CRUD_AUTH_LEVELS, FIELD_TYPES, OPERATIONS, toPathLists } from './crud-api-config.js';
import { fitsSchema } from './crud-api-keys.js';

const fieldType = oneOf('a field type', FIELD_TYPES);

const fieldSchema = v.lazy((field) =>
  typeof field === 'object' && field !== null
    ? options({ type: fieldType, required: v.exactOptional(flag('required')) })
    : fieldType,
);

const fieldsSchema = v.pipe(
  recordOf(
    textLike(
      'a field name',
      /^[A-Za-z][A-Za-z0-9_]*$/,
      'has letters, digits and underscores, starting with a letter',
      "use a name like 'email'",
    ),
    fieldSchema,
  ),
  v.check(
    (fields) => Object.keys(fields).length > 0,
    rule('a schema has at least one field', "add fields, such as id: 'string'"),
  ),
);

const positiveSeconds = (what: string) => wholeNumber(what, 1, 2147483647);

/** The configuration of `CrudApi.define`. */
export const crudApiSchema = v.pipe(
  options({
    entityName: textLike(
      'an entity name',
      /^[A-Za-z][A-Za-z0-9_-]{0,59}$/,
      'has 1 to 60 letters, digits, hyphens and underscores, and starts with a letter',
      "use a name like 'User'",
    ),
    schema: fieldsSchema,
    partitionKey: v.exactOptional(
      v.string(rule("a partition key is '/' and a field of the schema", "write it like '/id'")),
    ),
    operations: v.exactOptional(
      v.pipe(
        v.array(oneOf('an operation', OPERATIONS)),
        v.minLength(
          1,
          rule('an API has at least one operation', 'name one, or leave operations out for all'),
        ),
        v.check(
          (list) => new Set(list).size === list.length,
          rule('each operation is named once', 'drop the repetition'),
        ),
      ),
    ),
    databaseName: v.exactOptional(cosmosNameSchema),
    enableServerless: v.exactOptional(flag('enableServerless')),
    throughput: v.exactOptional(throughputSchema),
    maxThroughput: v.exactOptional(maxThroughputSchema),
    ttl: v.exactOptional(ttlSchema),
    uniqueKeys: v.exactOptional(
      v.pipe(
        v.array(v.union([keyPathSchema, v.array(keyPathSchema)])),
        v.transform((keys) => toPathLists(keys)),
        uniqueKeysSchema,
      ),
    ),
    indexingPolicy: v.exactOptional(indexingPolicySchema),
    consistency: v.exactOptional(oneOf('a consistency level', CONSISTENCY_LEVELS)),
    cors: v.exactOptional(corsSchema),
    cache: v.exactOptional(
      options({
        enabled: v.exactOptional(flag('cache.enabled')),
        ttl: positiveSeconds('a cache ttl'),
      }),
    ),
    healthCheck: v.exactOptional(healthCheckSchema),
    auth: v.exactOptional(entraAuthSchema),
    authLevel: v.exactOptional(oneOf('an auth level', CRUD_AUTH_LEVELS)),
    permissions: v.exactOptional(permissionsSchema),
    ownerField: v.exactOptional(v.string(rule('an owner field is text', 'name a field of the schema'))),
    softDelete: v.exactOptional(flag('softDelete')),
    sku: v.exactOptional(skuSchema),
    scale: v.exactOptional(scaleSchema),
    separateIdentity: v.exactOptional(flag('separateIdentity')),
    renamedFrom: v.exactOptional(componentIdSchema),
    priority: v.exactOptional(prioritySchema),
  }),
  fitsSchema(),
  v.forward(
    v.partialCheck(
      [['auth'], ['authLevel'], ['permissions'], ['ownerField']],
      ({ authLevel = 'entra', auth, permissions, ownerField }) =>
        authLevel === 'entra' ||
        [auth, permissions, ownerField].every((needsCaller) => needsCaller === undefined),
      rule(
        'auth, permissions and ownerField are about callers who sign in',
        "write authLevel: 'entra', or leave the three out",
      ),
    ),
    ['authLevel'],
  ),
  v.forward(v.partialCheck([['ttl'], ['indexingPolicy']], expiresByIndex, EXPIRES_BY_INDEX), ['ttl']),
  v.forward(
    v.partialCheck(
      [['enableServerless'], ['throughput']],
      ({ enableServerless, throughput }) => enableServerless !== true || throughput === undefined,
      rule(
        'a serverless account takes no throughput',
        'leave throughput out, or set enableServerless: false',
      ),
    ),
    ['throughput'],
  ),
  v.forward(
    v.partialCheck(
      [['enableServerless'], ['throughput'], ['maxThroughput']],
      ({ enableServerless, throughput, maxThroughput }) =>
        maxThroughput === undefined || (enableServerless !== true && throughput === undefined),
      rule(
        'a container has a fixed throughput, autoscale or a serverless account',
        'leave maxThroughput out, or throughput and enableServerless',
      ),
    ),
    ['maxThroughput'],
  ),
);
