import { byName, record, sameName } from '../merge/merge-table.js';
import { immutable } from '../merge/strategies.js';
import type { ResourceType } from '../resource-type.js';
import type { SharedResource } from '../shared-resource.js';
import type {
  NamedPart,
  StorageAccountConfig,
  StorageRequirementConfig,
} from './storage-config.js';
import { storageRequirementSchema } from './storage-schema.js';

const named = record<NamedPart>({ name: sameName() });

/** A planned storage account. */
export type StorageResource = SharedResource<StorageRequirementConfig, StorageAccountConfig>;

/** How storage accounts are shared and merged. */
export const storageType: ResourceType<StorageRequirementConfig, StorageAccountConfig> = {
  type: 'storage',
  schema: storageRequirementSchema,
  merge: record<StorageRequirementConfig>({
    performanceTier: immutable(),
    replication: immutable(),
    containers: byName(named),
    queues: byName(named),
  }),
  // Changing the tier, or crossing between zone-redundant and other replication, replaces the account.
  traits: ({ performanceTier, replication }) => [
    ...(performanceTier === undefined
      ? []
      : [{ name: 'performance tier', value: performanceTier, yields: false }]),
    ...(replication === undefined ? [] : [{ name: 'replication', value: replication, yields: false }]),
  ],
  indivisible: ({ containers = [], queues = [] }) => [
    ...containers.map(({ name }) => `container ${name}`),
    ...queues.map(({ name }) => `queue ${name}`),
  ],
  parts: () => [],
  // Azure sets no number of containers or queues per account.
  capacity: { max: Infinity, unit: 'containers and queues' },
  complete: ({ performanceTier = 'Standard', replication = 'LRS', containers = [], queues = [] }) => ({
    performanceTier,
    replication,
    containers,
    queues,
  }),
  purpose: ({ performanceTier = 'Standard', replication = 'LRS' }) =>
    performanceTier === 'Standard' && replication === 'LRS'
      ? 'shared'
      : `${performanceTier}${replication}`.toLowerCase(),
};
