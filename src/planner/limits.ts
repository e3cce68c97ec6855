import type { PlanViolation } from '../plan/diagnostics.js';
import type { LimitUsage } from '../plan/resource-plan.js';
import { ref } from '../plan/terraform-block.js';
import type { CosmosResource } from '../resources/cosmos/cosmos-type.js';
import type { FunctionsResource } from '../resources/functions/functions-type.js';
import { addedFunctions } from '../resources/functions/triggers.js';
import type { Limits } from '../resources/settings.js';
import { sharersOf, type SharedResource } from '../resources/shared-resource.js';
import type { Layout } from './lay-out.js';

/** Of each thing that can be limited, the most that any resource uses. */
export function usageOf(counts: readonly Count[], limits: Limits): LimitUsage[] {
  const most = new Map<keyof Limits, Count>();
  for (const count of counts) {
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
export interface Count {
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
export function findViolations(counts: readonly Count[], limits: Limits): PlanViolation[] {
  return counts.flatMap(({ limit, what, requested, resource, components }) => {
    const max = limits[limit];
    if (max === undefined || requested <= max) return [];
    const message = `Maximum ${what} exceeded`;
    return { limit, max, requested, resource, components, message, solutions: waysOut(limit) };
  });
}

/** Counts everything that can be limited. */
export function countAll(layout: Layout): Count[] {
  const cosmos = layout.cosmos.map(({ resource }) => resource);
  const functions = layout.functions.map(({ resource }) => resource);
  const storage = layout.storage.map(({ resource }) => resource);
  const websites = layout.website.map(({ resource }) => resource);
  const containers = containersByAccount(layout);
  return [
    howMany('maxCosmosAccounts', 'Cosmos DB accounts', 'cosmos', cosmos),
    howMany('maxFunctionApps', 'Function Apps', 'functions', functions),
    howMany('maxStorageAccounts', 'Storage Accounts', 'storage', [...storage, ...websites]),
    ...functions.map((app) =>
      within('maxFunctionsPerApp', 'functions per Function App', app, functionsIn(app)),
    ),
    ...layout.storage.map(({ resource, account }) =>
      within(
        'maxContainersPerStorage',
        'containers per Storage Account',
        resource,
        containers.get(ref(account, 'id')) ?? 0,
      ),
    ),
    ...cosmos.flatMap(throughputs),
  ];
}

/** Those that are declared, and those that come with CRUD APIs. */
function functionsIn({ config }: FunctionsResource): number {
  return config.functions.length + addedFunctions(config).length;
}

/** The containers of storage accounts, also those that function apps keep their packages in, by id of the account. */
function containersByAccount({ storage, functions }: Layout): ReadonlyMap<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const { type, config } of [...storage, ...functions].flatMap((layout) => layout.blocks)) {
    if (type !== 'azurerm_storage_container') continue;
    const account = config['storageAccountId'];
    counts.set(account, (counts.get(account) ?? 0) + 1);
  }
  return counts;
}

function throughputs(account: CosmosResource): Count[] {
  const group = 'throughput (RU/s) per database';
  // Once for the account: an account has up to hundreds of databases, and as many components.
  const components = sharersOf(account);
  return account.config.databases.map(({ name, containers }) => ({
    limit: 'maxThroughputPerDatabase',
    group,
    what: `throughput (RU/s) of database '${name}'`,
    requested: containers.reduce(
      (total, { throughput = 0, maxThroughput = throughput }) => total + maxThroughput,
      0,
    ),
    resource: account.key,
    components,
  }));
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
): Count {
  return { limit, group, what: group, requested, resource: resource.key, components: sharersOf(resource) };
}

function waysOut(limit: keyof Limits): string[] {
  return [
    `Increase ${limit} in backend config`,
    'Split components across multiple backends',
    ...(limit.endsWith('Accounts') || limit === 'maxFunctionApps' ? ['Request Azure quota increase'] : []),
  ];
}
