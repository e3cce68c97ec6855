import type { CosmosLayout } from '../resources/cosmos/cosmos-layout.js';
import type { FunctionsLayout } from '../resources/functions/functions-layout.js';
import type { KeyVaultLayout } from '../resources/key-vault/key-vault-layout.js';
import type { EndpointTarget } from '../resources/network/private-endpoints.js';
import type { StorageLayout } from '../resources/storage/storage-layout.js';

/** What private endpoints of an account connect to. */
export function cosmosTarget({ account, resource }: CosmosLayout): EndpointTarget {
  return { block: account, role: `cosmos-${resource.purpose}`, subresources: ['Sql'] };
}

/** The Functions host needs blobs, queues and tables. Source: learn.microsoft.com/azure/azure-functions/storage-considerations */
export function storageTarget({ account, resource }: StorageLayout): EndpointTarget {
  return { block: account, role: `storage-${resource.purpose}`, subresources: ['blob', 'queue', 'table'] };
}

/** A vault has one kind of endpoint. */
export function vaultTarget({ vault }: KeyVaultLayout): EndpointTarget {
  return { block: vault, role: 'keyvault', subresources: ['vault'] };
}

/** The address of an app. */
export function appTarget({ app, resource }: FunctionsLayout): EndpointTarget {
  return { block: app, role: `functions-${resource.purpose}`, subresources: ['sites'] };
}

/** Every kind of endpoint that a backend has, for which there are DNS zones. */
export function subresourcesOf(
  targets: readonly EndpointTarget[],
  hasApps: boolean,
): EndpointTarget['subresources'] {
  const used = targets.flatMap(({ subresources }) => subresources);
  return hasApps ? [...used, 'sites'] : used;
}
