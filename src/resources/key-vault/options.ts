import * as v from 'valibot';

import { flag, options, rule, textLike } from '../../validation/rule.js';
import { resourceGroupSchema } from '../azure/resource-group.js';
import { wholePattern } from '../naming-rule.js';
import { type BackendOptions, type Settings, typeOptionsOf } from '../settings.js';
import { KEY_VAULT } from './naming.js';

/** Options of a backend about its Key Vault. */
export interface KeyVaultOptions {
  /**
   * Vault of the secrets that components name. `{}` creates one before any component names a secret, so that the secrets can be
   * put there first.
   * Source: `azurerm_key_vault`
   * @see docs/configuration.md#keyvault
   * @default one is created where a component names some
   * @example { name: 'kv-company', useExisting: true, resourceGroup: 'rg-shared' }
   */
  readonly keyVault?: KeyVaultConfig;
}

/** The Key Vault of a backend. Secrets are put there by people, never by Terraform. */
export type KeyVaultConfig = OwnKeyVault | ExistingKeyVault;

/** A vault that the backend creates. */
export interface OwnKeyVault {
  /**
   * Name of the vault: 3 to 24 letters, digits and single hyphens, starting with a letter.
   * Source: `azurerm_key_vault.name`
   * @default a generated one
   */
  readonly name?: string;
  /**
   * True: uses that vault, which must take roles of Entra ID.
   * Source: `data.azurerm_key_vault`
   * @default false
   */
  readonly useExisting?: false;
}

/** A vault that is there already and takes roles of Entra ID. */
export interface ExistingKeyVault {
  readonly name: string;
  readonly useExisting: true;
  /**
   * Resource group of the existing vault.
   * Source: `data.azurerm_key_vault.resource_group_name`
   * @default the stack's
   */
  readonly resourceGroup?: string;
}

/** The vault with the secrets of a backend, every default filled in. */
export interface KeyVaultSettings {
  /** Null for a generated name. */
  readonly name: string | null;
  readonly existing: boolean;
  /** Of an existing vault; null for that of the stack. */
  readonly resourceGroupName: string | null;
}

/** `keyVault` of a backend. */
const keyVaultSchema = v.pipe(
  options({
    name: v.exactOptional(
      textLike(
        'the name of a vault',
        wholePattern(KEY_VAULT),
        'must have 3 to 24 letters, digits and single hyphens, and start with a letter',
        "use a name like 'kv-shop-prod'",
      ),
    ),
    useExisting: v.exactOptional(flag('useExisting')),
    resourceGroup: v.exactOptional(resourceGroupSchema),
  }),
  v.forward(
    v.check(
      ({ useExisting = false, name }) => !useExisting || name !== undefined,
      rule('must be set for an existing vault', 'add name'),
    ),
    ['name'],
  ),
  v.forward(
    v.check(
      ({ useExisting = false, resourceGroup }) => useExisting || resourceGroup === undefined,
      rule('requires an existing vault', 'set useExisting: true'),
    ),
    ['resourceGroup'],
  ),
);

/** Options of a backend about its Key Vault. */
export const keyVaultOptions = {
  entries: { keyVault: v.exactOptional(keyVaultSchema) },
  resolve: ({ keyVault }: KeyVaultOptions): KeyVaultSettings | null =>
    keyVault === undefined
      ? null
      : {
          name: keyVault.name ?? null,
          existing: keyVault.useExisting ?? false,
          resourceGroupName: keyVault.useExisting === true ? (keyVault.resourceGroup ?? null) : null,
        },
} satisfies BackendOptions<KeyVaultOptions, KeyVaultSettings | null>;

const GENERATED: KeyVaultSettings = { name: null, existing: false, resourceGroupName: null };

/** Returns the vault that the options of a backend describe, else one with a generated name. */
export function vaultSettings(settings: Settings): KeyVaultSettings {
  return typeOptionsOf(settings, keyVaultOptions) ?? GENERATED;
}
