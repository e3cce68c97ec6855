import * as v from 'valibot';

import { componentIpRangesSchema } from '../../resources/network/ip-range-options.js';
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
import { keyFilesSchema, sourceDirectorySchema } from '../../resources/functions/code/source-schema.js';
import { HOOKS } from '../../runtime/contract/hooks.js';
import { apiUsesSchema } from '../api-uses.js';
import { scaleSchema } from '../../resources/functions/hosting/scale.js';
import {
  corsSchema,
  GROUP_OR_ALONE,
  groupSchema,
  isGroupOrAlone,
  skuSchema,
} from '../../resources/functions/code/fields-schema.js';
import { healthCheckOptionsSchema } from '../../resources/functions/hosting/health-check.js';
import {
  type EntriesOf,
  flag,
  issueAt,
  oneOf,
  options,
  recordOf,
  rule,
  textLike,
  together,
  wholeNumber,
} from '../../validation/rule.js';
import { componentIdSchema, prioritySchema } from '../component-id.js';
import { entraAuthSchema, permissionsSchema } from '../../resources/functions/auth/auth-schema.js';
import {
  ANSWERS,
  CRUD_AUTH_LEVELS,
  type CrudApiConfig,
  DATA_OPTIONS,
  DEFAULT_OPERATIONS,
  HOOKED,
  OPERATIONS,
  READING_OPERATIONS,
  toPathLists,
} from './crud-api-config.js';
import { fieldNameSchema, fieldSchema } from './field-schema.js';
import { searchOptionsSchema } from './crud-api-search.js';
import { fitsSchema } from './crud-api-keys.js';
import { sortedField } from '../../runtime/contract/order.js';

const fieldsSchema = v.pipe(
  recordOf(fieldNameSchema, fieldSchema),
  v.check(
    (fields) => Object.keys(fields).length > 0,
    rule('must have at least one field', "add fields, such as id: 'string'"),
  ),
);

const sortFieldSchema = textLike(
  'a field of a sort',
  /^-?[A-Za-z][A-Za-z0-9_]*$/,
  "must be the name of a field, after '-' for descending order",
  "write it like 'name' or '-createdAt'",
);

const sortRule = rule('a sort must have 1 to 6 different fields', "write it like ['-createdAt', 'name']");

const sortListSchema = v.pipe(
  v.tupleWithRest([sortFieldSchema], sortFieldSchema, sortRule),
  // Of the 8 fields of a composite index, two are for the id and the partition key.
  v.maxLength(6, sortRule),
  v.check((fields) => new Set(fields.map(sortedField)).size === fields.length, sortRule),
);

const sortSchema = v.lazy((sort) => {
  // The tuple would find fault with its first field.
  if (Array.isArray(sort) && sort.length === 0) return v.never(sortRule);
  return typeof sort === 'string' ? sortFieldSchema : sortListSchema;
});

/**
 * Claims that people can change, or that are the same for all callers.
 * Source: learn.microsoft.com/entra/identity-platform/claims-validation
 */
const NO_TENANTS = ['email', 'name', 'preferred_username', 'tid', 'unique_name', 'upn'];

const tenantClaimSchema = v.pipe(
  textLike(
    'a claim',
    /^[A-Za-z][A-Za-z0-9_.-]{0,119}$/,
    'must have letters, digits, dots, hyphens and underscores, and start with a letter',
    "use a name like 'extn.clinic'",
  ),
  v.check(
    (claim) => !NO_TENANTS.includes(claim),
    rule(
      'must be a claim that only administrators set, and that differs between tenants',
      "add a claim to the registration, such as 'extn.clinic'",
    ),
  ),
);

const positiveSeconds = (what: string) => wholeNumber(what, 1, 2147483647);

/** Checks that an API has data of its own, or reads those of another API and declares nothing about them. */
function readsOrHasData<T extends object>(): v.RawCheckAction<T> {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    const { value } = dataset;
    if (typeof value !== 'object' || value === null) return;
    // Only the keys that are read here; the schema checks their values.
    const given: Readonly<Record<string, unknown>> = { ...value };
    const { of, entityName, operations } = given;
    if (of === undefined) {
      if (entityName === undefined && !('entityName' in given))
        addIssue(issueAt(value, ['entityName'], undefined, rule('must be given', 'add entityName')));
      return;
    }
    for (const option of DATA_OPTIONS.filter((name) => Object.hasOwn(given, name))) {
      const message = rule(
        option === 'search'
          ? 'must not be set with of: the API that owns the data searches it'
          : 'must not be set with of, which takes it from the other component',
        `remove ${option}`,
      );
      addIssue(issueAt(value, [option], given[option], message));
    }
    if (Array.isArray(operations) && operations.every((one) => isReading(one))) return;
    const message = rule(
      'must be read, list or both with of, because the other component owns the data',
      "write operations: ['read', 'list']",
    );
    addIssue(issueAt(value, ['operations'], operations, message));
  });
}

function isReading(operation: unknown): boolean {
  return READING_OPERATIONS.some((one) => one === operation);
}

/** Options whose types name fields of the schema, or depend on each other. Their rules are below the entries. */
interface Related {
  readonly entityName?: string;
  readonly of?: string;
  readonly partitionKey?: string;
  readonly uniqueKeys?: readonly (readonly string[])[];
}

const ENTRIES = {
  entityName: v.exactOptional(
    textLike(
      'an entity name',
      /^[A-Za-z][A-Za-z0-9_-]{0,59}$/,
      'must have 1 to 60 letters, digits, hyphens and underscores, and start with a letter',
      "use a name like 'User'",
    ),
  ),
  schema: fieldsSchema,
  of: v.exactOptional(componentIdSchema),
  partitionKey: v.exactOptional(
    v.string(rule("must be '/' and a field of the schema", "write it like '/id'")),
  ),
  operations: v.exactOptional(
    v.pipe(
      v.array(oneOf('an operation', OPERATIONS)),
      v.minLength(
        1,
        rule('must have at least one operation', 'add an operation, or remove operations for all'),
      ),
      v.check(
        (list) => new Set(list).size === list.length,
        rule('must not have an operation twice', 'remove the repetition'),
      ),
      v.check(
        (list) => !list.includes('patch') || list.includes('update'),
        rule('must have update with patch, because the function of update answers both', "add 'update'"),
      ),
      v.check(
        (list) => !list.includes('batch') || list.includes('create'),
        rule('must have create with batch, because the function of create answers both', "add 'create'"),
      ),
    ),
  ),
  answers: v.exactOptional(oneOf('a value of answers', ANSWERS)),
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
  queries: v.exactOptional(
    options({
      sorts: v.exactOptional(v.array(sortSchema)),
      contains: v.exactOptional(flag('queries.contains')),
      select: v.exactOptional(flag('queries.select')),
      count: v.exactOptional(flag('queries.count')),
    }),
  ),
  cors: v.exactOptional(corsSchema),
  cache: v.exactOptional(
    options({
      enabled: v.exactOptional(flag('cache.enabled')),
      ttl: positiveSeconds('a cache ttl'),
    }),
  ),
  healthCheck: v.exactOptional(healthCheckOptionsSchema),
  auth: v.exactOptional(entraAuthSchema),
  authLevel: v.exactOptional(oneOf('an auth level', CRUD_AUTH_LEVELS)),
  permissions: v.exactOptional(permissionsSchema),
  ownerField: v.exactOptional(v.string(rule('must be the name of a field', 'name a field of the schema'))),
  tenantField: v.exactOptional(v.string(rule('must be the name of a field', 'name a field of the schema'))),
  tenantClaim: v.exactOptional(tenantClaimSchema),
  softDelete: v.exactOptional(flag('softDelete')),
  search: v.exactOptional(searchOptionsSchema),
  hooks: v.exactOptional(
    v.pipe(
      v.array(oneOf('a hook', HOOKS)),
      v.minLength(
        1,
        rule('must have at least one hook', "add a hook, such as 'beforeCreate', or remove hooks"),
      ),
      v.check(
        (list) => new Set(list).size === list.length,
        rule('must not have a hook twice', 'remove the repetition'),
      ),
    ),
  ),
  hookTimeoutSeconds: v.exactOptional(wholeNumber('a time limit of hooks', 1, 200)),
  sourceDirectory: v.exactOptional(sourceDirectorySchema),
  keyFiles: v.exactOptional(keyFilesSchema),
  uses: v.exactOptional(apiUsesSchema),
  sku: v.exactOptional(skuSchema),
  scale: v.exactOptional(scaleSchema),
  separateIdentity: v.exactOptional(flag('separateIdentity')),
  group: v.exactOptional(groupSchema),
  allowedIpRanges: v.exactOptional(componentIpRangesSchema),
  renamedFrom: v.exactOptional(componentIdSchema),
  priority: v.exactOptional(prioritySchema),
} satisfies EntriesOf<Omit<CrudApiConfig, keyof Related> & Related>;

/** The configuration of `CrudApi.define`. */
export const crudApiSchema = v.pipe(
  options(ENTRIES),
  together(['group', 'separateIdentity'], isGroupOrAlone, GROUP_OR_ALONE),
  readsOrHasData(),
  fitsSchema(),
  together(
    ['authLevel', 'auth', 'permissions', 'ownerField', 'tenantField'],
    ({ authLevel = 'entra', auth, permissions, ownerField, tenantField }) =>
      authLevel === 'entra' ||
      [auth, permissions, ownerField, tenantField].every((needsCaller) => needsCaller === undefined),
    rule(
      "must be 'entra' with auth, permissions, ownerField or tenantField, because these require callers to sign in",
      "write authLevel: 'entra', or remove the other options",
    ),
  ),
  together(
    ['tenantClaim', 'tenantField'],
    ({ tenantField, tenantClaim }) => (tenantField === undefined) === (tenantClaim === undefined),
    rule('must be set together with tenantField', 'set both tenantField and tenantClaim'),
  ),
  together(
    ['hooks', 'sourceDirectory', 'keyFiles', 'uses', 'hookTimeoutSeconds'],
    ({ hooks, sourceDirectory, keyFiles, uses, hookTimeoutSeconds }) =>
      (hooks === undefined) === (sourceDirectory === undefined) &&
      (hooks !== undefined || [keyFiles, uses, hookTimeoutSeconds].every((option) => option === undefined)),
    rule(
      'must be set together with sourceDirectory, and before keyFiles, uses and hookTimeoutSeconds',
      'set both hooks and sourceDirectory, or remove the other options too',
    ),
  ),
  together(
    ['hooks', 'operations'],
    ({ hooks = [], operations = DEFAULT_OPERATIONS }) =>
      hooks.every((hook) => operations.some((operation) => operation === HOOKED[hook])),
    rule(
      'must only have hooks of the operations of the API: beforeCreate needs create, beforeUpdate needs update, and beforeDelete needs delete',
      'remove the hook, or add the operation',
    ),
  ),
  together(
    ['operations', 'partitionKey'],
    ({ operations = DEFAULT_OPERATIONS, partitionKey = '/id' }) =>
      partitionKey !== '/id' || !operations.some((operation) => operation === 'batch'),
    rule(
      "must not have batch with the partition key '/id', because a batch stays in one partition, which is then one item",
      "remove 'batch', or set another partitionKey",
    ),
  ),
  together(
    ['operations', 'search'],
    ({ search, operations = DEFAULT_OPERATIONS }) =>
      search === undefined || operations.some((operation) => operation === 'read'),
    rule('must have read with search, because the function of read answers both', "add 'read'"),
  ),
  together(
    ['ttl', 'search'],
    ({ search, ttl }) => search === undefined || ttl === undefined,
    rule(
      'must not be set with search, because the change feed does not show items that expire, and the index would keep them',
      'remove ttl or search',
    ),
  ),
  together(['ttl', 'indexingPolicy'], expiresByIndex, EXPIRES_BY_INDEX),
  together(
    ['throughput', 'enableServerless'],
    ({ enableServerless, throughput }) => enableServerless !== true || throughput === undefined,
    rule(
      'must not be set with enableServerless, because a serverless account has no throughput',
      'remove throughput, or set enableServerless: false',
    ),
  ),
  together(
    ['maxThroughput', 'enableServerless', 'throughput'],
    ({ enableServerless, throughput, maxThroughput }) =>
      maxThroughput === undefined || (enableServerless !== true && throughput === undefined),
    rule(
      'must not be set with throughput or enableServerless: a container has autoscale, fixed throughput or a serverless account',
      'remove maxThroughput, or remove throughput and enableServerless',
    ),
  ),
);
