import * as v from 'valibot';

import { flag, oneOf, options, rule, textLike } from '../rule.js';
import { apiSchema } from './api-schema.js';
import { environmentVariablesSchema } from './app-settings.js';
import { AUTH_LEVELS, type FunctionsRequirementConfig, HTTP_METHODS, RUNTIMES } from './functions-config.js';
import { healthCheckSchema } from './health-check.js';
import { FUNCTIONS_SKUS } from './hosting.js';
import { knownVersion } from './known-version.js';
import { scheduleSchema } from './schedule.js';

/** Web pages that may call functions. Source: learn.microsoft.com/azure/app-service/app-service-web-tutorial-rest-api */
export const corsSchema = v.pipe(
  options({
    allowedOrigins: v.pipe(
      v.array(
        textLike(
          'an origin',
          /^(?:\*|https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?)$/,
          "is '*', or scheme, host and port without a path",
          "write it like 'https://shop.example.com'",
        ),
      ),
      v.minLength(1, rule('cors names an origin', 'add one, or leave cors out')),
    ),
    supportCredentials: v.exactOptional(flag('supportCredentials')),
  }),
  v.check(
    ({ allowedOrigins, supportCredentials = false }) => !supportCredentials || !allowedOrigins.includes('*'),
    rule("browsers send no credentials to '*'", 'name the origins'),
  ),
);

/** Name of a queue or container in a storage account. Source: learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata */
export function storageNameSchema(what: string): v.GenericSchema<string, string> {
  return textLike(
    what,
    /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'has 3 to 63 lower-case letters, digits and single hyphens',
    "use a name like 'orders'",
  );
}

/** Name of a storage queue. */
export const queueNameSchema = storageNameSchema('a queue name');

/** Version of a runtime. */
export const versionSchema: v.GenericSchema<string, string> = textLike(
  'a runtime version',
  /^\d+(?:\.\d+)?$/,
  'is a number as text',
  "write it like '22' or '3.12'",
);

/** Plan of a function app. */
export const skuSchema = oneOf('a sku', FUNCTIONS_SKUS);

/** Source: the name rule of the Functions host, github.com/Azure/azure-functions-host, `Utility.IsValidFunctionName` */
const functionNameSchema = textLike(
  'the name of a function, with that of its component before it,',
  /^[A-Za-z][A-Za-z0-9_-]{0,126}$/,
  'has 1 to 127 letters, digits, hyphens and underscores, and starts with a letter',
  'use a shorter name',
);

const triggerSchema = v.variant('type', [
  options({
    type: v.literal('http'),
    route: v.string(),
    methods: v.array(oneOf('a method', HTTP_METHODS)),
    authLevel: oneOf('an auth level', AUTH_LEVELS),
  }),
  options({ type: v.literal('timer'), schedule: scheduleSchema }),
  options({ type: v.literal('queue'), queueName: queueNameSchema }),
]);

/** What a requirement of type `functions` may say. */
export const functionsRequirementSchema: v.GenericSchema<unknown, FunctionsRequirementConfig> = v.pipe(
  options({
    runtime: oneOf('a runtime', RUNTIMES),
    version: v.exactOptional(versionSchema),
    environmentVariables: v.exactOptional(environmentVariablesSchema),
    cors: v.exactOptional(corsSchema),
    functions: v.exactOptional(v.array(options({ name: functionNameSchema, trigger: triggerSchema }))),
    apis: v.exactOptional(v.array(apiSchema)),
    sku: v.exactOptional(skuSchema),
    alwaysOn: v.exactOptional(flag('alwaysOn')),
    healthCheck: v.exactOptional(healthCheckSchema),
  }),
  knownVersion(),
);
