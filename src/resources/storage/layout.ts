import type { StorageAccountConfig as AccountArguments } from '@cdktf/provider-azurerm/lib/storage-account/index.js';
import type { StorageContainerConfig } from '@cdktf/provider-azurerm/lib/storage-container/index.js';
import type { StorageQueueConfig } from '@cdktf/provider-azurerm/lib/storage-queue/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import type { Resource } from '../resource.js';
import { storageAccountRef } from './connections.js';
import type { StorageAccountConfig, StorageRequirementConfig } from './requirement.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_storage_account: AccountArguments;
    azurerm_storage_container: StorageContainerConfig;
    azurerm_storage_queue: StorageQueueConfig;
  }
}

/**
 * Lays out an account with its containers and queues.
 * @param withKey - Whether a function app keeps its own files here and can reach them with an account key only.
 */
export function layOutStorage(
  { config, variant, name }: Resource<StorageRequirementConfig, StorageAccountConfig>,
  withKey: boolean,
  context: LayoutContext,
): TerraformBlock[] {
  const { settings } = context;
  const account = block('azurerm_storage_account', storageAccountRef(variant, context).id, {
    name,
    ...placeOf(context),
    accountTier: config.performanceTier,
    accountReplicationType: config.replication,
    accountKind: 'StorageV2',
    httpsTrafficOnlyEnabled: settings.httpsOnly,
    minTlsVersion: 'TLS1_2',
    allowNestedItemsToBePublic: false,
    crossTenantReplicationEnabled: false,
    defaultToOauthAuthentication: true,
    sharedAccessKeyEnabled: withKey,
    // Nothing here signs URLs with the key. Azure logs those that live longer than this.
    ...(withKey && { sasPolicy: { expirationPeriod: '90.00:00:00' } }),
    publicNetworkAccessEnabled: !settings.isolated,
    // Deleted blobs and containers can be brought back for a week.
    blobProperties: { deleteRetentionPolicy: { days: 7 }, containerDeleteRetentionPolicy: { days: 7 } },
  });
  const storageAccountId = ref(account, 'id');
  const containers = config.containers.map((container) =>
    block('azurerm_storage_container', context.id('storage', variant, 'container', container.name), {
      name: container.name,
      storageAccountId,
      containerAccessType: 'private',
    }),
  );
  const queues = config.queues.map((queue) =>
    block('azurerm_storage_queue', context.id('storage', variant, 'queue', queue.name), {
      name: queue.name,
      storageAccountId,
    }),
  );
  return [account, ...containers, ...queues];
}
