import { escapeText, ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { placeOf, type Site } from '../site.js';
import type { ContainerRequirement, IndexingPolicy } from './cosmos-config.js';
import type { CosmosResource } from './cosmos-type.js';

/** The blocks of one Cosmos DB account. */
export interface CosmosLayout {
  readonly resource: CosmosResource;
  readonly account: TerraformBlock;
  /** Names as Terraform has them, by `<database>/<container>`. */
  readonly containers: ReadonlyMap<string, { readonly database: string; readonly container: string }>;
  readonly blocks: readonly TerraformBlock[];
}

/** Lays out an account with its databases and containers, or looks up the one that exists. */
export function layOutCosmos(resource: CosmosResource, site: Site): CosmosLayout {
  const { existing } = site.settings.cosmos;
  if (existing !== null) return lookUp(resource, existing, site);
  const account = accountBlock(resource, site);
  const parents = { resourceGroupName: site.resourceGroupName, accountName: ref(account, 'name') };
  const blocks: TerraformBlock[] = [account];
  const containers: CosmosLayout['containers'] = new Map(
    resource.config.databases.flatMap(({ name, containers: wanted }) => {
      const database = block('azurerm_cosmosdb_sql_database', site.id('cosmos', resource.purpose, name), {
        name,
        ...parents,
      });
      blocks.push(database);
      return wanted.map((config) => {
        const id = site.id('cosmos', resource.purpose, name, config.name);
        const container = block('azurerm_cosmosdb_sql_container', id, {
          name: config.name,
          ...parents,
          databaseName: ref(database, 'name'),
          ...containerArguments(config),
        });
        blocks.push(container);
        return [
          `${name}/${config.name}`,
          { database: ref(database, 'name'), container: ref(container, 'name') },
        ] as const;
      });
    }),
  );
  return { resource, account, containers, blocks };
}

function accountBlock({ config, purpose, name }: CosmosResource, site: Site): TerraformBlock {
  const { cosmos, managedIdentity, network } = site.settings;
  const regions = cosmos.regions.length === 0 ? [site.location] : cosmos.regions;
  return block('azurerm_cosmosdb_account', site.id('cosmos', purpose), {
    name,
    ...placeOf(site),
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
    capabilities: config.enableServerless ? [{ name: 'EnableServerless' }] : undefined,
    minimalTlsVersion: 'Tls12',
    localAuthenticationDisabled: managedIdentity,
    accessKeyMetadataWritesEnabled: false,
    publicNetworkAccessEnabled: network === null,
  });
}

function lookUp(
  resource: CosmosResource,
  existing: { readonly name: string; readonly resourceGroupName: string | null },
  site: Site,
): CosmosLayout {
  const account = block('data.azurerm_cosmosdb_account', site.id('cosmos', resource.purpose), {
    name: existing.name,
    resourceGroupName: existing.resourceGroupName ?? site.resourceGroupName,
  });
  const containers = resource.config.databases.flatMap(({ name: database, containers: parts }) =>
    parts.map(({ name: container }) => [`${database}/${container}`, { database, container }] as const),
  );
  return { resource, account, containers: new Map(containers), blocks: [account] };
}

function containerArguments(config: ContainerRequirement) {
  return {
    partitionKeyPaths: [config.partitionKey],
    // Large partition keys. azurerm would read an unset version back and replace the container.
    partitionKeyVersion: 2,
    uniqueKey: config.uniqueKeys?.map((paths) => ({ paths: [...paths] })),
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
