import * as v from 'valibot';

import { ipRangesSchema } from '../network/ip-range-options.js';
import {
  flag,
  oneOf,
  options,
  recordOf,
  rule,
  textLike,
  together,
  wholeNumber,
} from '../../validation/rule.js';
import { EXPIRES_BY_INDEX, expiresByIndex, indexingPolicySchema } from './indexing-schema.js';
import {
  CONSISTENCY_LEVELS,
  COSMOS_CAPABILITIES,
  COSMOS_DATA_ROLES,
  type CosmosRequirementConfig,
} from './requirement.js';

/** Seconds. Source: learn.microsoft.com/azure/cosmos-db/nosql/time-to-live */
export const ttlSchema: v.GenericSchema<number, number> = v.pipe(
  v.number(rule('must be a number of seconds', 'use a number')),
  v.check(
    (ttl) => Number.isInteger(ttl) && (ttl === -1 || (ttl >= 1 && ttl <= 2147483647)),
    rule(
      'must be -1 (no default expiry) or 1 to 2147483647 seconds',
      'omit this option to keep items, or use -1 or a positive number',
    ),
  ),
);

const throughputRule = rule(
  'must be 400 to 1000000 RU/s in steps of 100',
  'use 400, 500 and so on, or omit this option for a serverless account',
);

/** RU/s. Source: learn.microsoft.com/azure/cosmos-db/concepts-limits */
export const throughputSchema: v.GenericSchema<number, number> = v.pipe(
  v.number(throughputRule),
  v.check((ru) => ru >= 400 && ru <= 1_000_000 && ru % 100 === 0, throughputRule),
);

const autoscaleRule = rule(
  'must be 1000 to 1000000 RU/s in steps of 1000',
  'use 1000, 2000 and so on, or omit this option',
);

/** RU/s. Source: learn.microsoft.com/azure/cosmos-db/concepts-limits */
export const maxThroughputSchema: v.GenericSchema<number, number> = v.pipe(
  v.number(autoscaleRule),
  v.check((ru) => ru >= 1000 && ru <= 1_000_000 && ru % 1000 === 0, autoscaleRule),
);

/** Name of a database or container. Source: learn.microsoft.com/rest/api/cosmos-db/create-a-database */
export const cosmosNameSchema: v.GenericSchema<string, string> = textLike(
  'the name of a database or container',
  /^(?![^]*[$%]\{)[^/\\#?\p{Cc}\p{Cs}]{0,254}[^/\\#?\p{Cc}\p{Cs} ]$/u,
  'must have 1 to 255 characters without control characters / \\ # ? ${ %{ and must not end in a space',
  'use letters, digits and hyphens',
);

/** One path of a partition or unique key. */
export const keyPathSchema: v.GenericSchema<string, string> = textLike(
  'a key path',
  /^(?:\/[A-Za-z_][A-Za-z0-9_]*)+$/,
  "must start with '/' and name a property",
  "write it like '/id' or '/address/city'",
);

/** At most 10 unique keys per container, 16 paths each. Source: learn.microsoft.com/azure/cosmos-db/concepts-limits */
export const uniqueKeysSchema: v.GenericSchema<string[][], string[][]> = v.pipe(
  v.array(
    v.pipe(
      v.array(keyPathSchema),
      v.minLength(1, rule('a unique key must have 1 to 16 paths', 'add a path')),
      v.maxLength(16, rule('a unique key must have 1 to 16 paths', 'remove some paths')),
    ),
  ),
  v.maxLength(10, rule('must have at most 10 unique keys', 'remove some keys')),
);

/** A key of one path may be written without a list. */
const uniqueKeysOrPathsSchema = v.pipe(
  v.array(v.unknown()),
  v.transform((keys) => keys.map((key: unknown) => (typeof key === 'string' ? [key] : key))),
  uniqueKeysSchema,
);

const hierarchyRule = rule(
  'a hierarchical partition key must have two or three different paths',
  "write it like ['/tenantId', '/userId'], or one path as a string",
);

/** Source: learn.microsoft.com/azure/cosmos-db/hierarchical-partition-keys */
const partitionKeySchema = v.lazy((value) =>
  typeof value === 'string'
    ? keyPathSchema
    : v.pipe(
        v.array(keyPathSchema, hierarchyRule),
        v.minLength(2, hierarchyRule),
        v.maxLength(3, hierarchyRule),
        v.check((paths) => new Set(paths).size === paths.length, hierarchyRule),
      ),
);

/** Options of a container besides its name and partition key. */
export const CONTAINER_ENTRIES = {
  uniqueKeys: v.exactOptional(uniqueKeysOrPathsSchema),
  ttl: v.exactOptional(ttlSchema),
  throughput: v.exactOptional(throughputSchema),
  maxThroughput: v.exactOptional(maxThroughputSchema),
  indexingPolicy: v.exactOptional(indexingPolicySchema),
};

const containerSchema = v.pipe(
  options({
    name: cosmosNameSchema,
    partitionKey: partitionKeySchema,
    ...CONTAINER_ENTRIES,
    itemFields: v.exactOptional(recordOf(v.string(), v.string())),
    partitionKeyValues: v.exactOptional(wholeNumber('partitionKeyValues', 1, Number.MAX_SAFE_INTEGER)),
    ownerField: v.exactOptional(v.string()),
  }),
  together(['ttl', 'indexingPolicy'], expiresByIndex, EXPIRES_BY_INDEX),
);

/** Schema of requirements of type `cosmos`. */
export const cosmosRequirementSchema: v.GenericSchema<unknown, CosmosRequirementConfig> = v.pipe(
  options({
    consistency: v.exactOptional(oneOf('a consistency level', CONSISTENCY_LEVELS)),
    enableServerless: v.exactOptional(flag('enableServerless')),
    enableMultiRegion: v.exactOptional(flag('enableMultiRegion')),
    capabilities: v.exactOptional(
      v.array(oneOf('a capability of an account of the API for NoSQL', COSMOS_CAPABILITIES)),
    ),
    databases: v.exactOptional(
      v.array(
        options({
          name: cosmosNameSchema,
          throughput: v.exactOptional(throughputSchema),
          maxThroughput: v.exactOptional(maxThroughputSchema),
          containers: v.exactOptional(v.array(containerSchema)),
          reserved: v.exactOptional(wholeNumber('a number of containers', 1, 498)),
        }),
      ),
    ),
    access: v.exactOptional(
      v.array(options({ name: v.string(), role: oneOf('a data role', COSMOS_DATA_ROLES) })),
    ),
    allowedIpRanges: v.exactOptional(ipRangesSchema('cosmos')),
  }),
  together(
    ['capabilities', 'enableServerless', 'enableMultiRegion'],
    ({ enableServerless, enableMultiRegion, capabilities = [] }) =>
      !(
        (enableServerless === false || enableMultiRegion === true) &&
        capabilities.includes('EnableServerless')
      ),
    rule(
      "must not contain 'EnableServerless' together with enableServerless: false or enableMultiRegion: true",
      "remove 'EnableServerless', or the option that contradicts it",
    ),
  ),
  together(
    ['enableMultiRegion', 'enableServerless'],
    ({ enableServerless, enableMultiRegion }) => !(enableServerless === true && enableMultiRegion === true),
    rule('must not be set for a serverless account, which has one region', 'leave one of the two out'),
  ),
);
