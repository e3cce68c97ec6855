import { agreement, immutable, maximum, maximumAlong, priority } from '../merge/strategies.js';
import { byName, record, sameName } from '../merge/merge-table.js';
import type { ResourceType } from '../resource-type.js';
import type { SharedResource } from '../shared-resource.js';
import {
  CONSISTENCY_LEVELS,
  type ContainerRequirement,
  COSMOS_DATA_ROLES,
  type CosmosAccess,
  type CosmosAccountConfig,
  type CosmosRequirementConfig,
  type DatabaseRequirement,
  LEAST_THROUGHPUT,
} from './cosmos-config.js';
import { cosmosRequirementSchema } from './cosmos-schema.js';

/** An item without expiry outlives every other, so it is the safe choice on a tie. */
function keepsLongest(ttl: number): number {
  return ttl === -1 ? Infinity : ttl;
}

const container = record<ContainerRequirement>({
  name: sameName(),
  partitionKey: immutable(),
  uniqueKeys: immutable(),
  ttl: priority(keepsLongest),
  throughput: maximum(),
  maxThroughput: maximum(),
  indexingPolicy: agreement(),
});

const database = record<DatabaseRequirement>({ name: sameName(), containers: byName(container) });

const access = record<CosmosAccess>({ name: sameName(), role: maximumAlong(COSMOS_DATA_ROLES) });

/** A planned Cosmos DB account. */
export type CosmosResource = SharedResource<CosmosRequirementConfig, CosmosAccountConfig>;

/** How Cosmos DB accounts are shared and merged. */
export const cosmosType: ResourceType<CosmosRequirementConfig, CosmosAccountConfig> = {
  type: 'cosmos',
  schema: cosmosRequirementSchema,
  merge: record<CosmosRequirementConfig>({
    consistency: priority((level) => CONSISTENCY_LEVELS.indexOf(level)),
    enableServerless: immutable(),
    databases: byName(database),
    access: byName(access),
  }),
  // An account is serverless or provisioned from its creation; changing it replaces the account and its data.
  traits(config) {
    const mode = capacityModeOf(config);
    return mode === undefined ? [] : [{ name: 'capacity mode', value: mode, yields: false }];
  },
  // Who only asks for access lands where the data is.
  indivisible: ({ databases = [], access: asked = [] }) => [
    ...new Set([
      ...databases.map(({ name }) => `database ${name}`),
      ...asked.map(({ name }) => `database ${name.slice(0, name.indexOf('/'))}`),
    ]),
  ],
  parts: ({ databases = [] }) =>
    databases.flatMap(({ name, containers = [] }) => [
      name,
      ...containers.map((part) => `${name}/${part.name}`),
    ]),
  borrowed({ databases = [], access: asked = [] }) {
    const own = databases.flatMap(({ name, containers = [] }) =>
      containers.map((part) => `${name}/${part.name}`),
    );
    return asked.map(({ name }) => name).filter((name) => !own.includes(name));
  },
  // Both modes, not raisable. Source: learn.microsoft.com/azure/cosmos-db/concepts-limits
  capacity: { max: 500, unit: 'databases and containers' },
  complete(config) {
    const provisioned = capacityModeOf(config) === 'provisioned';
    const databases = (config.databases ?? []).map(({ name, containers = [] }) => ({
      name,
      containers: provisioned ? containers.map(withThroughput) : containers,
    }));
    const { consistency = 'Session', access: roles = [] } = config;
    return { consistency, enableServerless: !provisioned, databases, access: roles };
  },
  purpose: (config) => (capacityModeOf(config) === 'provisioned' ? 'provisioned' : 'shared'),
};

/** Undefined when the requirement fits both modes. */
export function capacityModeOf(config: CosmosRequirementConfig): 'serverless' | 'provisioned' | undefined {
  const asksThroughput = (config.databases ?? []).some(({ containers = [] }) =>
    containers.some(
      ({ throughput, maxThroughput }) => throughput !== undefined || maxThroughput !== undefined,
    ),
  );
  if (asksThroughput || config.enableServerless === false) return 'provisioned';
  return config.enableServerless === true ? 'serverless' : undefined;
}

/** Throughput of one's own comes before autoscale: Terraform cannot change a container from one to the other. */
function withThroughput({ throughput, maxThroughput, ...part }: ContainerRequirement): ContainerRequirement {
  if (throughput === undefined && maxThroughput !== undefined) return { ...part, maxThroughput };
  return { ...part, throughput: throughput ?? LEAST_THROUGHPUT };
}
