import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { placeOf, type Site } from '../site.js';
import type { StorageResource } from './storage-type.js';

/** The blocks of one storage account. */
export interface StorageLayout {
  readonly resource: StorageResource;
  readonly account: TerraformBlock;
  readonly blocks: readonly TerraformBlock[];
}

/**
 * Lays out an account with its containers and queues.
 * @param withKey - A function app keeps its own files here and can reach them with an account key only.
 */
export function layOutStorage(resource: StorageResource, withKey: boolean, site: Site): StorageLayout {
  const { config, purpose, name } = resource;
  const account = block('azurerm_storage_account', site.id('storage', purpose), {
    name,
    ...placeOf(site),
    accountTier: config.performanceTier,
    accountReplicationType: config.replication,
    accountKind: 'StorageV2',
    httpsTrafficOnlyEnabled: site.settings.httpsOnly,
    minTlsVersion: 'TLS1_2',
    allowNestedItemsToBePublic: false,
    crossTenantReplicationEnabled: false,
    defaultToOauthAuthentication: true,
    sharedAccessKeyEnabled: withKey,
    // Nobody here signs URLs with the key. Azure logs those that live longer than this.
    ...(withKey && { sasPolicy: { expirationPeriod: '90.00:00:00' } }),
    publicNetworkAccessEnabled: site.settings.network === null,
    // Deleted blobs and containers can be brought back for a week.
    blobProperties: { deleteRetentionPolicy: { days: 7 }, containerDeleteRetentionPolicy: { days: 7 } },
  });
  const storageAccountId = ref(account, 'id');
  const containers = config.containers.map((container) =>
    block('azurerm_storage_container', site.id('storage', purpose, 'container', container.name), {
      name: container.name,
      storageAccountId,
      containerAccessType: 'private',
    }),
  );
  const queues = config.queues.map((queue) =>
    block('azurerm_storage_queue', site.id('storage', purpose, 'queue', queue.name), {
      name: queue.name,
      storageAccountId,
    }),
  );
  return { resource, account, blocks: [account, ...containers, ...queues] };
}
