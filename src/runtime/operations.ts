import { batch } from './batch.js';
import { isWithin, withBounds } from './bounds.js';
import { parseItem } from './parse-item.js';
import * as edits from './edits.js';
import type { Edit, Target, Task } from './edits.js';
import { httpEtag, namesEtag } from './etag.js';
import type { ApiRequest, ApiResponse } from './exchange.js';
import { publicItem } from './item.js';
import { listQuery, selectedFields } from './list-query.js';
import type { ApiManifest, ApiOperation } from './contract/manifest.js';
import { ownValue } from './own-value.js';
import { readPage } from './page.js';
import { namedPartition, partitionOfItem } from './partition.js';
import { badRequest, Problem } from './problem.js';
import { readBody } from './read-body.js';
import type { Scalar } from './scalar.js';
import { searchItems } from './search/search-items.js';
import { StoreError, type StoredItem } from './store.js';

type Operation = (task: Task, request: ApiRequest) => Promise<ApiResponse>;

/** Implementation of each operation. Errors are thrown as Problem or StoreError. */
export const OPERATIONS: Readonly<Record<ApiOperation, Operation>> = {
  create: async (task, request) => {
    const { api, store, bounds } = task;
    const fields = parseItem(api, withBounds(bounds, await readBody(request)));
    const named = namedPartition(api, request, bounds);
    const item = await edits.create(task, fields);
    // `parseItem` checked the value, or the value is the new id.
    const partition = ownValue(item, api.partitionKey) as Scalar;
    if (named !== undefined && named !== partition) throw edits.otherPartition(api);
    return createdAnswer(api, await store.create(item, partition), request.path, partition);
  },

  read: async ({ api, store, cacheSeconds, bounds }, request) => {
    const selected = selectedFields(api, request.query);
    const stored = await store.read(request.id, partitionOfItem(api, request, bounds));
    const found = edits.visible(bounds, stored);
    const headers = { 'cache-control': cacheControl(cacheSeconds) };
    const known = request.headers.get('if-none-match');
    if (known !== null && namesEtag(known, found.etag, 'weak')) {
      return { status: 304, headers: { ...headers, etag: httpEtag(found.etag) } };
    }
    return itemAnswer(api, 200, found, headers, selected);
  },

  update: async (task, request) => {
    const { api } = task;
    const target = targetOf(task, request);
    const body = await readBody(request);
    if (request.headers.get('if-none-match')?.trim() !== '*')
      return changed(task, request, target, edits.update(task, target, body));
    if (!api.operations.includes('create'))
      throw badRequest([{ at: 'If-None-Match', detail: 'This API does not create items.' }]);
    const { id, partition } = target;
    const fields = edits.fieldsIn(task, partition, body);
    edits.checkId(fields, id);
    const created = await createAbsent(task, await edits.create(task, { ...fields, id }), partition);
    return createdAnswer(api, created, request.path.replace(/\/[^/]*$/, ''), partition);
  },

  patch: async (task, request) => {
    const target = targetOf(task, request);
    return changed(task, request, target, edits.patch(task, target, await readBody(request)));
  },

  delete: async (task, request) => {
    const target = targetOf(task, request);
    await edits.change(task, target, request.headers.get('if-match'), edits.remove(task, target));
    return { status: 204, headers: { 'cache-control': 'no-store' } };
  },

  batch,

  search: searchItems,

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

function targetOf({ api, bounds }: Task, request: ApiRequest): Target {
  return { id: request.id, partition: partitionOfItem(api, request, bounds) };
}

/** Returns the answer to a change after which the item still exists. */
async function changed(
  task: Task,
  { headers }: ApiRequest,
  target: Target,
  edit: Edit,
): Promise<ApiResponse> {
  const stored = await edits.change(task, target, headers.get('if-match'), edit);
  if (stored === undefined)
    throw new Error('item: a replaced item must be stored, received none. Send the request again.');
  return itemAnswer(task.api, 200, stored, { 'cache-control': 'no-store' });
}

/**
 * Creates an item of a given id.
 * @throws Problem 412 when the item exists.
 */
async function createAbsent(
  { store, bounds }: Task,
  item: Readonly<Record<string, unknown>>,
  partition: Scalar,
): Promise<StoredItem> {
  try {
    return await store.create(item, partition);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'exists') throw error;
    const found = await store.read(String(item['id']), partition);
    // Else a unique value, or the id of an item that the caller does not see, is taken: 409 as for POST.
    if (!edits.isVisible(bounds, found)) throw error;
    throw new Problem(412, 'The item exists already.');
  }
}

/** Returns the answer for a new item, with its URL, and in that its partition where the id does not imply it. */
function createdAnswer(api: ApiManifest, stored: StoredItem, path: string, partition: Scalar): ApiResponse {
  const { partitionKey } = api;
  const place = `${path}/${encodeURIComponent(String(stored.item['id']))}`;
  const where = new URLSearchParams({ [partitionKey]: String(partition) }).toString();
  const location = partitionKey === 'id' ? place : `${place}?${where}`;
  return itemAnswer(api, 201, stored, { location, 'cache-control': 'no-store' });
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
