import type { CosmosOptions } from '../cosmos/options.js';
import { cosmosOptions } from '../cosmos/settings.js';
import { type DeployerOptions, deployerOptions } from '../deployer/options.js';
import { type EntryOptions, entryOptions } from '../entry/options.js';
import { type AuthOptions, authOptions } from '../functions/auth/auth-options.js';
import { type OfferingOptions, offerOptions } from '../guest/offer-options.js';
import { type HostOptions, hostOptions } from '../host/options.js';
import { type KeyVaultOptions, keyVaultOptions } from '../key-vault/options.js';
import type { MonitoringOptions } from '../monitoring/options.js';
import { monitoringOptions } from '../monitoring/settings.js';
import type { NetworkOptions } from '../network/options.js';
import { networkOptions } from '../network/settings.js';
import { type StorageOptions, storageOptions } from '../storage/options.js';

/** The options that resource types add to the configuration of a backend. */
export interface BackendTypeOptions
  extends
    AuthOptions,
    CosmosOptions,
    DeployerOptions,
    EntryOptions,
    HostOptions,
    KeyVaultOptions,
    MonitoringOptions,
    NetworkOptions,
    OfferingOptions,
    StorageOptions {}

/** Schemas of {@link BackendTypeOptions}. */
export const BACKEND_TYPE_ENTRIES = {
  ...authOptions.entries,
  ...cosmosOptions.entries,
  ...deployerOptions.entries,
  ...entryOptions.entries,
  ...hostOptions.entries,
  ...keyVaultOptions.entries,
  ...monitoringOptions.entries,
  ...networkOptions.entries,
  ...offerOptions.entries,
  ...storageOptions.entries,
};
