import * as v from 'valibot';

import { type KeyVaultSecret, secretIn } from '../key-vault/key-vault-secret.js';
import { flag, issueAt, oneOf, options, recordOf, rule, textLike } from '../rule.js';
import { looksSecret, namesSecret } from '../secret.js';
import { apiSchema } from './api-schema.js';
import { AUTH_LEVELS, type FunctionsRequirementConfig, HTTP_METHODS, RUNTIMES } from './functions-config.js';
import { FUNCTIONS_SKUS } from './hosting.js';
import { knownVersion } from './known-version.js';
import { scheduleSchema } from './schedule.js';

/** Prefixes and names of app settings that belong to the platform, to azurerm or to this library. */
const RESERVED_SETTING =
  /^(?:FUNCTIONS_.*|AzureWebJobs.*|WEBSITE_.*|APPINSIGHTS_.*|APPLICATIONINSIGHTS_.*|DEPLOYMENT_STORAGE_.*|AZURE_CLIENT_ID|CRUD_PACKAGE_SHA256|Storage__.*)$/i;

/** Whether an app setting belongs to the platform, to azurerm or to this library. */
export function isReservedSetting(name: string): boolean {
  return RESERVED_SETTING.test(name);
}

/** Names of app settings differ in more than case, because azurerm takes two that do not for one. */
const distinctNames = <V>() =>
  v.check<Record<string, V>, string>(
    (settings) => twoAlike(Object.keys(settings)) === undefined,
    rule('the names of app settings differ in more than upper and lower case', 'remove one of the two'),
  );

/** The first two names that differ in case alone. */
export function twoAlike(names: readonly string[]): readonly [string, string] | undefined {
  const seen = new Map<string, string>();
  for (const name of names) {
    const first = seen.get(name.toUpperCase());
    if (first !== undefined) return [first, name];
    seen.set(name.toUpperCase(), name);
  }
  return undefined;
}

const settingName = v.pipe(
  textLike(
    'the name of an app setting',
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    'has letters, digits and underscores',
    "use a name like 'LOG_LEVEL'",
  ),
  v.check(
    (name) => !isReservedSetting(name),
    rule('this app setting belongs to the Functions platform or to the plan', 'use another name'),
  ),
);

/** App settings that a component may set. */
export const environmentVariablesSchema: v.GenericSchema<
  Record<string, string>,
  Record<string, string>
> = v.pipe(
  recordOf(
    settingName,
    v.pipe(
      v.string(rule('the value of an app setting is text', 'write it as a string')),
      v.check(
        (value) => !looksSecret(value),
        rule(
          'a secret is never plain text in a plan',
          'use the managed identity, or keep the secret in Key Vault',
        ),
      ),
      v.check(
        (value) => !value.includes('${keyvault.') || secretIn(value) !== undefined,
        rule('a secret is the whole value of a setting, named as in the vault', "use keyVaultSecret('name')"),
      ),
    ),
  ),
  distinctNames(),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const [name, value] of Object.entries(dataset.value)) {
      // A value that the plan puts there is a reference, and no text of anybody's.
      if (!namesSecret(name) || value === '' || /^\$\{[^}]+\}$/.test(value)) continue;
      addIssue(
        issueAt(
          dataset.value,
          [name],
          value,
          rule(
            'a setting of this name holds a secret, and a secret is never plain text in a plan',
            "use secrets: { NAME: keyVaultSecret('name') }, or another name if it is none",
          ),
        ),
      );
    }
  }),
);

const secretRule = rule('a secret is named, never written', "use keyVaultSecret('name')");

/** App settings that hold secrets. */
export const secretsSchema: v.GenericSchema<
  Record<string, KeyVaultSecret>,
  Record<string, KeyVaultSecret>
> = v.pipe(
  recordOf(
    settingName,
    v.custom<KeyVaultSecret>(
      (value) => typeof value === 'string' && secretIn(value) !== undefined,
      secretRule,
    ),
  ),
  distinctNames(),
);

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
    healthCheckPath: v.exactOptional(v.string()),
  }),
  knownVersion(),
);
