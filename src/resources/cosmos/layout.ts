import type { CosmosdbAccountConfig } from '@cdktf/provider-azurerm/lib/cosmosdb-account/index.js';
import type { CosmosdbSqlContainerConfig } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-container/index.js';
import type { CosmosdbSqlDatabaseConfig } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-database/index.js';
import type { DataAzurermCosmosdbAccountConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-cosmosdb-account/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { accountRef } from './connections.js';
import { hasFreeTier } from './free-tier.js';
import { pathsOf } from './key-paths.js';
import type {
  CompositePath,
  ContainerRequirement,
  CosmosAccountConfig,
  IndexingPolicy,
  SharedThroughput,
} from './requirement.js';
import { cosmosOptions, type CosmosSettings, type ExistingAccount } from './settings.js';
import type { CosmosResource } from './sharing.js';
import { declaredDatabases } from './units.js';
import { sectionOf } from '../settings.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_cosmosdb_account: CosmosdbAccountConfig;
    azurerm_cosmosdb_sql_container: CosmosdbSqlContainerConfig;
    azurerm_cosmosdb_sql_database: CosmosdbSqlDatabaseConfig;
    'data.azurerm_cosmosdb_account': DataAzurermCosmosdbAccountConfig;
  }
}

/** Lays out an account with its databases and containers, or looks up the one that exists. */
export function layOutCosmos(resource: CosmosResource, context: LayoutContext): TerraformBlock[] {
  const { existing } = sectionOf(context.settings, cosmosOptions);
  if (existing !== null) return [lookUp(resource, existing, context)];
  const { variant, config } = resource;
  const account = accountBlock(resource, context);
  const { resourceGroupName } = context;
  const accountName = ref(account, 'name');
  const declared = declaredDatabases(resource);
  const blocks = [account];
  for (const requirement of config.databases) {
    const { name } = requirement;
    const database = block(
      'azurerm_cosmosdb_sql_database',
      context.id('cosmos', variant, name),
      { name, resourceGroupName, accountName, ...throughputArguments(requirement) },
      [],
      declared.has(name) ? undefined : { ignoreChanges: ['throughput', 'autoscale_settings'] },
    );
    blocks.push(database);
    const databaseName = ref(database, 'name');
    for (const container of requirement.containers) {
      blocks.push(
        block('azurerm_cosmosdb_sql_container', context.id('cosmos', variant, name, container.name), {
          name: container.name,
          resourceGroupName,
          accountName,
          databaseName,
          ...containerArguments(container),
        }),
      );
    }
  }
  return blocks;
}

function accountBlock(resource: CosmosResource, context: LayoutContext): TerraformBlock {
  const { config, name } = resource;
  const { settings } = context;
  const cosmos = sectionOf(settings, cosmosOptions);
  const regions = cosmos.regions.length === 0 ? [context.location] : cosmos.regions;
  return block('azurerm_cosmosdb_account', accountRef(resource, context).id, {
    name,
    ...placeOf(context),
    // An account is where it is written.
    ...(cosmos.regions[0] !== undefined && { location: cosmos.regions[0] }),
    offerType: 'Standard',
    kind: 'GlobalDocumentDB',
    consistencyPolicy: {
      consistencyLevel: config.consistency,
      // The smallest values that Azure accepts with several regions. Source:
      // learn.microsoft.com/azure/cosmos-db/consistency-levels
      ...(config.consistency === 'BoundedStaleness' &&
        regions.length > 1 && { maxIntervalInSeconds: 300, maxStalenessPrefix: 100_000 }),
    },
    geoLocation: regions.map((location, failoverPriority) => ({
      location,
      failoverPriority,
      ...(cosmos.zoneRedundant.includes(location) && { zoneRedundant: true }),
    })),
    ...(hasFreeTier(resource, context) && { freeTierEnabled: true }),
    ...(cosmos.automaticFailover && { automaticFailoverEnabled: true }),
    ...(cosmos.multipleWrites && { multipleWriteLocationsEnabled: true }),
    ...backupArguments(cosmos),
    capabilities: capabilitiesOf(config),
    minimalTlsVersion: 'Tls12',
    localAuthenticationDisabled: settings.managedIdentity,
    accessKeyMetadataWritesEnabled: false,
    publicNetworkAccessEnabled: !settings.isolated,
  });
}

function backupArguments({ backup, periodic }: CosmosSettings) {
  if (backup !== 'Periodic') return { backup: { type: 'Continuous', tier: backup } };
  if (Object.keys(periodic).length === 0) return {};
  const { intervalMinutes, retentionHours, redundancy } = periodic;
  return {
    backup: {
      type: 'Periodic',
      ...(intervalMinutes !== undefined && { intervalInMinutes: intervalMinutes }),
      ...(retentionHours !== undefined && { retentionInHours: retentionHours }),
      ...(redundancy !== undefined && { storageRedundancy: redundancy }),
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
    resourceGroupName: existing.resourceGroupName ?? context.resourceGroupName,
  });
}

function containerArguments(config: ContainerRequirement) {
  return {
    partitionKeyPaths: pathsOf(config.partitionKey),
    partitionKeyKind: typeof config.partitionKey === 'string' ? undefined : 'MultiHash',
    // Large partition keys. azurerm would read an unset version back and replace the container.
    partitionKeyVersion: 2,
    uniqueKey: config.uniqueKeys?.map((paths) => ({ paths: pathsOf(paths) })),
    defaultTtl: config.ttl,
    ...throughputArguments(config),
    indexingPolicy: config.indexingPolicy && indexingArguments(config.indexingPolicy),
  };
}

function throughputArguments({ throughput, maxThroughput }: SharedThroughput) {
  return {
    throughput,
    autoscaleSettings: maxThroughput === undefined ? undefined : { maxThroughput },
  };
}

function indexingArguments(policy: IndexingPolicy) {
  const { indexingMode = 'consistent', excludedPaths, compositeIndexes = [] } = policy;
  // Azure wants the root somewhere as soon as a policy says anything of paths.
  const includedPaths =
    policy.includedPaths ?? (compositeIndexes.length > 0 && excludedPaths === undefined ? ['/*'] : undefined);
  return {
    indexingMode,
    ...(includedPaths && { includedPath: includedPaths.map((path) => ({ path })) }),
    ...(excludedPaths && { excludedPath: excludedPaths.map((path) => ({ path })) }),
    ...(compositeIndexes.length > 0 && {
      compositeIndex: compositeIndexes.map((paths) => ({ index: paths.map(compositeBlock) })),
    }),
  };
}

function compositeBlock({ path, order = 'ascending' }: CompositePath) {
  return { path, order: order === 'ascending' ? 'Ascending' : 'Descending' };
}
