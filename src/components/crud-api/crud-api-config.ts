import * as v from 'valibot';

import {
  CONSISTENCY_LEVELS,
  type ConsistencyLevel,
  cosmosNameSchema,
  type IndexingPolicy,
  indexingPolicySchema,
  keyPathSchema,
  throughputSchema,
  ttlSchema,
  uniqueKeysSchema,
} from '../../resources/cosmos/cosmos-config.js';
import { flag, oneOf, rule, textLike, wholeNumber } from '../../resources/rule.js';
import { prioritySchema } from '../priority.js';

/** Types of a field: `timestamp` is text in ISO 8601; `array` and `object` hold any JSON. */
export const FIELD_TYPES = ['string', 'number', 'boolean', 'timestamp', 'array', 'object'] as const;

/** One of {@link FIELD_TYPES}. */
export type FieldType = (typeof FIELD_TYPES)[number];

/** A field with more to say than its type. */
export interface FieldOptions {
  readonly type: FieldType;
  /** Default false. */
  readonly required?: boolean;
}

/** The fields of an entity, by name. */
export type EntitySchema = Readonly<Record<string, FieldType | FieldOptions>>;

/** What a CRUD API can do. */
export const OPERATIONS = ['create', 'read', 'update', 'delete', 'list'] as const;

/** One of {@link OPERATIONS}. */
export type Operation = (typeof OPERATIONS)[number];

/** Options of `CrudApi.define`. */
export interface CrudApiConfig<S extends EntitySchema = EntitySchema, O extends Operation = Operation> {
  /** Such as `User`. Database and container are named after it: `user-db` and `user`. */
  readonly entityName: string;
  /** Fields and their types: `{ id: 'string', price: { type: 'number', required: true } }`. */
  readonly schema: S;
  /** `/` and a field of the schema. Cannot be changed once the container exists. Default `/id`. */
  readonly partitionKey?: `/${keyof S & string}`;
  /** Default: all five. Read and list alone give the app read-only access to the data. */
  readonly operations?: readonly O[];
  /** Name of the database. Default: the entity in lower case and `-db`. */
  readonly databaseName?: string;
  /** True: a serverless account. False: a provisioned one. Default: whatever the other components need, else serverless. */
  readonly enableServerless?: boolean;
  /** RU/s of the container: 400 or more in steps of 100. Makes the account a provisioned one. */
  readonly throughput?: number;
  /** Seconds until an item expires; -1: only items with a ttl of their own do. Default: items stay. */
  readonly ttl?: number;
  /**
   * Paths whose values are unique within a partition, such as `['/email']`; a list in the list names paths that are
   * unique together. Cannot be changed once the container exists.
   */
  readonly uniqueKeys?: readonly (string | readonly string[])[];
  /** What Cosmos DB indexes. Default: every path. */
  readonly indexingPolicy?: IndexingPolicy;
  /** Consistency of the account that the component shares. Default `Session`. */
  readonly consistency?: ConsistencyLevel;
  /** How long clients may keep what they read. The app finds it in the setting `<COMPONENT>_CACHE_SECONDS`. Default: not at all. */
  readonly cache?: CacheConfig;
  /** A Flex Consumption app has no health check, so that this yields a warning. */
  readonly healthCheck?: HealthCheckConfig;
  /** Whose values win where components of a backend disagree: the higher number. Default 10. */
  readonly priority?: number;
}

/** Caching of reads. */
export interface CacheConfig {
  /** Default true. */
  readonly enabled?: boolean;
  /** Seconds. */
  readonly ttl: number;
}

/** A health check as other hosting plans have it. */
export interface HealthCheckConfig {
  /** Such as `/health`. */
  readonly path: string;
  /** Seconds. */
  readonly interval?: number;
  /** Seconds. */
  readonly timeout?: number;
  readonly unhealthyThreshold?: number;
}

const fieldType = oneOf('a field type', FIELD_TYPES);

const fieldSchema = v.lazy((field) =>
  typeof field === 'object' && field !== null
    ? v.strictObject({ type: fieldType, required: v.exactOptional(flag('required')) })
    : fieldType,
);

const fieldsSchema = v.pipe(
  v.record(
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

/** One list of paths per unique key. */
export function toPathLists(keys: readonly (string | readonly string[])[]): string[][] {
  return keys.map((key) => (typeof key === 'string' ? [key] : [...key]));
}

const positiveSeconds = (what: string) => wholeNumber(what, 1, 2147483647);

/** What `CrudApi.define` accepts. */
export const crudApiSchema = v.pipe(
  v.strictObject({
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
    cache: v.exactOptional(
      v.strictObject({
        enabled: v.exactOptional(flag('cache.enabled')),
        ttl: positiveSeconds('a cache ttl'),
      }),
    ),
    healthCheck: v.exactOptional(
      v.strictObject({
        path: textLike(
          'a health check path',
          /^\/[A-Za-z0-9/_.-]*$/,
          "starts with '/'",
          "write it like '/health'",
        ),
        interval: v.exactOptional(positiveSeconds('an interval')),
        timeout: v.exactOptional(positiveSeconds('a timeout')),
        unhealthyThreshold: v.exactOptional(wholeNumber('a threshold', 1, 10)),
      }),
    ),
    priority: v.exactOptional(prioritySchema),
  }),
  v.forward(
    v.partialCheck(
      [['schema'], ['partitionKey']],
      ({ schema, partitionKey = '/id' }) =>
        Object.hasOwn(schema, partitionKey.slice(1)) && partitionKey.startsWith('/'),
      rule(
        "a partition key is '/' and a field of the schema (default '/id')",
        "add the field to the schema, or name another one like '/id'",
      ),
    ),
    ['partitionKey'],
  ),
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
);
