import { escapeText, ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { placeOf, type Site } from '../site.js';
import type { ContainerRequirement, IndexingPolicy } from './cosmos-config.js';
import type { CosmosResource } from './cosmos-type.js';

/** The blocks of one Cosmos DB account. */
export interface CosmosLayout {
  readonly resource: CosmosResource;
  readonly account: TerraformBlock;
  /** By `<database>/<container>`. */
  readonly containers: ReadonlyMap<
    string,
    { readonly database: TerraformBlock; readonly container: TerraformBlock }
  >;
  readonly blocks: readonly TerraformBlock[];
}

/** Lays out an account with its databases and containers. */
export function layOutCosmos(resource: CosmosResource, site: Site): CosmosLayout {
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
        return [`${name}/${config.name}`, { database, container }] as const;
      });
    }),
  );
  return { resource, account, containers, blocks };
}

function accountBlock({ config, purpose, name }: CosmosResource, site: Site): TerraformBlock {
  const { location } = site;
  return block('azurerm_cosmosdb_account', site.id('cosmos', purpose), {
    name,
    ...placeOf(site),
    offerType: 'Standard',
    kind: 'GlobalDocumentDB',
    consistencyPolicy: { consistencyLevel: config.consistency },
    geoLocation: [{ location, failoverPriority: 0 }],
    capabilities: config.enableServerless ? [{ name: 'EnableServerless' }] : undefined,
    minimalTlsVersion: 'Tls12',
    localAuthenticationDisabled: true,
    accessKeyMetadataWritesEnabled: false,
    publicNetworkAccessEnabled: site.settings.network === null,
  });
}

function containerArguments(config: ContainerRequirement) {
  return {
    partitionKeyPaths: [config.partitionKey],
    // Large partition keys. azurerm would read an unset version back and replace the container.
    partitionKeyVersion: 2,
    uniqueKey: config.uniqueKeys?.map((paths) => ({ paths: [...paths] })),
    defaultTtl: config.ttl,
    throughput: config.throughput,
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
