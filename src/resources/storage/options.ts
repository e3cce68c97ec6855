import * as v from 'valibot';

import { flag, oneOf, options, wholeNumber } from '../../validation/rule.js';
import type { BackendOptions } from '../settings.js';
import { REPLICATIONS, type StorageReplication } from './requirement.js';

/** Options of a backend about its storage accounts. */
export interface StorageOptions {
  /**
   * Copies that storage accounts keep, those of sites too. Changing between the kinds with and without Z replaces the accounts.
   * Source: learn.microsoft.com/azure/storage/common/storage-redundancy
   * @default 'LRS': three copies in one data centre
   */
  readonly storageReplication?: StorageReplication;
  /**
   * Versions and deleted blobs of the accounts with data of components.
   * Source: `blob_properties`
   * @default a week, no versions
   * @example { versioning: true, deletedBlobDays: 30, deletedContainerDays: 30 }
   */
  readonly storageConfig?: StorageAccountOptions;
}

/** Options for keeping changed and deleted data of storage accounts. */
export interface StorageAccountOptions {
  /**
   * Keeps the old version of every blob that is changed or deleted, which costs as much as a blob.
   * Source: learn.microsoft.com/azure/storage/blobs/versioning-overview
   * @default false
   */
  readonly versioning?: boolean;
  /**
   * Days for which a deleted blob can be brought back: 1 to 365; 0 turns it off.
   * Source: learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview
   * @default 7
   */
  readonly deletedBlobDays?: number;
  /**
   * Days for which a deleted container can be brought back: 1 to 365; 0 turns it off.
   * Source: learn.microsoft.com/azure/storage/blobs/soft-delete-container-overview
   * @default 7
   */
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
