import { compareText } from '../../plan/json.js';
import { pushTo } from '../../plan/maps.js';
import type {
  ContainerRequirement,
  CosmosDataRole,
  CosmosRequirementConfig,
  DatabaseRequirement,
} from '../../resources/cosmos/requirement.js';
import type {
  StorageContainer,
  StorageQueue,
  StorageRequirementConfig,
} from '../../resources/storage/requirement.js';
import { changeFeeds } from './change-feeds.js';
import type { FunctionsAppConfig } from './functions-app-config.js';

/** Returns what functions need of Cosmos DB; undefined when they neither follow nor use data. */
export function cosmosNeed(
  config: Pick<FunctionsAppConfig, 'functions' | 'databases'>,
): CosmosRequirementConfig | undefined {
  const feeds = changeFeeds(config);
  const { databases = [] } = config;
  if (databases.length === 0) return feeds;
  const declared: DatabaseRequirement[] = databases.flatMap(({ name, containers }) => {
    const own = containers.flatMap(({ access: _access, partitionKey, ...rest }): ContainerRequirement[] =>
      partitionKey === undefined ? [] : [{ ...rest, partitionKey }],
    );
    return own.length === 0 ? [] : [{ name, containers: own }];
  });
  const roles = new Map<string, CosmosDataRole>();
  for (const { name, containers } of databases) {
    for (const { name: container, access = ['read'] } of containers) {
      const path = `${name}/${container}`;
      // Two options may name one container: the larger access counts.
      if (access.includes('write')) roles.set(path, 'contributor');
      else if (!roles.has(path)) roles.set(path, 'reader');
    }
  }
  for (const { name, role } of feeds?.access ?? []) roles.set(name, role);
  return {
    databases: joined([...(feeds?.databases ?? []), ...declared]),
    access: Array.from(roles, ([name, role]) => ({ name, role })).sort((a, b) => compareText(a.name, b.name)),
  };
}

/**
 * Returns the parts of the storage account that functions need: those of their triggers, and those that their
 * code uses.
 */
export function storageNeed({
  functions,
  containers: ownContainers = [],
  queues: ownQueues = [],
}: Pick<FunctionsAppConfig, 'functions' | 'containers' | 'queues'>): StorageRequirementConfig {
  const declared = Object.values(functions);
  // A trigger implies the roles that it needs. A container or queue with a trigger has no further default access.
  const awaited = {
    queues: declared.flatMap((one) => (one.trigger === 'queue' ? [{ name: one.queueName }] : [])),
    containers: declared.flatMap((one) =>
      one.trigger === 'blob' ? [{ name: one.containerName, access: [] }] : [],
    ),
  };
  const containers = withAccess<StorageContainer>(awaited.containers, ownContainers, ['read']);
  const queues = withAccess<StorageQueue>(awaited.queues, ownQueues, ['send']);
  return {
    ...(containers.length > 0 && { containers }),
    ...(queues.length > 0 && { queues }),
  };
}

/** Returns the awaited and the used parts, each once, with the access that they have when they name none. */
function withAccess<P extends { readonly name: string; readonly access?: readonly string[] }>(
  awaited: readonly P[],
  used: readonly P[],
  usual: P['access'] & object,
): P[] {
  const byName = new Map(awaited.map((part) => [part.name, part]));
  for (const part of used) {
    const { access = byName.has(part.name) ? [] : usual } = part;
    byName.set(part.name, { ...part, access });
  }
  return [...byName.values()].sort((a, b) => compareText(a.name, b.name));
}

/** Joins the containers of databases that are named twice. */
function joined(databases: readonly DatabaseRequirement[]): DatabaseRequirement[] {
  const containers = new Map<string, ContainerRequirement[]>();
  for (const { name, containers: own = [] } of databases) pushTo(containers, name, ...own);
  return Array.from(containers, ([name, own]) => ({ name, containers: own }));
}
