import { ref } from '../../plan/expression/expression.js';
import { defineResourceType } from '../define-resource-type.js';
import { sharersOf } from '../resource.js';
import type { Usage } from '../resource-type.js';
import { resourceCount } from '../usage.js';
import { cosmosAzurerm5 } from './azurerm-5.js';
import { applyAccountSettings } from './account-settings.js';
import { validateCosmos } from './check.js';
import { accountRef, cosmosConnections, hostOf, namesOf } from './connections.js';
import { layOutCosmos } from './layout.js';
import { cosmosMeters } from './meters.js';
import { accountFacts, accountParents, containerUnits } from './units.js';
import { cosmosOffer } from './offered.js';
import { RECORDED } from './recorded.js';
import { COSMOS_ACCOUNT } from './naming.js';
import type { CosmosAccountConfig, CosmosRequirementConfig, SharedThroughput } from './requirement.js';
import { cosmosRequirementSchema } from './requirement-schema.js';
import { cosmosOptions } from './settings.js';
import { cosmosExposure } from './exposure.js';
import { COSMOS_DATA_TYPES, COSMOS_REPLACED_BY } from './replaced-by.js';
import { type CosmosResource, cosmosSharing, mergeCosmos, withCosmosDefaults } from './sharing.js';
import { COSMOS_WEAKENED_BY } from './weakened-by.js';
import { typeOptionsOf } from '../settings.js';

/** Cosmos DB accounts (API for NoSQL) with databases and containers. */
export const cosmos = defineResourceType<CosmosRequirementConfig, CosmosAccountConfig>({
  type: 'cosmos',
  title: 'Cosmos DB account',
  naming: COSMOS_ACCOUNT,
  schema: cosmosRequirementSchema,
  requirements: {
    applyBackendSettings: (config, { settings }) =>
      applyAccountSettings(config, typeOptionsOf(settings, cosmosOptions)),
  },
  sharing: cosmosSharing,
  merge: mergeCosmos,
  withDefaults: (merged, settings, constraints) =>
    withCosmosDefaults(
      { consistency: typeOptionsOf(settings, cosmosOptions).consistency, ...merged },
      settings,
      constraints,
    ),
  existingName: (named, context) =>
    hostOf(named, context)?.account ?? typeOptionsOf(context.settings, cosmosOptions).existing?.name ?? null,
  connections: {
    isolation: 'private-endpoint',
    isOfHost: (resource, context) => hostOf(resource, context) !== undefined,
    runsCode: false,
    exposure: cosmosExposure,
    connect: cosmosConnections,
    attributes(resource, context) {
      const { endpoint, name } = namesOf(resource, context);
      const hasKey = !context.settings.managedIdentity && hostOf(resource, context) === undefined;
      return {
        endpoint,
        name,
        ...(hasKey && { key: ref(accountRef(resource, context), 'primary_key') }),
      };
    },
  },
  validate: {
    check: validateCosmos,
    recorded: RECORDED,
    usage: (accounts) => [
      resourceCount('maxCosmosAccounts', 'Cosmos DB accounts', 'cosmos', accounts),
      ...accounts.flatMap(throughputOf),
    ],
  },
  replacedBy: COSMOS_REPLACED_BY,
  weakenedBy: COSMOS_WEAKENED_BY,
  dataTypes: COSMOS_DATA_TYPES,
  azureType: 'Microsoft.DocumentDB/databaseAccounts',
  offered: cosmosOffer,
  azurerm5: cosmosAzurerm5,
  meters: cosmosMeters,
  layOut: (resource, context) => ({
    blocks: layOutCosmos(resource, context),
    parents: accountParents(resource, context),
    facts: accountFacts(resource, context),
    units: containerUnits(resource, context),
  }),
});

function throughputOf(account: CosmosResource): Usage[] {
  // Computed once for the account, which may have hundreds of databases and components.
  const components = sharersOf(account);
  const usages: Usage[] = [];
  for (const database of account.config.databases) {
    let requested = most(database);
    for (const container of database.containers) requested += most(container);
    usages.push({
      limit: 'maxThroughputPerDatabase',
      group: 'throughput (RU/s) per database',
      what: `throughput (RU/s) of database '${database.name}'`,
      requested,
      resource: account.key,
      components,
    });
  }
  return usages;
}

function most({ throughput = 0, maxThroughput = throughput }: SharedThroughput): number {
  return maxThroughput;
}
