import * as v from 'valibot';

import { BACKUP_REDUNDANCIES, CONSISTENCY_LEVELS, COSMOS_BACKUPS } from './requirement.js';
import { cosmosNameSchema, maxThroughputSchema, throughputSchema } from './requirement-schema.js';
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
import { locationSchema, shortRegion } from '../azure/region.js';
import { resourceGroupSchema } from '../azure/resource-group.js';

const policies = v.pipe(
  v.array(
    options({
      locationName: locationSchema,
      priority: wholeNumber('a priority', 0, 29),
      zoneRedundant: v.exactOptional(flag('zoneRedundant')),
    }),
  ),
  v.minLength(1, rule('must have at least one region', 'add a region, or omit failoverPolicies')),
  // azurerm finds these only while it applies. Source: its documentation of `geo_location`
  v.check(
    (list) => new Set(list.map(({ locationName }) => shortRegion(locationName))).size === list.length,
    rule('must list each region once', 'remove the duplicate'),
  ),
  v.check(
    (list) => list.every((_, index) => list.some(({ priority }) => priority === index)),
    rule('priorities must be 0, 1, 2 and so on, each once', 'number the regions in the order of failover'),
  ),
);

const periodicSchema = v.pipe(
  options({
    type: oneOf('the kind of a backup with options', ['Periodic']),
    intervalMinutes: v.exactOptional(wholeNumber('an interval', 60, 1440)),
    retentionHours: v.exactOptional(wholeNumber('a retention', 8, 720)),
    redundancy: v.exactOptional(oneOf('a redundancy of backups', BACKUP_REDUNDANCIES)),
  }),
  v.forward(
    v.check(
      ({ intervalMinutes = 240, retentionHours = 8 }) => retentionHours * 60 >= intervalMinutes * 2,
      rule('must be at least two intervals', 'raise retentionHours'),
    ),
    ['retentionHours'],
  ),
);

const sharedThroughputSchema = v.pipe(
  options({
    throughput: v.exactOptional(throughputSchema),
    maxThroughput: v.exactOptional(maxThroughputSchema),
  }),
  v.check(
    ({ throughput, maxThroughput }) => (throughput === undefined) !== (maxThroughput === undefined),
    rule('must have either throughput or maxThroughput', 'add one of the two'),
  ),
);

const fields = options({
  enableMultiRegion: v.exactOptional(flag('enableMultiRegion')),
  failoverPolicies: v.exactOptional(policies),
  enableAutomaticFailover: v.exactOptional(flag('enableAutomaticFailover')),
  enableMultipleWriteLocations: v.exactOptional(flag('enableMultipleWriteLocations')),
  consistencyLevel: v.exactOptional(oneOf('a consistency level', CONSISTENCY_LEVELS)),
  backup: v.exactOptional(
    v.lazy((value) => (typeof value === 'object' ? periodicSchema : oneOf('a backup', COSMOS_BACKUPS))),
  ),
  databaseThroughput: v.exactOptional(recordOf(cosmosNameSchema, sharedThroughputSchema)),
  freeTier: v.exactOptional(flag('freeTier')),
  useExisting: v.exactOptional(flag('useExisting')),
  accountName: v.exactOptional(
    textLike(
      'the name of an account',
      /^[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$/,
      'must have 3 to 50 lower-case letters, digits and hyphens',
      'copy it from the portal',
    ),
  ),
  accountResourceGroup: v.exactOptional(resourceGroupSchema),
  readLocation: v.exactOptional(locationSchema),
});

type Fields = v.InferOutput<typeof fields>;

/** A rule between options: the option that is wrong, when it is right, and what holds. */
type Together = [keyof Fields, (config: Fields) => boolean, string];

const TOGETHER: readonly Together[] = [
  [
    'enableMultiRegion',
    ({ enableMultiRegion, failoverPolicies = [] }) =>
      enableMultiRegion === undefined || enableMultiRegion === failoverPolicies.length > 1,
    rule(
      'must be true exactly when failoverPolicies has at least two regions',
      'list each region with its priority, or omit this option',
    ),
  ],
  [
    'enableAutomaticFailover',
    ({ enableAutomaticFailover = false, failoverPolicies = [] }) =>
      !enableAutomaticFailover || failoverPolicies.length > 1,
    rule('requires a second region', 'add one to failoverPolicies'),
  ],
  [
    'enableMultipleWriteLocations',
    ({ enableMultipleWriteLocations = false, failoverPolicies = [] }) =>
      !enableMultipleWriteLocations || failoverPolicies.length > 1,
    rule('requires a second region', 'add one to failoverPolicies'),
  ],
  [
    'accountName',
    ({ useExisting = false, accountName }) => useExisting === (accountName !== undefined),
    rule(
      'useExisting and accountName must be set together',
      'set useExisting: true and accountName, or omit both',
    ),
  ],
  ...(['readLocation', 'accountResourceGroup'] as const).map((option): Together => [
    option,
    ({ useExisting = false, ...others }) => useExisting || others[option] === undefined,
    rule('requires an existing account', 'set useExisting: true and accountName, or omit this option'),
  ]),
  [
    'useExisting',
    ({
      useExisting = false,
      accountName: _name,
      accountResourceGroup: _group,
      readLocation: _read,
      ...others
    }) => !useExisting || Object.keys(others).length === 0,
    rule(
      'must not be combined with the regions, consistency, throughput or backup of the account, which its owner configures',
      'omit the other options',
    ),
  ],
];

/** `cosmosConfig` of a backend. */
export const cosmosAccountSchema = TOGETHER.reduce<v.GenericSchema<Fields, Fields>>(
  (schema, [key, holds, message]) => v.pipe(schema, v.forward(v.check(holds, message), [key])),
  fields,
);

/** Source: learn.microsoft.com/azure/cosmos-db/concepts-limits */
export const autoScaleSchema = v.pipe(
  options({
    enabled: v.exactOptional(flag('autoScale.enabled')),
    maxThroughput: v.exactOptional(maxThroughputSchema),
    minThroughput: v.exactOptional(wholeNumber('a throughput', 1, 1_000_000)),
    targetUtilization: v.exactOptional(wholeNumber('a utilization', 1, 100)),
  }),
  together(
    ['maxThroughput', 'enabled'],
    ({ enabled = true, maxThroughput }) => !enabled || maxThroughput !== undefined,
    rule('autoscale must have a maximum', 'add maxThroughput, or set enabled: false'),
  ),
);
