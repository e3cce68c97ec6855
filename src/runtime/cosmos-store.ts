import {
  type Container,
  type CosmosDiagnostics,
  ErrorResponse,
  type ItemDefinition,
  type JSONObject,
  type OperationInput,
  type SqlQuerySpec,
  StatusCodes,
  TimeoutError,
} from '@azure/cosmos';

import type { Query } from './list-query.js';
import { openContainer } from './open-cosmos.js';
import type { Scalar } from './scalar.js';
import {
  type Change,
  type PageRequest,
  type Store,
  StoreError,
  type StoreErrorKind,
  type StoredItem,
  type StoredPage,
} from './store.js';

/**
 * Items in a container of Cosmos DB. Every call but lists and counts over all partitions goes to one partition.
 * @param endpoint - Of the account, or of an emulator on this machine.
 */
export function cosmosStore(endpoint: string, database: string, container: string): Store {
  const items = openContainer(endpoint, database, container);
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
    transact: (changes, partition) => transact(items, changes, partition),
    list: (query, request) => asked(() => page(items, query, request)),
    first: (query, limit, partition) => asked(() => first(items, query, limit, partition)),
    count: (query, partition) =>
      asked(async () => {
        const { resources } = await items.items.query<number>(sqlOf(query), within(partition)).fetchAll();
        return resources.reduce((sum, part) => sum + part, 0);
      }),
    ping: () =>
      asked(async () => {
        // A read of an item that is not there costs one request unit, and needs no right but to read.
        await items.item('health', 'health').read();
      }),
  };
}

/** Source: learn.microsoft.com/azure/cosmos-db/nosql/transactional-batch */
async function transact(
  items: Container,
  changes: readonly Change[],
  partition: Scalar,
): Promise<(StoredItem | undefined)[]> {
  const { result = [] } = await items.items
    .batch(changes.map(sentChange), partition)
    .catch((error: unknown) => {
      throw toTransactionError(error);
    });
  // If one fails, all others answer that they depend on it.
  const index = result.findIndex(
    ({ statusCode }) => statusCode >= 400 && statusCode !== StatusCodes.FailedDependency,
  );
  const refused = result[index];
  if (refused !== undefined) throw new StoreError(kindOf(refused.statusCode) ?? 'invalid', refused, 1, index);
  return changes.map(({ kind }, at) =>
    // The SDK types the item as any JSON object.
    kind === 'remove' ? undefined : stored(result[at]?.resourceBody as ItemDefinition | undefined),
  );
}

function sentChange(change: Change): OperationInput {
  if (change.kind === 'remove') {
    // The type lacks `ifMatch`, which Cosmos DB takes in every operation.
    const deletion = { operationType: 'Delete', id: change.id, ifMatch: change.etag } as const;
    return deletion;
  }
  // Items are JSON.
  const resourceBody = change.item as JSONObject & { id: string };
  return change.kind === 'create'
    ? { operationType: 'Create', resourceBody }
    : { operationType: 'Replace', id: resourceBody.id, resourceBody, ifMatch: change.etag };
}

async function page(
  items: Container,
  query: Query,
  { limit, partition, continuation }: PageRequest,
): Promise<StoredPage> {
  const iterator = items.items.query<ItemDefinition>(sqlOf(query), {
    maxItemCount: limit,
    ...within(partition),
    ...(continuation !== undefined && { continuationToken: continuation }),
  });
  const { resources, continuationToken } = await iterator.fetchNext();
  return { items: storedOf(resources), ...(continuationToken && { continuation: continuationToken }) };
}

/** The SDK merges the partitions. It gets no continuation, because it makes text of a query from those of sorts. */
async function first(
  items: Container,
  query: Query,
  limit: number,
  partition: Scalar | undefined,
): Promise<StoredItem[]> {
  const options = { maxItemCount: limit, ...within(partition) };
  const iterator = items.items.query<ItemDefinition>(sqlOf(query), options);
  const found: StoredItem[] = [];
  while (found.length < limit && iterator.hasMoreResults())
    found.push(...storedOf((await iterator.fetchNext()).resources));
  return found.slice(0, limit);
}

function within(partition: Scalar | undefined) {
  return partition === undefined ? {} : { partitionKey: partition };
}

/** The last page of a container that was emptied meanwhile has no resources at all. */
function storedOf(resources: readonly ItemDefinition[] | undefined): StoredItem[] {
  return (resources ?? []).map(stored);
}

function sqlOf({ text, parameters }: Query): SqlQuerySpec {
  return { query: text, parameters: parameters.map(({ name, value }) => ({ name, value })) };
}

function onlyIf(etag: string) {
  return { accessCondition: { type: 'IfMatch', condition: etag } };
}

function stored(item: ItemDefinition | undefined): StoredItem {
  const etag: unknown = item?.['_etag'];
  if (item === undefined || typeof etag !== 'string')
    throw new Error(
      'Cosmos DB: must answer with an item and its etag, received none. Send the request again.',
    );
  return { item, etag };
}

/** Seconds after which a caller may ask again for a sort whose index is being built. */
const SECONDS_FOR_INDEX = 60;

/** Turns errors of the SDK into those of a store. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    // The plan has the index of every sort, so Cosmos DB is still building it.
    if (error instanceof ErrorResponse && /composite index/i.test(error.message))
      throw new StoreError('unavailable', error, SECONDS_FOR_INDEX);
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
  const kind = kindOf(Number(error.code));
  if (kind === undefined) return error;
  const seconds = Math.max(1, Math.ceil((error.retryAfterInMs ?? 1000) / 1000));
  return new StoreError(kind, error, kind === 'busy' ? seconds : 5);
}

/** Converts an error of a transaction, of which the SDK keeps only the text and the statuses that Cosmos DB answered. */
function toTransactionError(error: unknown): unknown {
  // `diagnostics` is added to every error, and has no type there.
  const { diagnostics } = error as { readonly diagnostics?: CosmosDiagnostics };
  const status = diagnostics?.clientSideRequestStatistics.gatewayStatistics.at(-1)?.statusCode;
  const kind = status === undefined ? 'unavailable' : kindOf(status);
  return kind === undefined ? error : new StoreError(kind, error, 5);
}

/** Returns the reason that a status of Cosmos DB stands for; undefined for an unexpected one. */
function kindOf(status: number): StoreErrorKind | undefined {
  switch (status) {
    case 400:
      return 'invalid';
    case 404:
      return 'missing';
    case 409:
      return 'exists';
    case 412:
      return 'changed';
    case 413:
      return 'too-large';
    case 429:
      return 'busy';
    case 408:
    case 410:
    case 449:
    case 503:
      return 'unavailable';
    default:
      return undefined;
  }
}

function isNetworkError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^E(?:CONN|TIME|NOTFOUND|AI_AGAIN|PIPE)/.test(String(error.code))
  );
}
