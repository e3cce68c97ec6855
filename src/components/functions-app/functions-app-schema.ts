import * as v from 'valibot';

import { componentIpRangesSchema } from '../../resources/network/ip-range-options.js';
import {
  environmentVariablesSchema,
  noPlainSecrets,
  publicSettingsSchema,
  secretsSchema,
  twoAlike,
} from '../../resources/functions/app-settings.js';
import { entraAuthSchema, permissionSchema } from '../../resources/functions/auth/auth-schema.js';
import { AUTH_LEVELS, HTTP_METHODS, RUNTIMES } from '../../resources/functions/requirement.js';
import {
  corsSchema,
  GROUP_OR_ALONE,
  groupSchema,
  isGroupOrAlone,
  queueNameSchema,
  skuSchema,
  versionSchema,
} from '../../resources/functions/code/fields-schema.js';
import { EVENT_OPTIONS } from '../../resources/functions/triggers/event-trigger-schema.js';
import {
  keyFilesSchema,
  ONLY_NODE,
  sourceDirectorySchema,
} from '../../resources/functions/code/source-schema.js';
import { knownVersion } from '../../resources/functions/hosting/known-version.js';
import { eventHubSchema } from '../../resources/event-hubs/requirement-schema.js';
import { healthCheckOptionsSchema } from '../../resources/functions/hosting/health-check.js';
import { scaleSchema } from '../../resources/functions/hosting/scale.js';
import { scheduleSchema } from '../../resources/functions/triggers/schedule.js';
import {
  serviceBusQueueSchema,
  serviceBusTopicSchema,
} from '../../resources/service-bus/requirement-schema.js';
import { storageContainerSchema, storageQueueSchema } from '../../resources/storage/requirement-schema.js';
import {
  type EntriesOf,
  flag,
  oneOf,
  options,
  recordOf,
  rule,
  textLike,
  together,
} from '../../validation/rule.js';
import { apiUsesSchema } from '../api-uses.js';
import { componentIdSchema, prioritySchema } from '../component-id.js';
import type { FunctionsAppConfig } from './functions-app-config.js';
import { databaseUsesSchema } from './data-use.js';
import { wiredConnections } from './connection-settings.js';
import { distinctRoutes } from './distinct-routes.js';
import { oneSignIn } from './one-sign-in.js';
import { routeSchema } from './route-schema.js';
import { wrongTrigger } from './wrong-trigger.js';

const functionName = textLike(
  'a function name',
  /^[A-Za-z][A-Za-z0-9_-]{0,59}$/,
  'must have 1 to 60 letters, digits, hyphens and underscores, and start with a letter',
  "use a name like 'process-order'",
);

const DECLARATIONS = [
  options({
    trigger: v.literal('http'),
    route: v.exactOptional(routeSchema),
    methods: v.exactOptional(
      v.pipe(
        v.array(oneOf('a method', HTTP_METHODS)),
        v.minLength(
          1,
          rule('must have at least one method', "add a method such as 'GET', or remove methods"),
        ),
      ),
    ),
    authLevel: v.exactOptional(oneOf('an auth level', AUTH_LEVELS)),
    permission: v.exactOptional(permissionSchema),
  }),
  options({ trigger: v.literal('timer'), schedule: scheduleSchema }),
  options({ trigger: v.literal('queue'), queueName: queueNameSchema }),
  options({ trigger: v.literal('blob'), ...EVENT_OPTIONS.blob }),
  options({ trigger: v.literal('serviceBusQueue'), ...EVENT_OPTIONS.serviceBusQueue }),
  options({ trigger: v.literal('serviceBusTopic'), ...EVENT_OPTIONS.serviceBusTopic }),
  options({ trigger: v.literal('eventHub'), ...EVENT_OPTIONS.eventHub }),
  options({ trigger: v.literal('eventGrid'), ...EVENT_OPTIONS.eventGrid }),
  options({ trigger: v.literal('cosmos'), ...EVENT_OPTIONS.cosmos }),
] as const;

const REQUIRED_OPTIONS = new Map(
  DECLARATIONS.map(({ entries: { trigger, ...others } }) => [
    trigger.literal,
    Object.entries<v.GenericSchema>(others).flatMap(([name, { type }]) =>
      type === 'exact_optional' ? [] : name,
    ),
  ]),
);

const declaration = v.variant('trigger', DECLARATIONS, (issue) => wrongTrigger(issue, REQUIRED_OPTIONS));

/** Schemas of the options of a FunctionsApp. */
export const FUNCTIONS_APP_ENTRIES = {
  runtime: v.exactOptional(oneOf('a runtime', RUNTIMES)),
  version: v.exactOptional(versionSchema),
  sku: v.exactOptional(skuSchema),
  alwaysOn: v.exactOptional(flag('alwaysOn')),
  functions: v.pipe(
    recordOf(functionName, declaration),
    v.check(
      (functions) => Object.keys(functions).length > 0,
      rule('must have at least one function', "add a function, such as status: { trigger: 'http' }"),
    ),
    v.check(
      (functions) =>
        new Set(Object.keys(functions).map((name) => name.toLowerCase())).size ===
        Object.keys(functions).length,
      rule('must have names that differ in more than case', 'rename one of the functions'),
    ),
    distinctRoutes(),
  ),
  databases: v.exactOptional(databaseUsesSchema),
  uses: v.exactOptional(apiUsesSchema),
  containers: v.exactOptional(v.array(storageContainerSchema)),
  queues: v.exactOptional(v.array(storageQueueSchema)),
  serviceBusQueues: v.exactOptional(v.array(serviceBusQueueSchema)),
  topics: v.exactOptional(v.array(serviceBusTopicSchema)),
  eventHubs: v.exactOptional(v.array(eventHubSchema)),
  sourceDirectory: v.exactOptional(sourceDirectorySchema),
  keyFiles: v.exactOptional(keyFilesSchema),
  environmentVariables: v.exactOptional(environmentVariablesSchema),
  publicSettings: v.exactOptional(publicSettingsSchema),
  secrets: v.exactOptional(secretsSchema),
  auth: v.exactOptional(entraAuthSchema),
  cors: v.exactOptional(corsSchema),
  healthCheck: v.exactOptional(healthCheckOptionsSchema),
  scale: v.exactOptional(scaleSchema),
  separateIdentity: v.exactOptional(flag('separateIdentity')),
  group: v.exactOptional(groupSchema),
  allowedIpRanges: v.exactOptional(componentIpRangesSchema),
  renamedFrom: v.exactOptional(componentIdSchema),
  priority: v.exactOptional(prioritySchema),
} satisfies EntriesOf<FunctionsAppConfig>;

/** The configuration of `FunctionsApp.define`. */
export const functionsAppSchema = v.pipe(
  options(FUNCTIONS_APP_ENTRIES),
  together(['group', 'separateIdentity'], isGroupOrAlone, GROUP_OR_ALONE),
  v.forward(
    v.check(
      ({ environmentVariables = {}, secrets = {} }) =>
        // azurerm treats names that differ only in case as equal. Another rule checks the names within each
        // option.
        Object.keys(secrets).every(
          (secret) => twoAlike([secret, ...Object.keys(environmentVariables)])?.[0] !== secret,
        ),
      rule(
        'must not have a name that environmentVariables has too',
        'rename it, or remove it from environmentVariables',
      ),
    ),
    ['secrets'],
  ),
  together(
    ['sourceDirectory', 'runtime'],
    ({ runtime = 'node', sourceDirectory }) => runtime === 'node' || sourceDirectory === undefined,
    ONLY_NODE,
  ),
  v.forward(
    v.check(
      ({ allowedIpRanges, functions, databases, uses }) =>
        allowedIpRanges?.cosmos === undefined ||
        databases !== undefined ||
        uses !== undefined ||
        Object.values(functions).some(({ trigger }) => trigger === 'cosmos'),
      rule(
        'must not have cosmos: the component has no data in Cosmos DB',
        'remove cosmos, or name the data in databases',
      ),
    ),
    ['allowedIpRanges'],
  ),
  together(
    ['keyFiles', 'sourceDirectory'],
    ({ keyFiles, sourceDirectory }) => keyFiles === undefined || sourceDirectory !== undefined,
    rule('must be used with sourceDirectory', 'set sourceDirectory, or remove keyFiles'),
  ),
  together(
    ['functions', 'sourceDirectory'],
    // JavaScript awaits a module that exports `then` as if it were a promise, so its import never ends.
    ({ functions, sourceDirectory }) => sourceDirectory === undefined || !Object.hasOwn(functions, 'then'),
    rule(
      "must not have a function named 'then', because its module could not be imported",
      'rename the function',
    ),
  ),
  noPlainSecrets(),
  oneSignIn(),
  wiredConnections(),
  knownVersion(),
);
