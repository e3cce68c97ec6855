import { block } from '../block.js';
import { parameter, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import type { HostedAccount } from './hosted-account.js';
import { layOutGuestRole } from './offered.js';
import { accountRef, hostOf } from './connections.js';
import { hasFreeTier } from './free-tier.js';
import {
  type CompositePath,
  type ContainerRequirement,
  type CosmosAccountConfig,
  type IndexingPolicy,
  pathsOf,
  type SharedThroughput,
} from './requirement.js';
import { cosmosOptions, type CosmosSettings, type ExistingAccount } from './settings.js';
import type { CosmosResource } from './sharing.js';
import { declaredDatabases, hostedName } from './units.js';
import { typeOptionsOf } from '../settings.js';

/** Lays out an account with its databases and containers, or looks up the one that exists. */
export function layOutCosmos(resource: CosmosResource, context: LayoutContext): TerraformBlock[] {
  const { existing } = typeOptionsOf(context.settings, cosmosOptions);
  if (existing !== null) return [lookUp(resource, existing, context)];
  const hosted = hostOf(resource, context);
  if (hosted !== undefined) return layOutInHost(resource, hosted, context);
  const { variant, config } = resource;
  const account = accountBlock(resource, context);
  const resourceGroupName = parameter('resourceGroupName');
  const accountName = ref(account, 'name');
  const declared = declaredDatabases(resource);
  const blocks = [account];
  for (const requirement of config.databases) {
    const { name, reserved } = requirement;
    const database = block(
      'azurerm_cosmosdb_sql_database',
      context.id('cosmos', variant, name),
      {
        name,
        resource_group_name: resourceGroupName,
        account_name: accountName,
        ...throughputArguments(requirement),
      },
      declared.has(name) ? undefined : { ignore_changes: ['throughput', 'autoscale_settings'] },
    );
    blocks.push(database, ...(reserved === undefined ? [] : layOutGuestRole(resource, name, context)));
    const databaseName = ref(database, 'name');
    for (const container of requirement.containers) {
      blocks.push(
        block('azurerm_cosmosdb_sql_container', context.id('cosmos', variant, name, container.name), {
          name: container.name,
          resource_group_name: resourceGroupName,
          account_name: accountName,
          database_name: databaseName,
          ...containerArguments(container),
        }),
      );
    }
  }
  return blocks;
}

/** Lays out the containers of a guest, in its database in the account of the host. No other block of the host is in the plan. */
function layOutInHost(
  { config, variant }: CosmosResource,
  { account, database, resourceGroup }: HostedAccount,
  context: LayoutContext,
): TerraformBlock[] {
  return config.databases.flatMap(({ name, containers }) =>
    containers.map((container) =>
      block('azurerm_cosmosdb_sql_container', context.id('cosmos', variant, name, container.name), {
        name: hostedName(name, container.name),
        resource_group_name: resourceGroup,
        account_name: account,
        database_name: database,
        ...containerArguments(container),
      }),
    ),
  );
}

function accountBlock(resource: CosmosResource, context: LayoutContext): TerraformBlock {
  const { config, name } = resource;
  const { settings } = context;
  const cosmos = typeOptionsOf(settings, cosmosOptions);
  const regions = regionsOf(config, cosmos);
  const locations = regions.length === 0 ? [settings.location ?? parameter('location')] : regions;
  return block('azurerm_cosmosdb_account', accountRef(resource, context).id, {
    name,
    ...placeOf(context),
    // An account is where it is written.
    ...(cosmos.regions[0] !== undefined && { location: cosmos.regions[0] }),
    offer_type: 'Standard',
    kind: 'GlobalDocumentDB',
    consistency_policy: {
      consistency_level: config.consistency,
      // The smallest values that Azure accepts with several regions. Source:
      // learn.microsoft.com/azure/cosmos-db/consistency-levels
      ...(config.consistency === 'BoundedStaleness' &&
        locations.length > 1 && { max_interval_in_seconds: 300, max_staleness_prefix: 100_000 }),
    },
    geo_location: locations.map((location, failoverPriority) => ({
      location,
      failover_priority: failoverPriority,
      ...(cosmos.zoneRedundant.some((zone) => zone === location) && { zone_redundant: true }),
    })),
    ...(hasFreeTier(resource, context) && { free_tier_enabled: true }),
    ...(locations.length > 1 && cosmos.automaticFailover && { automatic_failover_enabled: true }),
    ...(locations.length > 1 && cosmos.multipleWrites && { multiple_write_locations_enabled: true }),
    ...backupArguments(cosmos),
    capabilities: capabilitiesOf(config),
    minimal_tls_version: 'Tls12',
    local_authentication_disabled: settings.managedIdentity,
    access_key_metadata_writes_enabled: false,
    public_network_access_enabled: !settings.isolated,
    ...(config.allowedIpRanges && { ip_range_filter: [...config.allowedIpRanges] }),
  });
}

/**
 * Returns the regions of an account, the write region first. A serverless account has one: a second region of the backend is for those that
 * are provisioned, and a serverless one with retained data stays as it is. Source: learn.microsoft.com/azure/cosmos-db/serverless
 */
function regionsOf(
  { enableServerless }: CosmosAccountConfig,
  { regions }: CosmosSettings,
): readonly string[] {
  return enableServerless ? regions.slice(0, 1) : regions;
}

function backupArguments({ backup, periodic }: CosmosSettings) {
  if (backup !== 'Periodic') return { backup: { type: 'Continuous', tier: backup } };
  if (Object.keys(periodic).length === 0) return {};
  const { intervalMinutes, retentionHours, redundancy } = periodic;
  return {
    backup: {
      type: 'Periodic',
      ...(intervalMinutes !== undefined && { interval_in_minutes: intervalMinutes }),
      ...(retentionHours !== undefined && { retention_in_hours: retentionHours }),
      ...(redundancy !== undefined && { storage_redundancy: redundancy }),
    },
  };
}

function capabilitiesOf({ enableServerless, capabilities }: CosmosAccountConfig) {
  const names = [...(enableServerless ? ['EnableServerless'] : []), ...capabilities];
  return names.length === 0 ? undefined : names.map((name) => ({ name }));
}

function lookUp(resource: CosmosResource, existing: ExistingAccount, context: LayoutContext): TerraformBlock {
  return block('data.azurerm_cosmosdb_account', accountRef(resource, context).id, {
    name: existing.name,
    resource_group_name: existing.resourceGroupName ?? parameter('resourceGroupName'),
  });
}

function containerArguments(config: ContainerRequirement) {
  return {
    partition_key_paths: pathsOf(config.partitionKey),
    partition_key_kind: typeof config.partitionKey === 'string' ? undefined : 'MultiHash',
    // Large partition keys. azurerm would read an unset version back and replace the container.
    partition_key_version: 2,
    unique_key: config.uniqueKeys?.map((paths) => ({ paths: pathsOf(paths) })),
    default_ttl: config.ttl,
    ...throughputArguments(config),
    indexing_policy: config.indexingPolicy && indexingArguments(config.indexingPolicy),
  };
}

function throughputArguments({ throughput, maxThroughput }: SharedThroughput) {
  return {
    throughput,
    autoscale_settings: maxThroughput === undefined ? undefined : { max_throughput: maxThroughput },
  };
}

function indexingArguments(policy: IndexingPolicy) {
  const { indexingMode = 'consistent', excludedPaths, compositeIndexes = [] } = policy;
  // Azure wants the root somewhere as soon as a policy says anything of paths.
  const includedPaths =
    policy.includedPaths ?? (compositeIndexes.length > 0 && excludedPaths === undefined ? ['/*'] : undefined);
  return {
    indexing_mode: indexingMode,
    ...(includedPaths && { included_path: includedPaths.map((path) => ({ path })) }),
    ...(excludedPaths && { excluded_path: excludedPaths.map((path) => ({ path })) }),
    ...(compositeIndexes.length > 0 && {
      composite_index: compositeIndexes.map((paths) => ({ index: paths.map(compositeBlock) })),
    }),
  };
}

function compositeBlock({ path, order = 'ascending' }: CompositePath) {
  return { path, order: order === 'ascending' ? 'Ascending' : 'Descending' };
}
