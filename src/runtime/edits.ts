import { type Bound, checkBody, isWithin, withBounds } from './bounds.js';
import { parseItem, parsePatch } from './parse-item.js';
import type { ApiManifest } from './contract/manifest.js';
import { namesEtag } from './etag.js';
import type { RunHook } from './hooks.js';
import { changedItem, isDeleted, type Makers, newItem, patchedItem } from './item.js';
import { DELETED_AT } from './list-query.js';
import { ownValue } from './own-value.js';
import { badRequest, notFound, preconditionFailed, Problem } from './problem.js';
import type { Scalar } from './scalar.js';
import type { SearchIndex } from './search/search-index.js';
import { type ItemChange, type Store, StoreError, type StoredItem } from './store.js';
import type { UserModule } from './user-module.js';

/** Environment of an operation. */
export interface Workplace {
  readonly api: ApiManifest;
  readonly store: Store;
  /** Index of the items; undefined where the API has no search. */
  readonly index: SearchIndex | undefined;
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

/** Place of an item. */
export interface Target {
  readonly id: string;
  readonly partition: Scalar;
}

/** A JSON object that a caller sent. */
type Body = Readonly<Record<string, unknown>>;

/** Returns the change of a stored item, after the hook of the API. It runs again where another change comes between. */
export type Edit = (found: StoredItem) => Promise<ItemChange>;

/** Attempts of a change without If-Match, if other changes come between. */
export const ATTEMPTS = 5;

/**
 * Returns the fields of a body for one partition.
 * @throws Problem 400 when the body is not valid, or is for another partition.
 */
export function fieldsIn({ api, bounds }: Task, partition: Scalar, body: Body): Record<string, unknown> {
  const fields = parseItem(api, { [api.partitionKey]: partition, ...withBounds(bounds, body) });
  if (ownValue(fields, api.partitionKey) !== partition) throw otherPartition(api);
  return fields;
}

/** Returns a new item, after the hook of the API. */
export function create({ api, make, hook }: Task, fields: Body): Promise<Record<string, unknown>> {
  return hook('beforeCreate', newItem(api, fields, make));
}

/** Returns the edit that replaces an item by a body. @throws Problem 400 when the body is not valid. */
export function update(task: Task, { id, partition }: Target, body: Body): Edit {
  const { api, make, hook } = task;
  const fields = fieldsIn(task, partition, body);
  checkId(fields, id);
  return async (found) => ({
    kind: 'replace',
    item: await hook('beforeUpdate', changedItem(api, found, fields, make), found.item),
    etag: found.etag,
  });
}

/** Returns the edit of a merge patch. @throws Problem 400 when the patch is for another item or partition. */
export function patch({ api, make, bounds, hook }: Task, { id, partition }: Target, body: Body): Edit {
  checkBody(bounds, body);
  if (Object.hasOwn(body, api.partitionKey) && ownValue(body, api.partitionKey) !== partition)
    throw otherPartition(api);
  checkId(body, id);
  return async (found) => {
    const changed = patchedItem(api, found, parsePatch(api, found.item, body), make);
    return { kind: 'replace', item: await hook('beforeUpdate', changed, found.item), etag: found.etag };
  };
}

/** Returns the edit that deletes an item, or hides it. */
export function remove({ api, make, hook }: Task, { id }: Target): Edit {
  return async ({ item, etag }) => {
    await hook('beforeDelete', item);
    return api.softDelete
      ? { kind: 'replace', item: { ...item, [DELETED_AT]: make.now() }, etag }
      : { kind: 'remove', id, etag };
  };
}

/**
 * Changes an item with protection against other changes at the same time. With If-Match, another change ends
 * the call. Without, the edit is made again to the new item.
 * @param wanted - The header If-Match; null without one.
 * @returns The item as it is stored; undefined where it was deleted.
 */
export async function change(
  { store, bounds }: Task,
  { id, partition }: Target,
  wanted: string | null,
  edit: Edit,
): Promise<StoredItem | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const found = visible(bounds, await store.read(id, partition));
    checkPrecondition(wanted, found);
    try {
      return await write(store, await edit(found), partition);
    } catch (error) {
      if (!(error instanceof StoreError) || error.kind !== 'changed') throw error;
      checkAgain(wanted, attempt);
    }
  }
}

/** @throws Problem 412 when the item does not have an ETag that If-Match names. */
export function checkPrecondition(wanted: string | null, { etag }: StoredItem): void {
  if (wanted !== null && !namesEtag(wanted, etag, 'strong')) throw preconditionFailed();
}

/**
 * Checks that an edit can be made again after another change of its item.
 * @throws Problem 412 when the caller named the ETag that the item had.
 * @throws Problem 409 when this was the last attempt.
 */
export function checkAgain(wanted: string | null, attempt: number): void {
  if (wanted !== null && wanted.trim() !== '*') throw preconditionFailed();
  if (attempt === ATTEMPTS)
    throw new Problem(409, 'Other callers keep changing the item. Read it and send If-Match.');
}

/** Returns an item that was read. @throws Problem 404 for an item of another owner or tenant, as for one that does not exist. */
export function visible(bounds: readonly Bound[], found: StoredItem | undefined): StoredItem {
  if (!isVisible(bounds, found)) throw notFound();
  return found;
}

/** Returns true if an item exists for the caller. */
export function isVisible(bounds: readonly Bound[], found: StoredItem | undefined): found is StoredItem {
  return found !== undefined && !isDeleted(found) && isWithin(bounds, found);
}

/** Returns the error for a body of another partition. */
export function otherPartition({ partitionKey }: ApiManifest): Problem {
  return badRequest([{ at: `/${partitionKey}`, detail: 'It must be the partition that the call names.' }]);
}

/** @throws Problem 400 when a body has another id than the call. */
export function checkId(body: Body, id: string): void {
  if (body['id'] !== undefined && body['id'] !== id)
    throw badRequest([
      { at: '/id', detail: 'It must be the id that the call names. An id cannot be changed.' },
    ]);
}

async function write(store: Store, change: ItemChange, partition: Scalar): Promise<StoredItem | undefined> {
  if (change.kind === 'replace') return store.replace(change.item, partition, change.etag);
  await store.remove(change.id, partition, change.etag);
  return undefined;
}
