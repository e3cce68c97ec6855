import { parse } from '../../validation/parse.js';
import { options, textLike } from '../../validation/rule.js';

declare const by: unique symbol;

/** A text that one function makes. The compiler shows `Call` where other text is given. */
export interface MadeBy<Call extends string> {
  readonly [by]: Call;
}

/** Stands for the value of a secret in the backend's Key Vault. Made by {@link keyVaultSecret}. */
export type KeyVaultSecret = MadeBy<"keyVaultSecret('<name in the vault>')"> & `\${keyvault.${string}}`;

const PREFIX = 'keyvault.';

const BEGINNING = `\${${PREFIX}`;

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME = /^[0-9A-Za-z-]{1,127}$/;

const schema = options({
  name: textLike(
    'the name of a secret',
    NAME,
    'must have 1 to 127 letters, digits and hyphens',
    "use the name of a secret in the vault, like 'stripe-key'",
  ),
});

/**
 * Returns the value of a secret in the backend's Key Vault, for `secrets` of a component. The plan holds its
 * name alone; the app reads the value when it starts.
 * @param name - 1 to 127 letters, digits and hyphens: the secret's name in the vault.
 * @throws InvalidConfigError when a vault takes no such name.
 * @example
 * FunctionsApp.define('Payments', { functions, secrets: { STRIPE_KEY: keyVaultSecret('stripe-key') } });
 */
export function keyVaultSecret(name: string): KeyVaultSecret {
  // JavaScript takes undefined for text of that name.
  const checked = parse(schema, { name }, 'keyVaultSecret');
  return settingOf(checked.name);
}

/** Returns the secret in the value of an app setting; undefined for any other value. */
export function secretIn(value: string): string | undefined {
  if (!value.startsWith(BEGINNING)) return undefined;
  const name = value.slice(BEGINNING.length, -1);
  return NAME.test(name) && settingOf(name) === value ? name : undefined;
}

export function placeholderOf(secret: string): string {
  return PREFIX + secret;
}

function settingOf(secret: string): KeyVaultSecret {
  // Only the compiler uses the brand.
  return `\${${PREFIX}${secret}}` as KeyVaultSecret;
}
