import { ownValue } from '../../plan/json.js';
import type { ContainerRequirement, CosmosRequirementConfig } from './requirement.js';
import { asksThroughput } from './throughput.js';
import type { CosmosSettings } from './settings.js';
import { insistsOnServerless } from './sharing.js';

/** Adds to a requirement the settings of the backend for all its Cosmos DB accounts. */
export function applyAccountSettings(
  config: CosmosRequirementConfig,
  { existing, regions, autoscale, databaseThroughput }: CosmosSettings,
): CosmosRequirementConfig {
  if (existing !== null) return withoutCapacity(config);
  // A component that insists on serverless is an error, also where it asks for throughput besides.
  if (insistsOnServerless(config)) return config;
  const shared = withDatabaseThroughput(config, databaseThroughput);
  if (autoscale === null && regions.length < 2) return shared;
  const { databases = [], access = [] } = shared;
  // A component that only uses containers of others is where they are.
  if (databases.length === 0 && access.length > 0) return shared;
  const scaled =
    autoscale === null
      ? databases
      : databases.map(({ containers = [], ...database }) => ({
          ...database,
          containers: asksThroughput(database)
            ? containers
            : containers.map((part) => withAutoscale(part, autoscale.maxThroughput)),
        }));
  return { ...shared, enableServerless: false, databases: scaled };
}

function withDatabaseThroughput(
  config: CosmosRequirementConfig,
  databaseThroughput: CosmosSettings['databaseThroughput'],
): CosmosRequirementConfig {
  if (Object.keys(databaseThroughput).length === 0 || config.databases === undefined) return config;
  const databases = config.databases.map((database) => {
    // The backend decides: throughput that containers share does not belong to one of their components.
    const { throughput: _manual, maxThroughput: _autoscale, ...rest } = database;
    const own = ownValue(databaseThroughput, database.name);
    return own === undefined ? database : { ...rest, ...own };
  });
  return { ...config, databases };
}

/**
 * Returns a requirement without capacity options. The capacity of an existing account is settled, so they
 * must not split anything.
 */
function withoutCapacity({
  enableServerless: _mode,
  consistency: _level,
  databases = [],
  ...config
}: CosmosRequirementConfig): CosmosRequirementConfig {
  return {
    ...config,
    databases: databases.map(({ name, containers = [] }) => ({
      name,
      containers: containers.map(({ throughput: _manual, maxThroughput: _autoscale, ...part }) => part),
    })),
  };
}

function withAutoscale(part: ContainerRequirement, maxThroughput: number): ContainerRequirement {
  return part.throughput === undefined ? { maxThroughput, ...part } : part;
}
