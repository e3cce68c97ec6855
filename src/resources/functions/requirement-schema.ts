import * as v from 'valibot';

import { cosmosNameSchema } from '../cosmos/requirement-schema.js';
import { flag, oneOf, options, rule, textLike, together } from '../../validation/rule.js';
import { apiSchema } from './code/api-schema.js';
import { entraAuthSchema, permissionSchema } from './auth/auth-schema.js';
import { connectionSchema, EVENT_OPTIONS } from './triggers/event-trigger-schema.js';
import { AUTH_LEVELS, type FunctionsRequirementConfig, HTTP_METHODS, RUNTIMES } from './requirement.js';
import { environmentVariablesSchema, noPlainSecrets, publicSettingsSchema } from './app-settings.js';
import { corsSchema, groupSchema, queueNameSchema, skuSchema, versionSchema } from './code/fields-schema.js';
import { availabilityTestSchema, healthCheckSchema } from './hosting/health-check.js';
import { ipRangesSchema } from '../network/ip-range-options.js';
import { knownVersion } from './hosting/known-version.js';
import { scaleRequirementSchema } from './hosting/scale.js';
import { scheduleSchema } from './triggers/schedule.js';
import { ONLY_NODE, sourceSchema } from './code/source-schema.js';

/** Source: the name rule of the Functions host, github.com/Azure/azure-functions-host, `Utility.IsValidFunctionName` */
const functionNameSchema = textLike(
  'the name of a function, with the id of its component before it,',
  /^[A-Za-z][A-Za-z0-9_-]{0,126}$/,
  'must have 1 to 127 letters, digits, hyphens and underscores, and start with a letter',
  'use a shorter name',
);

const identitySchema = textLike(
  'the name of an identity',
  /^[a-z][a-z0-9-]{0,63}$/,
  'must have 1 to 64 lower-case letters, digits and hyphens, and start with a letter',
  "use a name like 'reports'",
);

const triggerSchema = v.variant('type', [
  options({
    type: v.literal('http'),
    route: v.string(),
    methods: v.array(oneOf('a method', HTTP_METHODS)),
    authLevel: oneOf('an auth level', AUTH_LEVELS),
    permission: v.exactOptional(permissionSchema),
  }),
  options({ type: v.literal('timer'), schedule: scheduleSchema }),
  options({ type: v.literal('queue'), queueName: queueNameSchema }),
  options({ type: v.literal('blob'), ...EVENT_OPTIONS.blob }),
  options({
    type: v.literal('serviceBusQueue'),
    ...EVENT_OPTIONS.serviceBusQueue,
    connection: connectionSchema,
  }),
  options({
    type: v.literal('serviceBusTopic'),
    ...EVENT_OPTIONS.serviceBusTopic,
    connection: connectionSchema,
  }),
  options({ type: v.literal('eventHub'), ...EVENT_OPTIONS.eventHub, connection: connectionSchema }),
  options({ type: v.literal('eventGrid'), ...EVENT_OPTIONS.eventGrid }),
  options({
    type: v.literal('cosmos'),
    ...EVENT_OPTIONS.cosmos,
    leaseContainerName: cosmosNameSchema,
    connection: connectionSchema,
  }),
]);

/** Schema of requirements of type `functions`. */
export const functionsRequirementSchema: v.GenericSchema<unknown, FunctionsRequirementConfig> = v.pipe(
  options({
    runtime: oneOf('a runtime', RUNTIMES),
    version: v.exactOptional(versionSchema),
    environmentVariables: v.exactOptional(environmentVariablesSchema),
    publicSettings: v.exactOptional(publicSettingsSchema),
    cors: v.exactOptional(corsSchema),
    functions: v.exactOptional(v.array(options({ name: functionNameSchema, trigger: triggerSchema }))),
    apis: v.exactOptional(v.array(apiSchema)),
    sources: v.exactOptional(v.array(sourceSchema)),
    identityConnections: v.exactOptional(v.array(connectionSchema)),
    extensions: v.exactOptional(v.array(v.string(rule('must be a string', 'omit extensions')))),
    identity: v.exactOptional(identitySchema),
    group: v.exactOptional(groupSchema),
    auth: v.exactOptional(v.union([v.literal(false), entraAuthSchema])),
    scale: v.exactOptional(scaleRequirementSchema),
    sku: v.exactOptional(skuSchema),
    alwaysOn: v.exactOptional(flag('alwaysOn')),
    healthCheck: v.exactOptional(healthCheckSchema),
    availabilityTests: v.exactOptional(v.array(availabilityTestSchema)),
    allowedIpRanges: v.exactOptional(ipRangesSchema('functions')),
  }),
  together(
    ['sources', 'runtime'],
    ({ runtime, sources = [] }) => runtime === 'node' || sources.length === 0,
    ONLY_NODE,
  ),
  noPlainSecrets(),
  knownVersion(),
);
