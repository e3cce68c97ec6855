import * as v from 'valibot';

import { type KeyVaultSecret, secretIn } from '../key-vault/key-vault-secret.js';
import { flag, oneOf, options, recordOf, rule, textLike } from '../rule.js';
import { looksSecret, namesSecret } from '../secret.js';
import { FUNCTIONS_SKUS } from './hosting.js';

/** Prefixes and names of app settings that belong to the platform, to azurerm or to this library. */
const RESERVED_SETTING =
  /^(?:FUNCTIONS_.*|AzureWebJobs.*|WEBSITE_.*|APPINSIGHTS_.*|APPLICATIONINSIGHTS_.*|DEPLOYMENT_STORAGE_.*|AZURE_CLIENT_ID|CRUD_PACKAGE_SHA256|Storage__.*)$/i;

/** App settings that a component may set. */
export const environmentVariablesSchema: v.GenericSchema<
  Record<string, string>,
  Record<string, string>
> = v.pipe(
  recordOf(
    v.pipe(
      textLike(
        'the name of an app setting',
        /^[A-Za-z_][A-Za-z0-9_]*$/,
        'has letters, digits and underscores',
        "use a name like 'LOG_LEVEL'",
      ),
      v.check(
        (name) => !RESERVED_SETTING.test(name),
        rule('this app setting belongs to the Functions platform or to the plan', 'use another name'),
      ),
    ),
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
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const [name, value] of Object.entries(dataset.value)) {
      // A value that the plan puts there is a reference, and no text of anybody's.
      if (!namesSecret(name) || value === '' || /^\$\{[^}]+\}$/.test(value)) continue;
      addIssue({
        message: rule(
          'a setting of this name holds a secret, and a secret is never plain text in a plan',
          "use secrets: { NAME: keyVaultSecret('name') }, or another name if it is none",
        ),
        path: [{ type: 'object', origin: 'value', input: dataset.value, key: name, value }],
      });
    }
  }),
);

/** App settings that hold secrets. */
export const secretsSchema: v.GenericSchema<
  Record<string, KeyVaultSecret>,
  Record<string, KeyVaultSecret>
> = v.pipe(
  environmentVariablesSchema as v.GenericSchema<
    Record<string, KeyVaultSecret>,
    Record<string, KeyVaultSecret>
  >,
  v.check(
    (secrets) => Object.values(secrets).every((value) => secretIn(value) !== undefined),
    rule('a secret is named, never written', "use keyVaultSecret('name')"),
  ),
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

/** A cron expression of the Functions host. Source: learn.microsoft.com/azure/azure-functions/functions-bindings-timer */
export const scheduleSchema: v.GenericSchema<string, string> = textLike(
  'a schedule',
  /^(?:\S+ ){5}\S+$/,
  'has six fields: second, minute, hour, day, month, day of week',
  "write it like '0 0 * * * *' (hourly)",
);

/** Name of a storage queue. Source: learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata */
export const queueNameSchema: v.GenericSchema<string, string> = textLike(
  'a queue name',
  /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
  'has 3 to 63 lower-case letters, digits and single hyphens',
  "use a name like 'orders'",
);

/** Version of a runtime. */
export const versionSchema: v.GenericSchema<string, string> = textLike(
  'a runtime version',
  /^\d+(?:\.\d+)?$/,
  'is a number as text',
  "write it like '22' or '3.12'",
);

/** Plan of a function app. */
export const skuSchema = oneOf('a sku', FUNCTIONS_SKUS);
