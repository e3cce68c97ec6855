import { referenceIn } from '../../plan/expression/expression-json.js';
import { type Expression, ref } from '../../plan/expression/expression.js';
import { addressOf, type TerraformBlock } from '../../plan/terraform-block.js';
import { defineResourceType } from '../define-resource-type.js';
import { closedToApps, ipRangeDiagnostics } from '../network/allowed-ip-ranges.js';
import { logsOf, privateEndpoints, watchesOf } from '../platform.js';
import { sharersOf } from '../resource.js';
import { countWithin, resourceCount } from '../usage.js';
import { storageAccess } from './access.js';
import { validateArchive, validatePremium, validateTables } from './check.js';
import { storageAzurerm5 } from './azurerm-5.js';
import { hostStorage, storageAccountRef } from './connections.js';
import { accountFacts, STORAGE_CALLS } from './account-kind.js';
import { layOutStorage } from './layout.js';
import { storageMeters } from './meters.js';
import { STORAGE_ACCOUNT } from './naming.js';
import { RECORDED } from './recorded.js';
import type { StorageAccountConfig, StorageRequirementConfig } from './requirement.js';
import { storageRequirementSchema } from './requirement-schema.js';
import { storageUnits } from './units.js';
import { storageExposure } from './exposure.js';
import { STORAGE_DATA_TYPES, STORAGE_REPLACED_BY } from './replaced-by.js';
import { mergeStorage, REPLICATION, storageSharing, withStorageDefaults } from './sharing.js';
import { STORAGE_WEAKENED_BY } from './weakened-by.js';

/** Storage accounts with blob containers, queues and tables. */
export const storage = defineResourceType<StorageRequirementConfig, StorageAccountConfig>({
  type: 'storage',
  title: 'storage account',
  naming: STORAGE_ACCOUNT,
  schema: storageRequirementSchema,
  merge: mergeStorage,
  sharing: storageSharing,
  withDefaults: withStorageDefaults,
  connections: {
    isolation: 'private-endpoint',
    runsCode: false,
    exposure: storageExposure,
    connect(resource, context) {
      const target = storageAccountRef(resource.variant, context);
      return [
        ...storageAccess(resource, context),
        ...closedToApps(resource, 'storage', sharersOf(resource), context.settings),
        ...privateEndpoints(
          resource,
          servicesOf(resource.config).map((subresource) => ({
            target,
            role: `storage-${resource.variant}`,
            subresource,
            zone: `privatelink.${subresource}.core.windows.net`,
          })),
          context,
        ),
        ...watchesOf(
          resource,
          [
            {
              target,
              role: `storage-${resource.variant}-availability`,
              about: 'availability',
              // Source: learn.microsoft.com/azure/storage/blobs/monitor-blob-storage-reference#metrics
              namespace: 'Microsoft.Storage/storageAccounts',
              metric: 'Availability',
              aggregation: 'Average',
              below: 99,
            },
          ],
          context,
        ),
        ...logsOf(
          resource,
          [
            { target, part: '/blobServices/default', audit: [], calls: STORAGE_CALLS },
            // The services of an account log for themselves, in the same categories.
            ...(resource.config.queues.length === 0
              ? []
              : [
                  {
                    target,
                    id: 'queue_logs',
                    part: '/queueServices/default',
                    audit: [],
                    calls: STORAGE_CALLS,
                  },
                ]),
          ],
          context,
        ),
      ];
    },
    attributes({ variant, config }, context) {
      const account = storageAccountRef(variant, context);
      const endpoints = servicesOf(config).map((service): [string, Expression] => [
        `${service}Endpoint`,
        ref(account, `primary_${service}_endpoint`),
      ]);
      return { name: ref(account, 'name'), ...Object.fromEntries(endpoints) };
    },
  },
  validate: {
    recorded: RECORDED,
    alwaysRecorded: [REPLICATION],
    check(accounts, context) {
      const tables = accounts.map((account) => validateTables(account, context));
      const ipRanges = ipRangeDiagnostics('storage', accounts, context);
      return {
        errors: [
          ...accounts.flatMap(validatePremium),
          ...accounts.flatMap(validateArchive),
          ...tables.flatMap(({ errors = [] }) => errors),
          ...ipRanges.errors,
        ],
        warnings: [...tables.flatMap(({ warnings = [] }) => warnings), ...ipRanges.warnings],
      };
    },
    usage: (accounts, context, blocks) => {
      const containers = countContainers(blocks);
      return [
        resourceCount('maxStorageAccounts', 'Storage Accounts', 'storage', accounts),
        ...accounts.map((account) => {
          const id = addressOf(storageAccountRef(account.variant, context));
          const what = 'containers per Storage Account';
          return countWithin('maxContainersPerStorage', what, account, containers.get(id) ?? 0);
        }),
      ];
    },
  },
  replacedBy: STORAGE_REPLACED_BY,
  weakenedBy: STORAGE_WEAKENED_BY,
  dataTypes: STORAGE_DATA_TYPES,
  azureType: 'Microsoft.Storage/storageAccounts',
  azurerm5: storageAzurerm5,
  meters: storageMeters,
  layOut(resource, context) {
    const hosts = context.graph.incoming(resource.key, hostStorage);
    const withKey = hosts.some(({ data }) => data.accessKey) || resource.config.tables.length > 0;
    return {
      blocks: layOutStorage(resource, withKey, context),
      facts: accountFacts(resource, context.settings),
      units: storageUnits(resource, context),
      provider: { storageUseAzuread: !withKey },
    };
  },
});

/**
 * Returns the services of an account. Premium block blobs have no other service. Source:
 * learn.microsoft.com/azure/storage/common/storage-account-overview
 */
function servicesOf({ performanceTier }: StorageAccountConfig): readonly string[] {
  return performanceTier === 'Premium' ? ['blob'] : ['blob', 'queue', 'table'];
}

/** Counts containers by the address of their account: function apps put some into the account too. */
function countContainers(blocks: readonly TerraformBlock[]): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const { type, arguments: plain } of blocks) {
    if (type !== 'azurerm_storage_container') continue;
    const account = referenceIn(plain['storage_account_id'])?.address;
    counts.set(account, (counts.get(account) ?? 0) + 1);
  }
  return counts;
}
