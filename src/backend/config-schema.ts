import * as v from 'valibot';

import { locationSchema } from '../resources/azure/region.js';
import { BACKEND_TYPE_ENTRIES } from '../resources/registry/options.js';
import { BUILT_IN_TYPES } from '../resources/registry/types.js';
import type { ResourceType } from '../resources/resource-type.js';
import { flag, options, recordOf, rule, textLike, wholeNumber } from '../validation/rule.js';
import { LOCK_ENTRIES, ownAdopted, ownLock } from './lock-options.js';
import { noSecretTags, publicTagsSchema, tagsSchema } from './tags-schema.js';

const limitRule = wholeNumber('a limit', 0, 1_000_000_000);

const limit = v.exactOptional(limitRule);

const typeNameSchema = textLike(
  'the name of a resource type',
  /^[A-Za-z][A-Za-z0-9-]*$/,
  'must have letters, digits and hyphens only, and start with a letter',
  "use a name like 'servicebus'",
);

const abbreviationRule = rule(
  'must have letters, digits and hyphens only, because Azure names begin with the abbreviation',
  "use an abbreviation like 'sbns'",
);

const provider = v.pipe(
  v.custom<{ providerId: string; abbreviation?: unknown }>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      'providerId' in value &&
      'mergeRequirements' in value &&
      ('layOut' in value || 'provideResource' in value),
    rule(
      'must be an instance of LayoutProvider or BaseProvider, or an IResourceProvider with layOut or provideResource',
      'register an instance, such as new MyProvider()',
    ),
  ),
  v.forward(
    v.check(
      ({ abbreviation }) =>
        abbreviation === undefined ||
        (typeof abbreviation === 'string' && /^[A-Za-z0-9-]+$/.test(abbreviation)),
      abbreviationRule,
    ),
    ['abbreviation'],
  ),
);

const BUILT_IN_NAMES: ReadonlySet<string> = new Set(BUILT_IN_TYPES.map(({ type }) => type));

const resourceTypes = v.pipe(
  v.array(
    v.custom<ResourceType>(
      (value) => typeof value === 'object' && value !== null && 'sharing' in value && 'layOut' in value,
      rule('must be a result of defineResourceType', 'register defineResourceType({ … })'),
    ),
  ),
  v.check(
    (types) => types.every(({ type }) => v.is(typeNameSchema, type)),
    rule('must have types whose names have letters, digits and hyphens only', "use a name like 'redis'"),
  ),
  v.check(
    (types) => new Set(types.map(({ type }) => type)).size === types.length,
    rule('must not have two resource types of one name', 'remove one of the two'),
  ),
  v.check(
    (types) => types.every(({ type, provider }) => provider !== undefined || !BUILT_IN_NAMES.has(type)),
    rule(
      'must not have the name of a built-in type without a provider: by the provider, the lock distinguishes the two types',
      "add a provider to defineResourceType, such as provider: 'my-storage', or use another name",
    ),
  ),
);

const namingSchema = v.pipe(
  options({
    formatResourceName: v.exactOptional(
      v.function(rule('must be a function', 'write (type, backendId, suffix) => …')),
    ),
    salt: v.exactOptional(
      textLike(
        'a salt',
        /^[A-Za-z0-9]{1,16}$/,
        'must have 1 to 16 letters and digits',
        "use a salt like 'x7'",
      ),
    ),
  }),
  v.forward(
    v.check(
      ({ formatResourceName, salt }) => formatResourceName !== undefined || salt !== undefined,
      rule('must be set where naming has no salt', 'set formatResourceName or salt, or remove naming'),
    ),
    ['formatResourceName'],
  ),
  v.forward(
    v.check(
      ({ formatResourceName, salt }) => formatResourceName === undefined || salt === undefined,
      rule(
        'must not be combined with formatResourceName, which returns the whole name',
        'add the salt to the result of formatResourceName, and remove it here',
      ),
    ),
    ['salt'],
  ),
);

/** Options of components that a configuration of a backend may be expected to have. */
const COMPONENT_OPTIONS = Object.fromEntries(
  ['throughput', 'maxThroughput', 'ttl', 'partitionKey', 'consistency', 'cache', 'healthCheck'].map(
    (option) => [option, `set it for a component: CrudApi.define('UserApi', { …, ${option} })`],
  ),
);

/** The options of a configuration, one by one. */
const ENTRIES = {
  ...BACKEND_TYPE_ENTRIES,
  ...LOCK_ENTRIES,
  backendId: v.exactOptional(
    textLike(
      'a backend id',
      /^[A-Za-z](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?$/,
      'must have 1 to 40 letters, digits and hyphens, starting with a letter',
      "use an id like 'shop'",
    ),
  ),
  environment: v.exactOptional(
    textLike(
      'an environment',
      /^[A-Za-z](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/,
      'must have 1 to 32 letters, digits and hyphens, starting with a letter',
      "use a name like 'prod'",
    ),
  ),
  location: v.exactOptional(locationSchema),
  enforceHttps: v.exactOptional(flag('enforceHttps')),
  useManagedIdentity: v.exactOptional(flag('useManagedIdentity')),
  naming: v.exactOptional(namingSchema),
  tags: v.exactOptional(tagsSchema),
  publicTags: v.exactOptional(publicTagsSchema),
  providers: v.exactOptional(v.array(provider)),
  resourceTypes: v.exactOptional(resourceTypes),
  azurerm: v.exactOptional(
    v.picklist([4, 5], rule('must be 4 or 5, the major version of the provider', 'use 4 or 5')),
  ),
  limits: v.exactOptional(
    options({
      maxCosmosAccounts: limit,
      maxFunctionApps: limit,
      maxStorageAccounts: limit,
      maxFunctionsPerApp: limit,
      maxContainersPerStorage: limit,
      maxThroughputPerDatabase: limit,
      maxResources: v.exactOptional(recordOf(typeNameSchema, limitRule)),
    }),
  ),
};

const fields = options(ENTRIES, COMPONENT_OPTIONS);

/** The configuration of `defineBackend`. */
export const backendConfigSchema = v.pipe(fields, noSecretTags(), ownLock(), ownAdopted());

/** Names of all options. */
export const CONFIG_KEYS: readonly string[] = Object.keys(fields.entries);
