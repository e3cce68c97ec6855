import * as v from 'valibot';

import { flag, oneOf, options, wholeNumber } from '../../validation/rule.js';
import type { BackendOptions } from '../settings.js';
import { REPLICATIONS, type StorageReplication } from './requirement.js';

/** Options of a backend about its storage accounts. */
export interface StorageOptions {
  /**
   * Replication of storage accounts: `LRS`, `ZRS`, `GRS`, `RAGRS`, `GZRS` or `RAGZRS`. Changing between the
   * kinds with and without Z replaces the accounts.
   * @default 'LRS': three copies in one data centre
   */
  readonly storageReplication?: StorageReplication;
  /** Versions of blobs, and how long deleted ones can be brought back, for accounts with data of components. */
  readonly storageConfig?: StorageAccountOptions;
}

/** Options for keeping changed and deleted data of storage accounts. */
export interface StorageAccountOptions {
  /** Keeps the old version of every blob that is changed or deleted, which costs as much as a blob. @default false */
  readonly versioning?: boolean;
  /** Days for which a deleted blob can be brought back: 1 to 365; 0 turns it off. @default 7 */
  readonly deletedBlobDays?: number;
  /** Days for which a deleted container can be brought back: 1 to 365; 0 turns it off. @default 7 */
  readonly deletedContainerDays?: number;
}

/** The storage accounts of a backend, as its configuration says. */
export interface StorageSettings {
  /** Used where no component asks for one; null where the configuration does not say. */
  readonly replication: StorageReplication | null;
  readonly versioning: boolean;
  readonly deletedBlobDays: number;
  readonly deletedContainerDays: number;
}

/** Source: learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview */
const kept = v.exactOptional(wholeNumber('a number of days', 0, 365));

/** Options of a backend about its storage accounts. */
export const storageOptions = {
  entries: {
    storageReplication: v.exactOptional(oneOf('a replication', REPLICATIONS)),
    storageConfig: v.exactOptional(
      options({
        versioning: v.exactOptional(flag('versioning')),
        deletedBlobDays: kept,
        deletedContainerDays: kept,
      }),
    ),
  },
  resolve: ({ storageReplication, storageConfig = {} }: StorageOptions): StorageSettings => ({
    replication: storageReplication ?? null,
    versioning: storageConfig.versioning ?? false,
    deletedBlobDays: storageConfig.deletedBlobDays ?? 7,
    deletedContainerDays: storageConfig.deletedContainerDays ?? 7,
  }),
} satisfies BackendOptions<StorageOptions, StorageSettings>;
