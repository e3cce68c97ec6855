import { recordOf } from '../../plan/json.js';
import { join, type OrExpression, ref } from '../../plan/expression/expression.js';
import type { BlockRef } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import { lockedFacts } from '../locked-facts.js';
import type { Fact, PlannedParent, PlannedUnit } from '../resource-type.js';
import { subscriptionScoped } from '../azure/subscription.js';
import { MOVE_TO_HOST } from '../host/hosted-part.js';
import type { HostedAccount } from './hosted-account.js';
import { databaseRef, guestRoleName, guestRoleRef } from './offered.js';
import { accountRef, hostOf } from './connections.js';
import { type ContainerRequirement, pathsOf } from './requirement.js';
import { hasFreeTier } from './free-tier.js';
import { cosmosOptions, type ExistingAccount } from './settings.js';
import { asksThroughput, throughputKind } from './throughput.js';
import type { CosmosResource } from './sharing.js';
import { OFFERED } from '../host/offered-unit.js';
import { typeOptionsOf } from '../settings.js';

/** Facts of an account that cannot change once they are there. */
export function accountFacts(resource: CosmosResource, context: LayoutContext): Record<string, Fact> {
  const { settings } = context;
  const hosted = hostOf(resource, context);
  const { backup, existing, regions, zoneRedundant } = typeOptionsOf(settings, cosmosOptions);
  const wasOrIsHosted =
    hosted !== undefined || lockedFacts(resource.key, settings)['account']?.startsWith('host ') === true;
  const account: Fact = {
    value: hosted === undefined ? ownAccount(existing) : `host ${hosted.id}/sqlDatabases/${hosted.database}`,
    isPlace: true,
    resolution: `Keep host and cosmosConfig as they were, or ${wasOrIsHosted ? MOVE_TO_HOST : 'copy the data and declare the components in another backend'}.`,
  };
  if (existing !== null || hosted !== undefined) return { account };
  return {
    account,
    // azurerm replaces the account. Source: azurerm 4.55.0, CustomizeDiff of azurerm_cosmosdb_account
    ...((backup !== 'Periodic' || lockedFacts(resource.key, settings)['backup'] !== undefined) && {
      backup: {
        value: backup === 'Periodic' ? backup : 'continuous',
        problem: `cosmosConfig.backup must stay 'Continuous7Days' or 'Continuous30Days', received '${backup}'`,
        resolution: `Set cosmosConfig.backup to 'Continuous7Days' or 'Continuous30Days', as it was.`,
      },
    }),
    // azurerm replaces the account. Source: azurerm 4.55.0, ForceNew of free_tier_enabled
    freeTier: {
      value: hasFreeTier(resource, context) ? 'yes' : 'no',
      resolution: 'Keep cosmosConfig.freeTier as it was.',
    },
    // azurerm replaces the account. Source: azurerm 4.55.0, ForceNew of location
    'write region': {
      value: regions[0] ?? settings.location ?? 'that of the stack',
      resolution: 'Keep the region with priority 0 as it was. In an emergency fail over in Azure.',
    },
    // Azure takes no change of the region that is written. Source: azurerm 4.55.0, update of azurerm_cosmosdb_account
    zones: {
      value: zoneRedundant.includes(regions[0] ?? '') ? 'several' : 'one',
      resolution: 'Keep zoneRedundant of the region with priority 0 as it was.',
    },
    ...databaseFacts(resource, context),
  };
}

function ownAccount(existing: ExistingAccount | null): string {
  return existing === null ? 'created' : `existing ${existing.name}`;
}

/** Beginning of the name of a fact of a database. */
const DATABASE_THROUGHPUT = 'throughput of ';

/**
 * Returns the facts of a database. It has a throughput for its containers from its creation, or never.
 * Source: azurerm 4.55.0, documentation of azurerm_cosmosdb_sql_database.throughput
 */
function databaseFacts(resource: CosmosResource, { settings }: LayoutContext): Record<string, Fact> {
  if (resource.config.enableServerless) return {};
  const locked = lockedFacts(resource.key, settings);
  const declared = declaredDatabases(resource);
  const facts = new Map<string, Fact>();
  // A database that no component declares stays as it is.
  for (const [fact, value] of Object.entries(locked)) {
    if (!fact.startsWith(DATABASE_THROUGHPUT)) continue;
    facts.set(fact, { value, child: fact.slice(DATABASE_THROUGHPUT.length) });
  }
  for (const database of resource.config.databases) {
    const { name } = database;
    const fact = `${DATABASE_THROUGHPUT}${name}`;
    if (!declared.has(name) && facts.has(fact)) continue;
    const value = throughputKind(database) ?? 'none';
    const resolution = `Keep the throughput of database '${name}' as it was, or use another database and copy the data.`;
    facts.set(fact, { value, child: name, resolution });
  }
  return recordOf([...facts]);
}

/** Returns the databases that components declare. Other databases exist only because they contain retained containers. */
export function declaredDatabases({ requirements }: CosmosResource): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { config } of requirements) for (const { name } of config.databases ?? []) names.add(name);
  return names;
}

/** Returns the account and its databases, without which no container is left. */
export function accountParents(resource: CosmosResource, context: LayoutContext): PlannedParent[] {
  if (hostOf(resource, context) !== undefined) return [];
  const account = accountRef(resource, context);
  const databases = resource.config.databases.map(({ name }) => ({
    type: 'azurerm_cosmosdb_sql_database',
    id: context.id('cosmos', resource.variant, name),
    part: { name, importId: databaseId(account, name) },
  }));
  return [account, ...databases];
}

/** Returns the name of a container of a guest in the one database that it has in the account of its host. */
export function hostedName(database: string, container: string): string {
  return `${database}.${container}`;
}

function databaseId(account: BlockRef, database: string): OrExpression<string> {
  return join`${ref(account, 'id')}/sqlDatabases/${database}`;
}

/** Returns the containers of an account as units. Those of an existing account are its owner's. */
export function containerUnits(
  resource: CosmosResource,
  context: LayoutContext,
): Record<string, PlannedUnit> {
  const account = accountRef(resource, context);
  if (account.type.startsWith('data.')) return {};
  const hosted = hostOf(resource, context);
  if (hosted !== undefined) return hostedUnits(resource, hosted, context);
  const units = [...offeredUnit(resource, account, context), ...emptyDatabases(resource, account, context)];
  for (const database of resource.config.databases) {
    const { name } = database;
    const shares = asksThroughput(database);
    for (const container of database.containers) {
      const id = context.id('cosmos', resource.variant, name, container.name);
      const importId = join`${databaseId(account, name)}/containers/${container.name}`;
      const blocks = [{ block: { type: 'azurerm_cosmosdb_sql_container', id }, importId }];
      units.push([`${name}/${container.name}`, { blocks, facts: containerFacts(container, shares) }]);
    }
  }
  return recordOf(units);
}

/** Returns the containers of a guest. Their ids are known: no block of the plan is their account. */
function hostedUnits(
  { config, variant }: CosmosResource,
  { id: account, database }: HostedAccount,
  context: LayoutContext,
): Record<string, PlannedUnit> {
  return recordOf(
    config.databases.flatMap(({ name, containers }) =>
      containers.map((container): [string, PlannedUnit] => {
        const id = context.id('cosmos', variant, name, container.name);
        const importId = `${account}/sqlDatabases/${database}/containers/${hostedName(name, container.name)}`;
        return [
          `${name}/${container.name}`,
          {
            blocks: [{ block: { type: 'azurerm_cosmosdb_sql_container', id }, importId }],
            facts: containerFacts(container, false),
          },
        ];
      }),
    ),
  );
}

/** Returns the account itself as a unit where guests have databases in it: it outlives its components, and the last guest. */
function offeredUnit(
  { config, name }: CosmosResource,
  account: BlockRef,
  context: LayoutContext,
): [string, PlannedUnit][] {
  if (config.databases.every(({ reserved }) => reserved === undefined)) return [];
  const network = {
    value: context.settings.isolated ? 'isolated' : 'public',
    resolution: 'Keep networking as it was while there are guests: their apps reach the account through it.',
  };
  const importId = subscriptionScoped('Microsoft.DocumentDB/databaseAccounts', name, context);
  return [[OFFERED, { blocks: [{ block: account, importId }], facts: { network } }]];
}

/** Returns the databases that a component declares without containers, which its own code makes. */
function emptyDatabases(
  resource: CosmosResource,
  account: BlockRef,
  context: LayoutContext,
): [string, PlannedUnit][] {
  const declaredEmpty = new Set<string>();
  for (const { config: asked } of resource.requirements)
    for (const { name, containers = [] } of asked.databases ?? [])
      if (containers.length === 0) declaredEmpty.add(name);
  return resource.config.databases
    .filter(({ name }) => declaredEmpty.has(name))
    .map(({ name, reserved }) => {
      const database = { block: databaseRef(resource, name, context), importId: databaseId(account, name) };
      const role = {
        block: guestRoleRef(name, context),
        importId: join`${ref(account, 'id')}/sqlRoleAssignments/${guestRoleName(name, context)}`,
      };
      return [name, { blocks: reserved === undefined ? [database] : [database, role] }];
    });
}

function containerFacts(container: ContainerRequirement, shares: boolean): Record<string, Fact> {
  const { partitionKey, uniqueKeys = [] } = container;
  const another =
    "give the component another entityName or databaseName, or the container another name: it is new and empty. Then copy the items with 'npx atakora copy-data'";
  const resolution = `Keep it, or ${another}.`;
  const kind = throughputKind(container) ?? (shares ? 'shared' : undefined);
  return {
    partitionKey: { value: pathsOf(partitionKey).join(', '), resolution },
    uniqueKeys: { value: JSON.stringify(uniqueKeys.map(pathsOf)), resolution },
    // Terraform refuses it. Source: azurerm 4.55.0, CustomizeDiff of azurerm_cosmosdb_sql_container
    ...(kind !== undefined && {
      throughput: {
        value: kind,
        resolution:
          kind === 'shared'
            ? `Keep the throughput of the container, or ${another}.`
            : `Keep ${kind === 'manual' ? 'maxThroughput' : 'throughput'}, or change it in Azure with 'az cosmosdb sql container throughput migrate' and set throughput to '${kind}' in the lock.`,
      },
    }),
  };
}
