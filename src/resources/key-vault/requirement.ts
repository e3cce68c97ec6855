import type { Restricted } from '../restricted.js';
import type { KeyVaultSettings } from './options.js';

/** Secrets that the code of a component reads. */
export interface KeyVaultRequirement {
  readonly secrets: readonly string[];
}

/** A vault, every default filled in. */
export interface KeyVaultResourceConfig extends KeyVaultRequirement, KeyVaultSettings, Restricted {}
