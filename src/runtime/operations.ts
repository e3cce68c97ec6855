import { type Bound, checkBody, isWithin, withBounds } from './bounds.js';
import { parseItem, parsePatch } from './check-item.js';
import { httpEtag, namesEtag } from './etag.js';
import type { RunHook } from './hooks.js';
import type { ApiRequest, ApiResponse } from './exchange.js';
import { changedItem, isDeleted, type Makers, newItem, patchedItem, publicItem } from './item.js';
import { DELETED_AT, listQuery, selectedFields } from './list-query.js';
import type { ApiManifest, ApiOperation } from './contract/manifest.js';
import { ownValue } from './own-value.js';
import { readPage } from './page.js';
import { namedPartition, partitionOfItem } from './partition.js';
import { badRequest, notFound, preconditionFailed, Problem } from './problem.js';
import { readBody } from './read-body.js';
import type { Scalar } from './scalar.js';
import { type Store, StoreError, type StoredItem } from './store.js';
import type { UserModule } from './user-module.js';

/** Environment of an operation. */
export interface Workplace {
  readonly api: ApiManifest;
  readonly store: Store;
  readonly make: Makers;
  /** Seconds that clients may cache a response; 0: clients must revalidate each time. */
  readonly cacheSeconds: number;
  /** Code of the user that runs before changes; undefined where the API has none. */
  readonly hooks: UserModule | undefined;
}

/** A workplace for one call. */
export interface Task extends Workplace {
  /** Owner and tenant of the items that the call may read and change; empty: all items. */
  readonly bounds: readonly Bound[];
  readonly hook: RunHook;
}

type Operation = (task: Task, request: ApiRequest) => Promise<ApiResponse>;

/** Attempts of an update without If-Match, if other updates come between. */
const ATTEMPTS = 5;

/** Implementation of each operation. Errors are thrown as Problem or StoreError. */
export const OPERATIONS: Readonly<Record<ApiOperation, Operation>> = {
  create: async ({ api, store, make, bounds, hook }, request) => {
    const fields = parseItem(api, withBounds(bounds, await readBody(request)));
    const named = namedPartition(api, request, bounds);
    const item = newItem(api, fields, make);
    // `checkItem` checked the value, or the value is the new id.
    const partition = ownValue(item, api.partitionKey) as Scalar;
    if (named !== undefined && named !== partition) throw otherPartition(api);
    const stored = await store.create(await hook('beforeCreate', item), partition);
    const location = locationOf(api, request.path, item, partition);
    return itemAnswer(api, 201, stored, { location, 'cache-control': 'no-store' });
  },

  read: async ({ api, store, cacheSeconds, bounds }, request) => {
    const selected = selectedFields(api, request.query);
    const found = await findItem(store, request.id, partitionOfItem(api, request, bounds), bounds);
    const headers = { 'cache-control': cacheControl(cacheSeconds) };
    const known = request.headers.get('if-none-match');
    if (known !== null && namesEtag(known, found.etag, 'weak')) {
      return { status: 304, headers: { ...headers, etag: httpEtag(found.etag) } };
    }
    return itemAnswer(api, 200, found, headers, selected);
  },

  update: async ({ api, store, make, bounds, hook }, request) => {
    const partition = partitionOfItem(api, request, bounds);
    const body = withBounds(bounds, await readBody(request));
    const fields = parseItem(api, { [api.partitionKey]: partition, ...body });
    if (ownValue(fields, api.partitionKey) !== partition) throw otherPartition(api);
    if (fields['id'] !== undefined && fields['id'] !== request.id) {
      throw otherId();
    }
    if (request.headers.get('if-none-match')?.trim() === '*') {
      if (!api.operations.includes('create'))
        throw badRequest([{ at: 'If-None-Match', detail: 'This API does not create items.' }]);
      const item = await hook('beforeCreate', newItem(api, { ...fields, id: request.id }, make));
      const created = await createAbsent({ store, bounds }, item, partition);
      const location = locationOf(api, request.path.replace(/\/[^/]*$/, ''), item, partition);
      return itemAnswer(api, 201, created, { location, 'cache-control': 'no-store' });
    }
    const stored = await change({ store, bounds }, request, partition, async (found) => {
      const item = await hook('beforeUpdate', changedItem(api, found, fields, make), found.item);
      return store.replace(item, partition, found.etag);
    });
    return itemAnswer(api, 200, stored, { 'cache-control': 'no-store' });
  },

  patch: async ({ api, store, make, bounds, hook }, request) => {
    const partition = partitionOfItem(api, request, bounds);
    const body = await readBody(request);
    checkBody(bounds, body);
    if (Object.hasOwn(body, api.partitionKey) && ownValue(body, api.partitionKey) !== partition)
      throw otherPartition(api);
    if (Object.hasOwn(body, 'id') && body['id'] !== request.id) throw otherId();
    const stored = await change({ store, bounds }, request, partition, async (found) => {
      const changed = patchedItem(api, found, parsePatch(api, found.item, body), make);
      return store.replace(await hook('beforeUpdate', changed, found.item), partition, found.etag);
    });
    return itemAnswer(api, 200, stored, { 'cache-control': 'no-store' });
  },

  delete: async ({ api, store, make, bounds, hook }, request) => {
    const partition = partitionOfItem(api, request, bounds);
    await change({ store, bounds }, request, partition, async (found) => {
      await hook('beforeDelete', found.item);
      if (api.softDelete) {
        await store.replace({ ...found.item, [DELETED_AT]: make.now() }, partition, found.etag);
      } else await store.remove(request.id, partition, found.etag);
    });
    return { status: 204, headers: { 'cache-control': 'no-store' } };
  },

  list: async ({ api, store, cacheSeconds, bounds }, { query: parameters, ...request }) => {
    const partition = namedPartition(api, { ...request, query: parameters }, bounds);
    const query = listQuery(api, parameters, partition, bounds);
    const selected = selectedFields(api, parameters);
    const [{ items, continuation }, count] = await Promise.all([
      readPage(store, parameters, query, partition),
      query.count && store.count(query.count, partition),
    ]);
    return {
      status: 200,
      headers: { 'cache-control': cacheControl(cacheSeconds) },
      body: {
        // The query finds items of the caller only. Each is checked again, as `read` does.
        items: items
          .filter((stored) => isWithin(bounds, stored))
          .map((stored) => publicItem(api, stored, selected)),
        ...(continuation !== undefined && { continuation }),
        ...(count !== undefined && { count }),
      },
    };
  },
};

/**
 * Changes an item with protection against other changes at the same time. With If-Match, another change ends
 * the call. Without, the change is applied again to the new item.
 */
async function change<T>(
  { store, bounds }: Pick<Task, 'store' | 'bounds'>,
  { id, headers }: ApiRequest,
  partition: Scalar,
  act: (found: StoredItem) => Promise<T>,
): Promise<T> {
  const wanted = headers.get('if-match');
  for (let attempt = 1; ; attempt += 1) {
    const found = await findItem(store, id, partition, bounds);
    if (wanted !== null && !namesEtag(wanted, found.etag, 'strong')) throw preconditionFailed();
    try {
      return await act(found);
    } catch (error) {
      if (!(error instanceof StoreError) || error.kind !== 'changed') throw error;
      if (wanted !== null && wanted.trim() !== '*') throw preconditionFailed();
      if (attempt === ATTEMPTS) {
        throw new Problem(409, 'Other callers keep changing the item. Read it and send If-Match.');
      }
    }
  }
}

/** Returns the item. An item of another owner or tenant is answered as one that does not exist. */
async function findItem(
  store: Store,
  id: string,
  partition: Scalar,
  bounds: readonly Bound[],
): Promise<StoredItem> {
  const found = await store.read(id, partition);
  if (found === undefined || isDeleted(found) || !isWithin(bounds, found)) throw notFound();
  return found;
}

/** Returns the URL of a new item, with its partition where the id does not imply it. */
function locationOf(
  { partitionKey }: ApiManifest,
  path: string,
  item: Readonly<Record<string, unknown>>,
  partition: Scalar,
): string {
  const where = new URLSearchParams({ [partitionKey]: String(partition) }).toString();
  const place = `${path}/${encodeURIComponent(String(item['id']))}`;
  return partitionKey === 'id' ? place : `${place}?${where}`;
}

/**
 * Creates an item of a given id.
 * @throws Problem 412 when the item exists.
 */
async function createAbsent(
  { store, bounds }: Pick<Task, 'store' | 'bounds'>,
  item: Readonly<Record<string, unknown>>,
  partition: Scalar,
): Promise<StoredItem> {
  try {
    return await store.create(item, partition);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'exists') throw error;
    const found = await store.read(String(item['id']), partition);
    // Else a unique value, or the id of an item that the caller does not see, is taken: 409 as for POST.
    if (found === undefined || isDeleted(found) || !isWithin(bounds, found)) throw error;
    throw new Problem(412, 'The item exists already.');
  }
}

function otherId(): Problem {
  return badRequest([{ at: '/id', detail: 'It must be the id in the path. An id cannot be changed.' }]);
}

function otherPartition({ partitionKey }: ApiManifest): Problem {
  return badRequest([{ at: `/${partitionKey}`, detail: 'It must be the partition that the call names.' }]);
}

function itemAnswer(
  api: ApiManifest,
  status: number,
  stored: StoredItem,
  headers: Readonly<Record<string, string>>,
  selected?: readonly string[],
): ApiResponse {
  return {
    status,
    headers: { ...headers, etag: httpEtag(stored.etag) },
    body: publicItem(api, stored, selected),
  };
}

/** Returns the header for caching, always private: two callers of one URL may have different permissions. */
function cacheControl(seconds: number): string {
  return seconds > 0 ? `private, max-age=${seconds}` : 'no-cache';
}
