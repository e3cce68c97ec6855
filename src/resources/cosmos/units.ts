import { ref } from '../../plan/terraform-block.js';
import type { BlockRef } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import type { Fact, PlannedUnit } from '../resource-type.js';
import { accountRef } from './connections.js';
import type { ContainerRequirement } from './requirement.js';
import type { CosmosSettings } from './settings.js';
import type { CosmosResource } from './sharing.js';

/** Facts of an account that cannot change once they are there. */
export function accountFacts({ backup, existing }: CosmosSettings): Record<string, Fact> {
  return {
    // azurerm replaces the account. Source: azurerm 4.55.0, CustomizeDiff of azurerm_cosmosdb_account
    ...(backup !== 'Periodic' && {
      backup: { value: 'continuous', resolution: 'Keep the continuous backup.' },
    }),
    account: {
      value: existing === null ? 'created' : `existing ${existing.name}`,
      resolution:
        'Keep cosmosConfig as it was, or copy the data and declare the components in another backend.',
    },
  };
}

/** Returns the account and its databases, without which no container is left. */
export function accountParents(resource: CosmosResource, context: LayoutContext): BlockRef[] {
  const databases = resource.config.databases.map(({ name }) => ({
    type: 'azurerm_cosmosdb_sql_database',
    id: context.id('cosmos', resource.variant, name),
  }));
  return [accountRef(resource, context), ...databases];
}

/** Returns the containers of an account as units. Those of an existing account are its owner's. */
export function containerUnits(
  resource: CosmosResource,
  context: LayoutContext,
): Record<string, PlannedUnit> {
  const account = accountRef(resource, context);
  if (account.type.startsWith('data.')) return {};
  const units = resource.config.databases.flatMap(({ name, containers }) =>
    containers.map((container): [string, PlannedUnit] => {
      const id = context.id('cosmos', resource.variant, name, container.name);
      const importId = `${ref(account, 'id')}/sqlDatabases/${name}/containers/${container.name}`;
      return [
        `${name}/${container.name}`,
        {
          blocks: [{ block: { type: 'azurerm_cosmosdb_sql_container', id }, importId }],
          facts: containerFacts(container),
        },
      ];
    }),
  );
  return Object.fromEntries([...emptyDatabases(resource, account, context), ...units]);
}

/** Databases that components declare without containers: those are made by their own code. */
function emptyDatabases(
  { config, variant, requirements }: CosmosResource,
  account: BlockRef,
  context: LayoutContext,
): [string, PlannedUnit][] {
  const declared = new Set(
    requirements.flatMap((each) => (each.config.databases ?? []).map(({ name }) => name)),
  );
  return config.databases
    .filter(({ name, containers }) => containers.length === 0 && declared.has(name))
    .map(({ name }) => {
      const block = { type: 'azurerm_cosmosdb_sql_database', id: context.id('cosmos', variant, name) };
      return [name, { blocks: [{ block, importId: `${ref(account, 'id')}/sqlDatabases/${name}` }] }];
    });
}

function containerFacts(container: ContainerRequirement): Record<string, Fact> {
  const { partitionKey, uniqueKeys = [], throughput, maxThroughput } = container;
  const resolution = 'Keep it, or give the container another name and copy the data.';
  const kind = throughput === undefined ? (maxThroughput === undefined ? undefined : 'autoscale') : 'manual';
  return {
    partitionKey: { value: partitionKey, resolution },
    uniqueKeys: { value: JSON.stringify(uniqueKeys.map((paths) => [paths].flat())), resolution },
    // Terraform refuses it. Source: azurerm 4.55.0, CustomizeDiff of azurerm_cosmosdb_sql_container
    ...(kind !== undefined && {
      throughput: {
        value: kind,
        resolution: `Keep ${kind === 'manual' ? 'maxThroughput' : 'throughput'}, or change it in Azure with 'az cosmosdb sql container throughput migrate' and set throughput to '${kind}' in the lock.`,
      },
    }),
  };
}
