import type { CosmosdbAccountConfig } from '@cdktf/provider-azurerm/lib/cosmosdb-account/index.js';
import type { CosmosdbSqlContainerConfig } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-container/index.js';
import type { CosmosdbSqlDatabaseConfig } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-database/index.js';
import type { DataAzurermCosmosdbAccountConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-cosmosdb-account/index.js';

import { escapeText, ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { accountRef } from './connections.js';
import type { ContainerRequirement, CosmosAccountConfig, IndexingPolicy } from './requirement.js';
import { cosmosOptions, type ExistingAccount } from './settings.js';
import type { CosmosResource } from './sharing.js';

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
  const { existing } = context.settings.section(cosmosOptions);
  if (existing !== null) return [lookUp(resource, existing, context)];
  const { variant, config } = resource;
  const account = accountBlock(resource, context);
  const parents = { resourceGroupName: context.resourceGroupName, accountName: ref(account, 'name') };
  const data = config.databases.flatMap(({ name, containers }) => {
    const database = block('azurerm_cosmosdb_sql_database', context.id('cosmos', variant, name), {
      name,
      ...parents,
    });
    return [
      database,
      ...containers.map((container) =>
        block('azurerm_cosmosdb_sql_container', context.id('cosmos', variant, name, container.name), {
          name: container.name,
          ...parents,
          databaseName: ref(database, 'name'),
          ...containerArguments(container),
        }),
      ),
    ];
  });
  return [account, ...data];
}

function accountBlock(resource: CosmosResource, context: LayoutContext): TerraformBlock {
  const { config, name } = resource;
  const { settings } = context;
  const cosmos = settings.section(cosmosOptions);
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
      // What Azure takes at the least between regions. Source: learn.microsoft.com/azure/cosmos-db/consistency-levels
      ...(config.consistency === 'BoundedStaleness' &&
        regions.length > 1 && { maxIntervalInSeconds: 300, maxStalenessPrefix: 100_000 }),
    },
    geoLocation: regions.map((location, failoverPriority) => ({ location, failoverPriority })),
    ...(cosmos.automaticFailover && { automaticFailoverEnabled: true }),
    ...(cosmos.multipleWrites && { multipleWriteLocationsEnabled: true }),
    ...(cosmos.backup !== 'Periodic' && { backup: { type: 'Continuous', tier: cosmos.backup } }),
    capabilities: capabilitiesOf(config),
    minimalTlsVersion: 'Tls12',
    localAuthenticationDisabled: settings.managedIdentity,
    accessKeyMetadataWritesEnabled: false,
    publicNetworkAccessEnabled: !settings.isolated,
  });
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
    partitionKeyPaths: [config.partitionKey],
    // Large partition keys. azurerm would read an unset version back and replace the container.
    partitionKeyVersion: 2,
    uniqueKey: config.uniqueKeys?.map((paths) => ({ paths: [paths].flat() })),
    defaultTtl: config.ttl,
    throughput: config.throughput,
    autoscaleSettings:
      config.maxThroughput === undefined ? undefined : { maxThroughput: config.maxThroughput },
    indexingPolicy: config.indexingPolicy && indexingArguments(config.indexingPolicy),
  };
}

function indexingArguments({ indexingMode = 'consistent', includedPaths, excludedPaths }: IndexingPolicy) {
  return {
    indexingMode,
    ...(includedPaths && { includedPath: includedPaths.map(pathBlock) }),
    ...(excludedPaths && { excludedPath: excludedPaths.map(pathBlock) }),
  };
}

/** Property names in a path may be any text, in quotes. */
function pathBlock(path: string): { path: string } {
  return { path: escapeText(path) };
}
