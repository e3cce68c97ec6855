import type { ContainerRequirement, CosmosRequirementConfig } from './requirement.js';
import type { CosmosSettings } from './settings.js';
import { insistsOnServerless } from './sharing.js';

/** Adds to a requirement what the backend says of all its Cosmos DB accounts. */
export function applyAccountSettings(
  config: CosmosRequirementConfig,
  { existing, regions, autoscale }: CosmosSettings,
): CosmosRequirementConfig {
  if (existing !== null) return withoutCapacity(config);
  if (autoscale === null && regions.length < 2) return config;
  // A component that insists on serverless is an error, also where it asks for throughput besides.
  if (insistsOnServerless(config)) return config;
  const { databases = [] } = config;
  const scaled =
    autoscale === null
      ? databases
      : databases.map(({ containers = [], ...database }) => ({
          ...database,
          containers: containers.map((part) => withAutoscale(part, autoscale.maxThroughput)),
        }));
  return { ...config, enableServerless: false, databases: scaled };
}

/** The capacity of an existing account is settled, so that it splits nothing. */
function withoutCapacity({
  enableServerless: _mode,
  consistency: _level,
  databases = [],
  ...config
}: CosmosRequirementConfig): CosmosRequirementConfig {
  return {
    ...config,
    databases: databases.map(({ containers = [], ...database }) => ({
      ...database,
      containers: containers.map(({ throughput: _manual, maxThroughput: _autoscale, ...part }) => part),
    })),
  };
}

function withAutoscale(part: ContainerRequirement, maxThroughput: number): ContainerRequirement {
  return part.throughput === undefined ? { maxThroughput, ...part } : part;
}
