import type { PlanError } from '../plan/diagnostics.js';
import type { ContainerRequirement, CosmosRequirementConfig } from '../resources/cosmos/cosmos-config.js';
import { capacityModeOf } from '../resources/cosmos/cosmos-type.js';
import type { CosmosSettings } from '../resources/settings.js';
import { type Need, sharersOf } from '../resources/shared-resource.js';

type CosmosNeed = Need<CosmosRequirementConfig>;

/** Adds to each need what the backend says of all its Cosmos DB accounts. */
export function applyAccountSettings(
  needs: readonly CosmosNeed[],
  { existing, regions, autoscale }: CosmosSettings,
): CosmosNeed[] {
  return needs.map((need) => {
    const { config } = need;
    if (existing !== null) return { ...need, config: withoutThroughput(config) };
    if (autoscale === null && regions.length < 2) return need;
    if (capacityModeOf(config) === 'serverless') return need;
    const { databases = [] } = config;
    const scaled =
      autoscale === null
        ? databases
        : databases.map(({ containers = [], ...database }) => ({
            ...database,
            containers: containers.map((part) => withAutoscale(part, autoscale.maxThroughput)),
          }));
    return { ...need, config: { ...config, enableServerless: false, databases: scaled } };
  });
}

/** Serverless accounts have one region and no throughput. Source: learn.microsoft.com/azure/cosmos-db/serverless */
export function serverlessMisfits(
  needs: readonly CosmosNeed[],
  { regions, autoscale, existing }: CosmosSettings,
): PlanError[] {
  const serverless = sharersOf({ needs: needs.filter(({ config }) => config.enableServerless === true) });
  if (serverless.length === 0 || existing !== null) return [];
  const error = (path: string, has: string): PlanError => ({
    code: 'INVALID_COMBINATION',
    message: `${quoted(serverless)} ask for enableServerless: true, and the backend has ${has}. A serverless account has one region and no throughput.`,
    path,
    components: serverless,
    resolution: `Leave enableServerless out, or ${path} of the backend.`,
  });
  return [
    ...(regions.length > 1 ? [error('cosmosConfig.failoverPolicies', 'several regions')] : []),
    ...(autoscale === null ? [] : [error('autoScale', 'autoscale')]),
  ];
}

/** Capacity is settled where an account exists, so that nothing may split what is in it. */
function withoutThroughput({
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

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
