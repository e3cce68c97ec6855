import { lockedFacts } from '../locked-facts.js';
import { ipRulesFact } from '../network/allowed-ip-ranges.js';
import type { Resource } from '../resource.js';
import type { Fact } from '../resource-type.js';
import type { Settings } from '../settings.js';
import type { StorageAccountConfig, StorageRequirementConfig } from './requirement.js';

type Account = Pick<Resource<StorageRequirementConfig, StorageAccountConfig>, 'key' | 'config'>;

/** Name of the immutable property with the kind of an account. */
export const KIND = 'account kind';

/**
 * Returns the kind of an account. It stays what the lock has: 0.1.0 made Premium accounts of the kind StorageV2, and azurerm
 * replaces an account whose kind changes.
 * Source: learn.microsoft.com/azure/storage/common/storage-account-overview
 */
export function accountKind({ key, config }: Account, settings: Pick<Settings, 'lock'>): string {
  if (config.performanceTier === 'Standard') return 'StorageV2';
  return lockedFacts(key, settings)[KIND] ?? 'BlockBlobStorage';
}

/** Returns what cannot change in an account. Standard ones have one kind. */
export function accountFacts(
  account: Account,
  settings: Pick<Settings, 'lock'>,
): Readonly<Record<string, Fact>> {
  const rules = ipRulesFact(account, settings);
  if (account.config.performanceTier === 'Standard') return rules;
  return { ...rules, [KIND]: { value: accountKind(account, settings) } };
}

/**
 * Categories of logs with one entry per call, the same for every service of an account.
 * Source: learn.microsoft.com/azure/storage/blobs/monitor-blob-storage-reference
 */
export const STORAGE_CALLS: readonly string[] = ['StorageDelete', 'StorageRead', 'StorageWrite'];
