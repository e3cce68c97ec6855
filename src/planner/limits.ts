import type { PlanViolation } from '../plan/diagnostics.js';
import type { LimitUsage } from '../plan/resource-plan.js';
import { ref, type TerraformBlock } from '../plan/terraform-block.js';
import type { CosmosResource } from '../resources/cosmos/cosmos-type.js';
import type { Limits } from '../resources/settings.js';
import { sharersOf, type SharedResource } from '../resources/shared-resource.js';
import type { StorageLayout } from '../resources/storage/storage-layout.js';
import type { Layout } from './lay-out.js';

/** Of each thing that can be limited, the most that any resource uses. */
export function usageOf(layout: Layout, limits: Limits): LimitUsage[] {
  const most = new Map<keyof Limits, Count>();
  for (const count of countAll(layout)) {
    const highest = most.get(count.limit);
    if (highest === undefined || count.requested > highest.requested) most.set(count.limit, count);
  }
  return [...most].map(([limit, { group, requested, resource }]) => ({
    limit,
    what: group,
    used: requested,
    max: limits[limit] ?? null,
    resource,
  }));
}

/** One figure that a limit applies to. */
interface Count {
  readonly limit: keyof Limits;
  /** `functions per Function App`. */
  readonly group: string;
  /** The same, and more exactly where it is not the resource as a whole. */
  readonly what: string;
  readonly requested: number;
  readonly resource: string;
  readonly components: readonly string[];
}

/** Everything in the plan that exceeds a limit of the user's. */
export function findViolations(layout: Layout, limits: Limits): PlanViolation[] {
  return countAll(layout).flatMap(({ limit, what, requested, resource, components }) => {
    const max = limits[limit];
    if (max === undefined || requested <= max) return [];
    const message = `Maximum ${what} exceeded`;
    return { limit, max, requested, resource, components, message, solutions: waysOut(limit) };
  });
}

function countAll(layout: Layout): Count[] {
  const cosmos = layout.cosmos.map(({ resource }) => resource);
  const functions = layout.functions.map(({ resource }) => resource);
  const storage = layout.storage.map(({ resource }) => resource);
  const websites = layout.website.map(({ resource }) => resource);
  return [
    howMany('maxCosmosAccounts', 'Cosmos DB accounts', 'cosmos', cosmos),
    howMany('maxFunctionApps', 'Function Apps', 'functions', functions),
    howMany('maxStorageAccounts', 'Storage Accounts', 'storage', [...storage, ...websites]),
    ...functions.map((app) =>
      within('maxFunctionsPerApp', 'functions per Function App', app, app.config.functions.length),
    ),
    ...layout.storage.map((account) =>
      within(
        'maxContainersPerStorage',
        'containers per Storage Account',
        account.resource,
        containersIn(account, layout),
      ),
    ),
    ...cosmos.flatMap(throughputs),
  ];
}

/** Its own containers, and those that function apps keep their packages in. */
function containersIn({ account }: StorageLayout, { storage, functions }: Layout): number {
  const blocks = [...storage, ...functions].flatMap((layout) => layout.blocks);
  const inAccount = ({ type, config }: TerraformBlock) =>
    type === 'azurerm_storage_container' && config['storageAccountId'] === ref(account, 'id');
  return blocks.filter(inAccount).length;
}

function throughputs(account: CosmosResource): Count[] {
  return account.config.databases.map(({ name, containers }) => {
    const sum = containers.reduce((total, { throughput = 0 }) => total + throughput, 0);
    const group = 'throughput (RU/s) per database';
    return within('maxThroughputPerDatabase', group, account, sum, `throughput (RU/s) of database '${name}'`);
  });
}

function howMany(
  limit: keyof Limits,
  what: string,
  type: string,
  resources: readonly SharedResource<object>[],
): Count {
  const components = [...new Set(resources.flatMap(sharersOf))].sort();
  return { limit, group: what, what, requested: resources.length, resource: type, components };
}

function within(
  limit: keyof Limits,
  group: string,
  resource: SharedResource<object>,
  requested: number,
  what = group,
): Count {
  return { limit, group, what, requested, resource: resource.key, components: sharersOf(resource) };
}

function waysOut(limit: keyof Limits): string[] {
  return [
    `Increase ${limit} in backend config`,
    'Split components across multiple backends',
    ...(limit.endsWith('Accounts') || limit === 'maxFunctionApps' ? ['Request Azure quota increase'] : []),
  ];
}
