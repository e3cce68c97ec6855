import { absenceCounts, byName, record, sameName } from '../merge/merge-table.js';
import {
  agreement,
  either,
  immutable,
  maximum,
  maximumAlong,
  priority,
  safest,
  union,
} from '../merge/strategies.js';
import type { Strategy } from '../merge/strategy.js';
import type { Resource } from '../resource.js';
import type { Constraint, ConstraintValues, Sharing } from '../resource-type.js';
import {
  CONSISTENCY_LEVELS,
  type ContainerRequirement,
  COSMOS_DATA_ROLES,
  type CosmosAccess,
  type CosmosAccountConfig,
  type CosmosCapability,
  type CosmosRequirementConfig,
  type DatabaseRequirement,
} from './requirement.js';
import { OFFERED } from '../host/offered-unit.js';
import { hostedAccount } from './hosted-account.js';
import {
  EVERY_ADDRESS_ALLOWED,
  effectiveIpRanges,
  ipRangeChange,
  ipRangeConstraint,
  ipRangesInCommon,
} from '../network/allowed-ip-ranges.js';
import { cosmosOptions } from './settings.js';
import { type Settings, typeOptionsOf } from '../settings.js';
import { asksThroughput, withThroughput } from './throughput.js';

/** A planned Cosmos DB account. */
export type CosmosResource = Resource<CosmosRequirementConfig, CosmosAccountConfig>;

/** Ranks a time to live by safety. An item without expiry outlives every other. */
function keepsLongest(ttl: number | null): number {
  if (ttl === null) return Infinity;
  return ttl === -1 ? Number.MAX_VALUE : ttl;
}

/** Strategy of what only requirements have: checks read `itemFields`, `partitionKeyValues` and `ownerField`, and the merge of `ttl` asks for `isRead`. */
const unmerged = <V>() => absenceCounts<V>({ merge: () => ({ value: null, decisions: [] }) });

/** A container as one requirement asks for it. */
interface AskedContainer extends ContainerRequirement {
  /** True if the requirement only reads the items. */
  readonly isRead?: boolean;
}

const container = record<AskedContainer>({
  name: sameName(),
  partitionKey: immutable(),
  uniqueKeys: absenceCounts(immutable()),
  // Items of a component that says nothing stay for ever. A component that only reads has no items, and an opinion only where it
  // turns off the index, by which items expire.
  ttl: absenceCounts<number, AskedContainer>(
    safest(keepsLongest),
    ({ isRead, indexingPolicy }) => isRead !== true || indexingPolicy?.indexingMode === 'none',
  ),
  throughput: maximum(),
  maxThroughput: maximum(),
  indexingPolicy: absenceCounts(agreement()),
  itemFields: unmerged(),
  partitionKeyValues: unmerged(),
  ownerField: unmerged(),
  isRead: unmerged(),
});

const database = record<DatabaseRequirement>({
  name: sameName(),
  throughput: maximum(),
  maxThroughput: maximum(),
  containers: byName(container),
  reserved: maximum(),
});

const access = record<CosmosAccess>({ name: sameName(), role: maximumAlong(COSMOS_DATA_ROLES) });

const account = record<CosmosRequirementConfig>({
  consistency: priority((level) => CONSISTENCY_LEVELS.indexOf(level)),
  enableServerless: immutable(),
  enableMultiRegion: either(),
  capabilities: union<CosmosCapability>(),
  databases: byName(database),
  access: byName(access),
  allowedIpRanges: ipRangesInCommon(),
});

/** Merges the requirements of one account. */
export const mergeCosmos: Strategy<CosmosRequirementConfig> = {
  merge: (candidates) => account.merge(candidates.map((each) => ({ ...each, value: markRead(each.value) }))),
};

/** Marks the containers of a requirement that it only reads. */
function markRead(config: CosmosRequirementConfig): CosmosRequirementConfig {
  const { access: roles = [], databases = [] } = config;
  const read = new Set(roles.flatMap(({ name, role }) => (role === 'reader' ? [name] : [])));
  if (read.size === 0) return config;
  return {
    ...config,
    databases: databases.map((database) => {
      if (database.containers === undefined) return database;
      const containers = database.containers.map((part): AskedContainer => ({
        ...part,
        isRead: read.has(`${database.name}/${part.name}`),
      }));
      return { ...database, containers };
    }),
  };
}

/** Name of the constraint that tells serverless accounts from provisioned ones. */
export const CAPACITY_MODE = 'capacity mode';
/** Name of the constraint with the capabilities that cannot change. */
export const CAPABILITIES = 'capabilities';
const NO_CAPABILITIES = 'none';

/** Conditions under which requirements can share one account. */
export const cosmosSharing: Partial<Sharing<CosmosRequirementConfig>> = {
  copyCommand: 'npx atakora copy-data',
  constraints(config, settings) {
    const mode = capacityModeOf(config);
    const fixed = fixedCapabilitiesOf(config);
    const constraints: Constraint[] = [];
    const option = mode === 'provisioned' ? optionForThroughput(settings) : undefined;
    if (mode !== undefined)
      constraints.push({ name: CAPACITY_MODE, value: mode, ...(option !== undefined && { option }) });
    if (fixed.length > 0) constraints.push({ name: CAPABILITIES, value: fixed.join(', ') });
    // A component that only reads goes where the data is.
    if (config.allowedIpRanges !== undefined || (config.databases ?? []).length > 0)
      constraints.push(ipRangeConstraint(config));
    return constraints;
  },
  constraintChanges: {
    // An account is serverless or provisioned from its creation.
    [CAPACITY_MODE]: {
      kind: 'new-resource',
      source: 'azurerm 4.55.0, CustomizeDiff of azurerm_cosmosdb_account',
    },
    [CAPABILITIES]: {
      kind: 'new-resource',
      source: 'azurerm 4.55.0, CustomizeDiff of azurerm_cosmosdb_account',
    },
    ...ipRangeChange('azurerm 4.55.0, update of ip_range_filter'),
  },
  defaults: (_asked, settings) => ({
    [CAPACITY_MODE]: hostedAccount(settings)?.capacityMode ?? 'serverless',
    [CAPABILITIES]: NO_CAPABILITIES,
    ...EVERY_ADDRESS_ALLOWED,
  }),
  units: unitsOf,
  // A component that only asks for access lands where the data is.
  usedUnits: ({ access: asked = [] }) => asked.map(({ name }) => name),
  capacityEntries: itemsOf,
  // Limit of both capacity modes, which cannot be raised. Source:
  // learn.microsoft.com/azure/cosmos-db/concepts-limits
  capacity: { max: 500, unit: 'databases and containers' },
  variant({ [CAPACITY_MODE]: mode, [CAPABILITIES]: capabilities = NO_CAPABILITIES }) {
    const words = capabilities === NO_CAPABILITIES ? [] : capabilities.toLowerCase().split(', ');
    return [mode === 'provisioned' ? 'provisioned' : 'shared', ...words].join('-');
  },
  retain(units) {
    const names = units.filter((unit) => unit !== OFFERED).map((unit) => unit.split('/', 1).join());
    return { databases: [...new Set(names)].sort().map((name) => ({ name })) };
  },
};

/** Returns the option of a backend that makes all its accounts provisioned. */
function optionForThroughput(settings: Settings): string | undefined {
  const { existing, regions, autoscale } = typeOptionsOf(settings, cosmosOptions);
  if (existing !== null) return undefined;
  if (regions.length > 1) return 'cosmosConfig.failoverPolicies';
  return autoscale === null ? undefined : 'autoScale';
}

/** Fills in the defaults of an account. */
export function withCosmosDefaults(
  config: CosmosRequirementConfig,
  settings: Settings,
  constraints: ConstraintValues,
): CosmosAccountConfig {
  const provisioned = constraints[CAPACITY_MODE] === 'provisioned';
  const databases: CosmosAccountConfig['databases'][number][] = [];
  for (const { containers = [], ...rest } of config.databases ?? []) {
    // Not by a spread, as in `copyPlain`.
    const database = Object.assign(rest, { containers });
    databases.push(provisioned ? withThroughput(database) : database);
  }
  const { consistency = 'Session', access: roles = [], capabilities = [] } = config;
  return {
    consistency,
    enableServerless: !provisioned,
    capabilities: capabilities.filter((name) => name !== 'EnableServerless'),
    databases,
    access: roles,
    ...effectiveIpRanges('cosmos', config.allowedIpRanges, settings),
  };
}

/** Returns the capabilities that an account has from its creation, except for its capacity mode; sorted. */
function fixedCapabilitiesOf({ capabilities = [] }: CosmosRequirementConfig): CosmosCapability[] {
  if (capabilities.length === 0) return [];
  const free: readonly CosmosCapability[] = ['DisableRateLimitingResponses', 'EnableServerless'];
  return [...new Set(capabilities)].filter((name) => !free.includes(name)).sort();
}

/** Returns the capacity mode that a requirement needs; undefined when it fits both. */
function capacityModeOf(config: CosmosRequirementConfig): 'serverless' | 'provisioned' | undefined {
  const isProvisioned = (config.databases ?? []).some(
    (database) => asksThroughput(database) || database.containers?.some(asksThroughput),
  );
  const { enableServerless, enableMultiRegion } = config;
  if (isProvisioned || enableMultiRegion === true || enableServerless === false) return 'provisioned';
  return insistsOnServerless(config) ? 'serverless' : undefined;
}

/** Returns true if a requirement itself asks for a serverless account, as a switch or as a capability. */
export function insistsOnServerless({
  enableServerless,
  capabilities = [],
}: CosmosRequirementConfig): boolean {
  return enableServerless === true || capabilities.includes('EnableServerless');
}

/** Returns the containers of databases as `<database>/<container>`. */
export function containerNames(databases: readonly DatabaseRequirement[]): string[] {
  const names: string[] = [];
  for (const { name, containers = [] } of databases)
    for (const part of containers) names.push(`${name}/${part.name}`);
  return names;
}

/** Returns the containers, and the databases for which the requirement names none. */
function unitsOf({ databases = [] }: CosmosRequirementConfig): string[] {
  const empty = databases.filter(({ containers = [] }) => containers.length === 0);
  const containers = containerNames(databases);
  return empty.length === 0 ? containers : [...empty.map(({ name }) => name), ...containers];
}

function itemsOf({ databases = [] }: CosmosRequirementConfig): string[] {
  const items: string[] = [];
  for (const { name, containers = [], reserved = 0 } of databases) {
    items.push(name);
    for (const part of containers) items.push(`${name}/${part.name}`);
    // The unit of the account counts as any unit that no requirement declares.
    if (reserved > 0) items.push(OFFERED);
    for (let count = 1; count <= reserved; count += 1) items.push(`${name}/#${count}`);
  }
  return items;
}
