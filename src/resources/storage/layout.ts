import type { StorageAccountConfig as AccountArguments } from '@cdktf/provider-azurerm/lib/storage-account/index.js';
import type { StorageContainerConfig } from '@cdktf/provider-azurerm/lib/storage-container/index.js';
import type { StorageQueueConfig } from '@cdktf/provider-azurerm/lib/storage-queue/index.js';
import type { StorageTableConfig } from '@cdktf/provider-azurerm/lib/storage-table/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import type { Resource } from '../resource.js';
import { endpointRef } from '../network/private-endpoint.js';
import { privateEndpoint } from '../platform.js';
import { accountKind } from './account-kind.js';
import { storageAccountRef } from './connections.js';
import { layOutLifecycle } from './lifecycle.js';
import { storageOptions, type StorageSettings } from './options.js';
import type { StorageAccountConfig, StorageRequirementConfig } from './requirement.js';
import { sectionOf } from '../settings.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_storage_account: AccountArguments;
    azurerm_storage_container: StorageContainerConfig;
    azurerm_storage_queue: StorageQueueConfig;
    azurerm_storage_table: StorageTableConfig;
  }
}

/**
 * Lays out an account with its containers, queues and tables.
 * @param withKey - True if the account accepts keys: a function app keeps its own files here and cannot use
 * anything else, or the account has tables.
 */
export function layOutStorage(
  resource: Resource<StorageRequirementConfig, StorageAccountConfig>,
  withKey: boolean,
  context: LayoutContext,
): TerraformBlock[] {
  const { settings } = context;
  const { key, config, variant, name } = resource;
  const account = block('azurerm_storage_account', storageAccountRef(variant, context).id, {
    name,
    ...placeOf(context),
    accountTier: config.performanceTier,
    accountReplicationType: config.replication,
    accountKind: accountKind(resource, settings),
    httpsTrafficOnlyEnabled: settings.httpsOnly,
    minTlsVersion: 'TLS1_2',
    allowNestedItemsToBePublic: false,
    crossTenantReplicationEnabled: false,
    defaultToOauthAuthentication: true,
    sharedAccessKeyEnabled: withKey,
    // The library does not sign URLs with the key. Azure logs signed URLs that live longer than this.
    ...(withKey && { sasPolicy: { expirationPeriod: '90.00:00:00' } }),
    publicNetworkAccessEnabled: !settings.isolated,
    ...blobArguments(sectionOf(settings, storageOptions)),
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
  const reached = context.graph.outgoing(key, privateEndpoint).map(({ data }) => endpointRef(data, context));
  const tables = config.tables.map((table) =>
    block(
      'azurerm_storage_table',
      context.id('storage', variant, 'table', table.name),
      { name: table.name, storageAccountName: ref(account, 'name') },
      // Tables are made at the account's own address, which in an isolated backend is a private endpoint.
      reached,
    ),
  );
  const policy = layOutLifecycle(config, variant, storageAccountId, context);
  return [account, ...containers, ...queues, ...tables, ...policy];
}

function blobArguments({ versioning, deletedBlobDays, deletedContainerDays }: StorageSettings) {
  const blobProperties = {
    ...(versioning && { versioningEnabled: true }),
    ...(deletedBlobDays > 0 && { deleteRetentionPolicy: { days: deletedBlobDays } }),
    ...(deletedContainerDays > 0 && { containerDeleteRetentionPolicy: { days: deletedContainerDays } }),
  };
  return Object.keys(blobProperties).length === 0 ? {} : { blobProperties };
}
