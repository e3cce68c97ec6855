import { block } from '../block.js';
import { ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import type { Resource } from '../resource.js';
import { hasOrHadIpRules } from '../network/allowed-ip-ranges.js';
import { endpointRef } from '../network/private-endpoint.js';
import { privateEndpoint } from '../platform.js';
import { accountKind } from './account-kind.js';
import { storageAccountRef } from './connections.js';
import { layOutLifecycle } from './lifecycle.js';
import { storageOptions, type StorageSettings } from './options.js';
import type { StorageAccountConfig, StorageRequirementConfig } from './requirement.js';
import { type Settings, typeOptionsOf } from '../settings.js';

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
    account_tier: config.performanceTier,
    account_replication_type: config.replication,
    account_kind: accountKind(resource, settings),
    https_traffic_only_enabled: settings.httpsOnly,
    min_tls_version: 'TLS1_2',
    allow_nested_items_to_be_public: false,
    cross_tenant_replication_enabled: false,
    default_to_oauth_authentication: true,
    shared_access_key_enabled: withKey,
    // The library does not sign URLs with the key. Azure logs signed URLs that live longer than this.
    ...(withKey && { sas_policy: { expiration_period: '90.00:00:00' } }),
    public_network_access_enabled: !settings.isolated,
    ...networkRules(resource, settings),
    ...blobArguments(typeOptionsOf(settings, storageOptions)),
  });
  const storageAccountId = ref(account, 'id');
  const containers = config.containers.map((container) =>
    block('azurerm_storage_container', context.id('storage', variant, 'container', container.name), {
      name: container.name,
      storage_account_id: storageAccountId,
      container_access_type: 'private',
    }),
  );
  const queues = config.queues.map((queue) =>
    block('azurerm_storage_queue', context.id('storage', variant, 'queue', queue.name), {
      name: queue.name,
      storage_account_id: storageAccountId,
    }),
  );
  const reached = context.graph.outgoing(key, privateEndpoint).map(({ data }) => endpointRef(data, context));
  const tables = config.tables.map((table) =>
    block(
      'azurerm_storage_table',
      context.id('storage', variant, 'table', table.name),
      { name: table.name, storage_account_name: ref(account, 'name') },
      // Tables are made at the account's own address, which in an isolated backend is a private endpoint.
      { depends_on: reached },
    ),
  );
  const policy = layOutLifecycle(config, variant, storageAccountId, context);
  return [account, ...containers, ...queues, ...tables, ...policy];
}

/**
 * Returns the addresses that may call an account, and the services that Microsoft trusts, such as those that write logs. azurerm 4.55.0 keeps
 * rules that are left out, and does not read back rules that are Azure's default. Where all may call, nothing needs a bypass.
 */
function networkRules(
  { key, config }: Resource<StorageRequirementConfig, StorageAccountConfig>,
  settings: Settings,
) {
  const { allowedIpRanges } = config;
  if (!hasOrHadIpRules({ key, config }, settings)) return {};
  return {
    network_rules:
      allowedIpRanges === undefined
        ? { default_action: 'Allow', bypass: ['None'], ip_rules: [] }
        : { default_action: 'Deny', bypass: ['AzureServices'], ip_rules: [...allowedIpRanges] },
  };
}

function blobArguments({ versioning, deletedBlobDays, deletedContainerDays }: StorageSettings) {
  const blobProperties = {
    ...(versioning && { versioning_enabled: true }),
    ...(deletedBlobDays > 0 && { delete_retention_policy: { days: deletedBlobDays } }),
    ...(deletedContainerDays > 0 && { container_delete_retention_policy: { days: deletedContainerDays } }),
  };
  return Object.keys(blobProperties).length === 0 ? {} : { blob_properties: blobProperties };
}
