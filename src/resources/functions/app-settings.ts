import * as v from 'valibot';

import { CALLERS_SETTING, GATEWAY_SETTING } from '../../runtime/contract/sign-in.js';
import { type KeyVaultSecret, secretIn } from '../key-vault/secret.js';
import { issueAt, recordOf, rule, textLike } from '../../validation/rule.js';
import { looksSecret, namesSecret } from '../../validation/secret.js';

/** App setting with the hash of the package: a new one restarts the app, which then starts from the new package. */
export const PACKAGE_SETTING = 'CRUD_PACKAGE_SHA256';

/** Beginnings of the names of app settings that belong to the platform, to azurerm or to this library. */
const RESERVED_PREFIXES = [
  'FUNCTIONS_',
  'AzureWebJobs',
  'WEBSITE_',
  'APPINSIGHTS_',
  'APPLICATIONINSIGHTS_',
  'DEPLOYMENT_STORAGE_',
  'Storage__',
];

const RESERVED_NAMES = ['AZURE_CLIENT_ID', PACKAGE_SETTING, CALLERS_SETTING, GATEWAY_SETTING];

// Azure compares names of app settings without case.
const RESERVED_SETTING = new RegExp(
  `^(?:(?:${RESERVED_PREFIXES.join('|')}).*|${RESERVED_NAMES.join('|')})$`,
  'i',
);

/** Returns true if an app setting belongs to the platform, to azurerm or to this library. */
export function isReservedSetting(name: string): boolean {
  return RESERVED_SETTING.test(name);
}

/** Names of app settings differ in more than case, because azurerm takes two that do not for one. */
const distinctNames = <V>() =>
  v.check<Record<string, V>, string>(
    (settings) => twoAlike(Object.keys(settings)) === undefined,
    rule('names of app settings must differ in more than upper and lower case', 'rename one of the two'),
  );

/** Returns the first two names that differ only in case. */
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
    'must have letters, digits and underscores, and must not start with a digit',
    "use a name like 'LOG_LEVEL'",
  ),
  v.check(
    (name) => !isReservedSetting(name),
    rule('must not be an app setting that the Functions platform or the plan sets', 'use another name'),
  ),
);

/** App settings that a component may set. {@link noPlainSecrets} checks their values. */
export const environmentVariablesSchema: v.GenericSchema<
  Record<string, string>,
  Record<string, string>
> = v.pipe(
  recordOf(
    settingName,
    v.pipe(
      v.string(rule('must be a string', 'write the value in quotes')),
      v.check(
        (value) => !value.includes('${keyvault.') || secretIn(value) !== undefined,
        rule('must be a whole reference to a secret of the vault', "use keyVaultSecret('name')"),
      ),
    ),
  ),
  distinctNames(),
);

/** Names of app settings that are public, even if they look like secrets. */
export const publicSettingsSchema = v.array(settingName, rule('must be a list', "write ['SETTING']"));

/** Returns the line to write for a setting that holds a secret, and that for one that only looks so. */
function linesFor(setting: string): string {
  const inVault = setting
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const name = /^[A-Za-z_]\w*$/.test(setting) ? setting : `'${setting}'`;
  return `secrets: { ${name}: keyVaultSecret('${inVault === '' ? 'name' : inVault}') }; if the value may be public, name the setting in publicSettings: ['${setting}']`;
}

const looksSecretRule = (setting: string) =>
  rule('must not be a secret in plain text', `use the managed identity, or ${linesFor(setting)}`);

const namesSecretRule = (setting: string) =>
  rule('must not be plain text: a setting with this name usually holds a secret', `use ${linesFor(setting)}`);

/** Refuses settings with secrets, but for those that the author calls public. */
export function noPlainSecrets<
  C extends {
    readonly environmentVariables?: Readonly<Record<string, string>> | undefined;
    readonly publicSettings?: readonly string[] | undefined;
  },
>(): v.RawCheckAction<C> {
  return v.rawCheck<C>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { environmentVariables = {}, publicSettings = [] } = dataset.value;
    for (const [name, value] of Object.entries(environmentVariables)) {
      // A value that the plan inserts is a reference, not the user's text.
      if (publicSettings.includes(name) || value === '' || /^\$\{[^}]+\}$/.test(value)) continue;
      const message = looksSecret(value)
        ? looksSecretRule(name)
        : namesSecret(name)
          ? namesSecretRule(name)
          : undefined;
      if (message !== undefined)
        addIssue(issueAt(dataset.value, ['environmentVariables', name], value, message));
    }
    for (const [index, name] of publicSettings.entries())
      if (!Object.hasOwn(environmentVariables, name))
        addIssue(
          issueAt(
            dataset.value,
            ['publicSettings', index],
            name,
            rule('must be the name of a setting in environmentVariables', 'correct the name, or remove it'),
          ),
        );
  });
}

const secretRule = rule('must be a reference to a secret, not its value', "use keyVaultSecret('name')");

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
