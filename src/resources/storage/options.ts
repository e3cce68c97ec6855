import * as v from 'valibot';

import { oneOf } from '../../validation/rule.js';
import type { BackendOptions } from '../settings.js';
import { REPLICATIONS, type StorageReplication } from './requirement.js';

/** Options of a backend about its storage accounts. */
export interface StorageOptions {
  /**
   * How storage accounts keep copies: `LRS`, `ZRS`, `GRS`, `RAGRS`, `GZRS` or `RAGZRS`. Changing between the kinds with and
   * without Z replaces the accounts.
   * @default 'LRS': three copies in one data centre
   */
  readonly storageReplication?: StorageReplication;
}

/** The storage accounts of a backend, as its configuration says. */
export interface StorageSettings {
  /** Where no component asks for one; null where the configuration does not say. */
  readonly replication: StorageReplication | null;
}

/** Options of a backend about its storage accounts. */
export const storageOptions = {
  entries: { storageReplication: v.exactOptional(oneOf('a replication', REPLICATIONS)) },
  resolve: ({ storageReplication }: StorageOptions): StorageSettings => ({
    replication: storageReplication ?? null,
  }),
} satisfies BackendOptions<StorageOptions, StorageSettings>;
