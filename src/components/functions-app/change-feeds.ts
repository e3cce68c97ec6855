import { settingPrefixOf } from '../../component.js';
import { compareText } from '../../plan/json.js';
import type { CosmosRequirementConfig } from '../../resources/cosmos/requirement.js';
import type { FunctionsAppConfig } from './functions-app-config.js';

/**
 * Container in which triggers store their position. A trigger that connects with an identity cannot create it.
 * Source: learn.microsoft.com/azure/azure-functions/functions-bindings-cosmosdb-v2-trigger (identity-based connections)
 */
export const LEASES = { name: 'leases', partitionKey: '/id' };

/** Returns the data whose changes start functions; undefined without such a function. */
export function changeFeeds({
  functions,
}: Pick<FunctionsAppConfig, 'functions'>): CosmosRequirementConfig | undefined {
  const followed = Object.values(functions).flatMap((one) => (one.trigger === 'cosmos' ? [one] : []));
  if (followed.length === 0) return undefined;
  const databases = [...new Set(followed.map((one) => one.databaseName))].sort(compareText);
  const containers = followed.map((one) => `${one.databaseName}/${one.containerName}`);
  const leases = databases.map((name) => `${name}/${LEASES.name}`);
  return {
    databases: databases.map((name) => ({ name, containers: [LEASES] })),
    access: [...new Set([...containers, ...leases])]
      .sort(compareText)
      .map((name) => ({ name, role: 'contributor' as const })),
  };
}

/** Returns the connection of a component's change feeds. */
export function cosmosConnectionOf(id: string): string {
  return `${settingPrefixOf(id)}_COSMOS`;
}

/** Returns the name of the setting with the endpoint of the account. */
export function endpointSettingOf(id: string): string {
  return `${cosmosConnectionOf(id)}__accountEndpoint`;
}
