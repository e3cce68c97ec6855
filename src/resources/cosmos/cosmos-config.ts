import * as v from 'valibot';

import { flag, oneOf, rule, textLike, wholeNumber } from '../rule.js';

/**
 * Consistency levels of Cosmos DB, from weakest to strongest.
 * Source: learn.microsoft.com/azure/cosmos-db/consistency-levels
 */
export const CONSISTENCY_LEVELS = [
  'Eventual',
  'ConsistentPrefix',
  'Session',
  'BoundedStaleness',
  'Strong',
] as const;

/** How fresh a read is. */
export type ConsistencyLevel = (typeof CONSISTENCY_LEVELS)[number];

/** What a component needs of a Cosmos DB account (API for NoSQL). */
export interface CosmosRequirementConfig {
  /** Default for the account: `Session`. */
  readonly consistency?: ConsistencyLevel;
  /** True: serverless. False: provisioned throughput. Absent: whatever the others need, else serverless. */
  readonly enableServerless?: boolean;
  readonly databases?: readonly DatabaseRequirement[];
  /** Data that the component reads or writes with its managed identity. */
  readonly access?: readonly CosmosAccess[];
}

/** A database and its containers. */
export interface DatabaseRequirement {
  readonly name: string;
  readonly containers?: readonly ContainerRequirement[];
}

/** A container. Partition key and unique keys cannot be changed after its creation. */
export interface ContainerRequirement {
  readonly name: string;
  /** Such as `/tenantId`. */
  readonly partitionKey: string;
  /** Each a list of paths whose values are unique together within a partition. */
  readonly uniqueKeys?: readonly (readonly string[])[];
  /** Seconds until an item expires; -1 keeps items unless they set a ttl of their own. */
  readonly ttl?: number;
  /** RU/s of its own, at least 400, in steps of 100. Makes the account a provisioned one. */
  readonly throughput?: number;
  readonly indexingPolicy?: IndexingPolicy;
}

/** What Cosmos DB indexes. Default: every path. */
export interface IndexingPolicy {
  /** Default `consistent`. `none` takes no paths. */
  readonly indexingMode?: 'consistent' | 'none';
  /** Such as `/*` or `/name/?`. */
  readonly includedPaths?: readonly string[];
  readonly excludedPaths?: readonly string[];
}

/** A Cosmos DB account, every default filled in. */
export interface CosmosAccountConfig extends CosmosRequirementConfig {
  readonly consistency: ConsistencyLevel;
  readonly enableServerless: boolean;
  readonly databases: readonly DatabaseConfig[];
  readonly access: readonly CosmosAccess[];
}

/** A database of an account. */
export interface DatabaseConfig extends DatabaseRequirement {
  readonly containers: readonly ContainerRequirement[];
}

/** RU/s of a container in a provisioned account when nobody asks for a number: the least that Azure sells. */
export const LEAST_THROUGHPUT = 400;

/** Data-plane access to one container. */
export interface CosmosAccess {
  /** `<database>/<container>`. */
  readonly name: string;
  readonly role: CosmosDataRole;
}

/** Built-in data-plane roles, from the weaker to the stronger. */
export const COSMOS_DATA_ROLES = ['reader', 'contributor'] as const;

/** A built-in data-plane role. */
export type CosmosDataRole = (typeof COSMOS_DATA_ROLES)[number];

/** Seconds. Source: learn.microsoft.com/azure/cosmos-db/nosql/time-to-live */
export const ttlSchema: v.GenericSchema<number, number> = v.pipe(
  v.number(rule('a ttl is a number of seconds', 'use a number')),
  v.check(
    (ttl) => Number.isInteger(ttl) && (ttl === -1 || (ttl >= 1 && ttl <= 2147483647)),
    rule(
      'a ttl is -1 (no default expiry) or 1 to 2147483647 seconds',
      'leave it out to keep items, or use -1 or a positive number',
    ),
  ),
);

/** RU/s. Source: learn.microsoft.com/azure/cosmos-db/concepts-limits */
export const throughputSchema: v.GenericSchema<number, number> = v.pipe(
  wholeNumber('provisioned throughput', 400, 1000000),
  v.multipleOf(
    100,
    rule('provisioned throughput goes in steps of 100 RU/s', 'round it to a multiple of 100'),
  ),
);

/** Name of a database or container. Source: learn.microsoft.com/rest/api/cosmos-db/create-a-database */
export const cosmosNameSchema: v.GenericSchema<string, string> = textLike(
  'the name of a database or container',
  /^(?!.*[$%]\{)[^/\\#?]{0,254}[^/\\#? ]$/,
  'has 1 to 255 characters without / \\ # ? ${ %{ and does not end in a space',
  'use letters, digits and hyphens',
);

/** One path of a partition or unique key. */
export const keyPathSchema: v.GenericSchema<string, string> = textLike(
  'a key path',
  /^(?:\/[A-Za-z_][A-Za-z0-9_]*)+$/,
  "starts with '/' and names a property",
  "write it like '/id' or '/address/city'",
);

const indexingPathSchema = v.array(
  textLike(
    'an indexing path',
    /^\/.*[*?]$/,
    "starts with '/' and ends in '*' or '?'",
    "write it like '/*' or '/name/?'",
  ),
);

/** Source: learn.microsoft.com/azure/cosmos-db/index-policy */
export const indexingPolicySchema: v.GenericSchema<IndexingPolicy, IndexingPolicy> = v.pipe(
  v.strictObject({
    indexingMode: v.exactOptional(oneOf('an indexing mode', ['consistent', 'none'])),
    includedPaths: v.exactOptional(indexingPathSchema),
    excludedPaths: v.exactOptional(indexingPathSchema),
  }),
  v.check(
    ({ indexingMode, includedPaths = [], excludedPaths = [] }) =>
      indexingMode !== 'none' || includedPaths.length + excludedPaths.length === 0,
    rule("indexing mode 'none' takes no paths", 'leave out includedPaths and excludedPaths'),
  ),
  v.check(
    ({ includedPaths = [], excludedPaths = [] }) => {
      const roots = [...includedPaths, ...excludedPaths].filter((path) => path === '/*').length;
      return includedPaths.length + excludedPaths.length === 0 || roots === 1;
    },
    rule("the root path '/*' is either included or excluded, once", "add '/*' to one of the two lists"),
  ),
);

/** At most 10 unique keys per container, 16 paths each. Source: learn.microsoft.com/azure/cosmos-db/concepts-limits */
export const uniqueKeysSchema: v.GenericSchema<string[][], string[][]> = v.pipe(
  v.array(
    v.pipe(
      v.array(keyPathSchema),
      v.minLength(1, rule('a unique key has 1 to 16 paths', 'name a path')),
      v.maxLength(16, rule('a unique key has 1 to 16 paths', 'drop some paths')),
    ),
  ),
  v.maxLength(10, rule('a container has at most 10 unique keys', 'drop some keys')),
);

const containerSchema = v.strictObject({
  name: cosmosNameSchema,
  partitionKey: keyPathSchema,
  uniqueKeys: v.exactOptional(uniqueKeysSchema),
  ttl: v.exactOptional(ttlSchema),
  throughput: v.exactOptional(throughputSchema),
  indexingPolicy: v.exactOptional(indexingPolicySchema),
});

/** What a requirement of type `cosmos` may say. */
export const cosmosRequirementSchema: v.GenericSchema<unknown, CosmosRequirementConfig> = v.strictObject({
  consistency: v.exactOptional(oneOf('a consistency level', CONSISTENCY_LEVELS)),
  enableServerless: v.exactOptional(flag('enableServerless')),
  databases: v.exactOptional(
    v.array(
      v.strictObject({ name: cosmosNameSchema, containers: v.exactOptional(v.array(containerSchema)) }),
    ),
  ),
  access: v.exactOptional(
    v.array(v.strictObject({ name: v.string(), role: oneOf('a data role', COSMOS_DATA_ROLES) })),
  ),
});
