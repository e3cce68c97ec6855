import { type Container, CosmosClient, type CosmosClientOptions } from '@azure/cosmos';
import { ManagedIdentityCredential } from '@azure/identity';

const clients = new Map<string, CosmosClient>();

/**
 * Returns a container of an account. A guest has one database in the account of its host, with containers that are named after those
 * that the guest declares: `user-db.user`. In an account of its own it has them as declared.
 */
export function openContainer(endpoint: string, database: string, container: string): Container {
  const account = openCosmos(endpoint);
  const { ATAKORA_HOST_ENDPOINT: host, ATAKORA_HOST_DATABASE: ofHost } = process.env;
  return ofHost === undefined || endpoint !== host
    ? account.database(database).container(container)
    : account.database(ofHost).container(`${database}.${container}`);
}

/**
 * Returns the client of an account: one per account, because it keeps connections and properties of
 * the account.
 */
function openCosmos(endpoint: string): CosmosClient {
  const known = clients.get(endpoint);
  if (known !== undefined) return known;
  const client = new CosmosClient({
    endpoint,
    ...accessTo(endpoint),
    connectionPolicy: {
      requestTimeout: 10_000,
      // After this time the answer asks the caller to try again later.
      retryOptions: { maxRetryAttemptCount: 3, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 5 },
      enableEndpointDiscovery: !isLoopback(endpoint),
    },
  });
  clients.set(endpoint, client);
  return client;
}

/**
 * Returns the access of the app by its identity. An emulator on this machine does not support identities and
 * accepts any key.
 */
function accessTo(endpoint: string): Pick<CosmosClientOptions, 'key' | 'aadCredentials'> {
  if (isLoopback(endpoint)) return { key: 'ZW11bGF0b3I=' };
  const clientId = process.env['AZURE_CLIENT_ID'];
  return {
    aadCredentials:
      clientId === undefined ? new ManagedIdentityCredential() : new ManagedIdentityCredential({ clientId }),
  };
}

/** Returns true for an emulator on this machine. */
function isLoopback(endpoint: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname);
}
