import {
  type Container,
  type CosmosClient,
  ErrorResponse,
  type ItemDefinition,
  TimeoutError,
} from '@azure/cosmos';

import { type Store, StoreError, type StoredItem } from './store.js';

/** Items in a container of Cosmos DB. Every call but a list over all partitions goes to one partition. */
export function cosmosStore(client: CosmosClient, database: string, container: string): Store {
  const items = client.database(database).container(container);
  return {
    create: (item) =>
      asked(async () => stored((await items.items.create<ItemDefinition>({ ...item })).resource)),
    read: (id, partition) =>
      asked(async () => {
        const { resource, statusCode } = await items.item(id, partition).read<ItemDefinition>();
        return resource === undefined || statusCode === 404 ? undefined : stored(resource);
      }),
    replace: (item, partition, etag) =>
      asked(async () => {
        const target = items.item(String(item['id']), partition);
        const { resource } = await target.replace<ItemDefinition>({ ...item }, onlyIf(etag));
        return stored(resource);
      }),
    remove: (id, partition, etag) =>
      asked(async () => {
        await items.item(id, partition).delete(onlyIf(etag));
      }),
    list: (query, { limit, partition, continuation }) =>
      asked(() => page(items, query, { limit, partition, continuation })),
    ping: () =>
      asked(async () => {
        // A read of an item that is not there costs one request unit, and needs no right but to read.
        await items.item('health', 'health').read();
      }),
  };
}

async function page(
  items: Container,
  query: Parameters<Store['list']>[0],
  { limit, partition, continuation }: Parameters<Store['list']>[1],
): ReturnType<Store['list']> {
  const iterator = items.items.query<ItemDefinition>(
    { query: query.text, parameters: query.parameters.map(({ name, value }) => ({ name, value })) },
    {
      maxItemCount: limit,
      ...(partition !== undefined && { partitionKey: partition }),
      ...(continuation !== undefined && { continuationToken: continuation }),
    },
  );
  const { resources, continuationToken } = await iterator.fetchNext();
  return {
    // The last page of a container that was emptied meanwhile has no resources at all.
    items: ((resources as ItemDefinition[] | undefined) ?? []).map(stored),
    ...(continuationToken && { continuation: continuationToken }),
  };
}

function onlyIf(etag: string) {
  return { accessCondition: { type: 'IfMatch', condition: etag } };
}

function stored(item: ItemDefinition | undefined): StoredItem {
  const etag: unknown = item?.['_etag'];
  if (item === undefined || typeof etag !== 'string') throw new Error('Cosmos DB answered without an item.');
  return { item, etag };
}

/** Turns errors of the SDK into those of a store. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw toStoreError(error);
  }
}

/**
 * Converts an error of the SDK into a StoreError. Any other error is returned as it is, and answered as 500.
 */
export function toStoreError(error: unknown): unknown {
  if (error instanceof TimeoutError) return new StoreError('unavailable', error, 5);
  if (!(error instanceof ErrorResponse))
    return isNetworkError(error) ? new StoreError('unavailable', error, 5) : error;
  switch (Number(error.code)) {
    case 400:
      return new StoreError('invalid', error);
    case 404:
      return new StoreError('missing', error);
    case 409:
      return new StoreError('exists', error);
    case 412:
      return new StoreError('changed', error);
    case 413:
      return new StoreError('too-large', error);
    case 429:
      return new StoreError('busy', error, Math.max(1, Math.ceil((error.retryAfterInMs ?? 1000) / 1000)));
    case 408:
    case 410:
    case 449:
    case 503:
      return new StoreError('unavailable', error, 5);
    default:
      return error;
  }
}

function isNetworkError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^E(?:CONN|TIME|NOTFOUND|AI_AGAIN|PIPE)/.test(String(error.code))
  );
}
