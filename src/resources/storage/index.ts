import { ref } from '../../plan/terraform-block.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { defineResourceType } from '../define-resource-type.js';
import { byName, record, sameName } from '../merge/merge-table.js';
import { immutable } from '../merge/strategies.js';
import { logsOf, privateEndpoints } from '../platform.js';
import { countWithin, resourceCount } from '../usage.js';
import { validatePremium } from './check.js';
import { hostStorage, storageAccountRef } from './connections.js';
import { layOutStorage } from './layout.js';
import { STORAGE_ACCOUNT } from './naming.js';
import { storageOptions } from './options.js';
import type { NamedPart, StorageAccountConfig, StorageRequirementConfig } from './requirement.js';
import { storageRequirementSchema } from './requirement-schema.js';

const named = record<NamedPart>({ name: sameName() });

// Source: learn.microsoft.com/azure/storage/blobs/monitor-blob-storage-reference
const CALLS = ['StorageDelete', 'StorageRead', 'StorageWrite'];

/** Storage accounts with blob containers and queues. */
export const storage = defineResourceType<StorageRequirementConfig, StorageAccountConfig>({
  type: 'storage',
  title: 'storage account',
  naming: STORAGE_ACCOUNT,
  schema: storageRequirementSchema,
  merge: record<StorageRequirementConfig>({
    performanceTier: immutable(),
    replication: immutable(),
    containers: byName(named),
    queues: byName(named),
  }),
  sharing: {
    // Changing the tier, or crossing between zone-redundant and other replication, replaces the account.
    constraints: ({ performanceTier, replication }) => [
      ...(performanceTier === undefined
        ? []
        : [{ name: 'performance tier', value: performanceTier, overridable: false }]),
      ...(replication === undefined ? [] : [{ name: 'replication', value: replication, overridable: false }]),
    ],
    affinity: namesIn,
    // Azure sets no number of containers or queues per account.
    capacity: { max: Infinity, unit: 'containers and queues' },
    variant: ({ performanceTier = 'Standard', replication = 'LRS' }) =>
      performanceTier === 'Standard' && replication === 'LRS'
        ? 'shared'
        : `${performanceTier}${replication}`.toLowerCase(),
    relocation: {
      what: 'storage account',
      lost: 'a new account, and what waits in their queues stays in the old one',
      resolution:
        'Pin it: the same performance tier and replication in each, or a backend of their own for those that ask for another.',
      holds: (config) => namesIn(config).length > 0,
    },
  },
  withDefaults({ performanceTier = 'Standard', replication, containers = [], queues = [] }, settings) {
    const byDefault = settings.section(storageOptions).replication;
    return { performanceTier, replication: replication ?? byDefault, containers, queues };
  },
  wiring: {
    isolation: 'private-endpoint',
    connections(resource, context) {
      const target = storageAccountRef(resource.variant, context);
      return [
        ...privateEndpoints(
          resource,
          ['blob', 'queue', 'table'].map((subresource) => ({
            target,
            role: `storage-${resource.variant}`,
            subresource,
            zone: `privatelink.${subresource}.core.windows.net`,
          })),
          context,
        ),
        ...logsOf(
          resource,
          [
            { target, part: '/blobServices/default', audit: [], calls: CALLS },
            // The services of an account log for themselves, in the same categories.
            ...(resource.config.queues.length === 0
              ? []
              : [{ target, id: 'queue_logs', part: '/queueServices/default', audit: [], calls: CALLS }]),
          ],
          context,
        ),
      ];
    },
    attributes({ variant }, context) {
      const account = storageAccountRef(variant, context);
      return {
        name: ref(account, 'name'),
        blobEndpoint: ref(account, 'primary_blob_endpoint'),
        queueEndpoint: ref(account, 'primary_queue_endpoint'),
        tableEndpoint: ref(account, 'primary_table_endpoint'),
      };
    },
  },
  review: {
    validate: (accounts) => ({ errors: accounts.flatMap(validatePremium) }),
    usage: (accounts, context, blocks) => {
      const containers = countContainers(blocks);
      return [
        resourceCount('maxStorageAccounts', 'Storage Accounts', 'storage', accounts),
        ...accounts.map((account) => {
          const id = ref(storageAccountRef(account.variant, context), 'id');
          const what = 'containers per Storage Account';
          return countWithin('maxContainersPerStorage', what, account, containers.get(id) ?? 0);
        }),
      ];
    },
  },
  layOut(resource, context) {
    const hosts = context.graph.incoming(resource.key, hostStorage);
    const withKey = hosts.some(({ data }) => data.accessKey);
    return {
      blocks: layOutStorage(resource, withKey, context),
      provider: { storageUseAzuread: !withKey },
    };
  },
});

function namesIn({ containers = [], queues = [] }: StorageRequirementConfig): string[] {
  return [...containers.map(({ name }) => `container ${name}`), ...queues.map(({ name }) => `queue ${name}`)];
}

/** Counts containers by the account's id expression: function apps put some into the account too. */
function countContainers(blocks: readonly TerraformBlock[]): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const { type, config } of blocks) {
    if (type !== 'azurerm_storage_container') continue;
    const account = config['storageAccountId'];
    counts.set(account, (counts.get(account) ?? 0) + 1);
  }
  return counts;
}
