import { DELETED_AT } from '../list-query.js';
import { ownValue } from '../own-value.js';
import type { Scalar } from '../scalar.js';
import { type Store, StoreError, type StoredItem } from '../store.js';
import { documentOf, keyOf, type SearchableApi } from './index-definition.js';
import type { IndexChange, SearchIndex } from './search-index.js';

/** Parts that an index is kept in step with. */
export interface Following {
  readonly api: SearchableApi;
  readonly store: Pick<Store, 'read' | 'remove'>;
  readonly index: SearchIndex;
  /** Waits for so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Returns the time in milliseconds since 1970. */
  readonly now: () => number;
}

/** An item of the change feed. */
interface Changed {
  readonly id: string;
  readonly partition: Scalar;
  /** ETag of the version that the feed shows. */
  readonly etag: string;
  /** Time of that version, in milliseconds since 1970. */
  readonly at: number;
}

/** Milliseconds after which every replica of a region has a change. Reads of an account with Session consistency may miss one for a moment. */
const SETTLED_MS = 5000;

/** Rounds in which items may change again while they are indexed. */
const ROUNDS = 20;

/**
 * Brings the index in step with items that changed. The change feed says at least once that an item changed, and after a restart an
 * earlier instance may still work on an old version. So the index gets what the container has, and the container is asked again
 * afterwards: the last one to write an item's document has seen its last version.
 * One hole remains: an instance that lost its lease, writes an old version and dies before it asks again. A rebuild repairs that.
 * @param changed - Items as the change feed shows them.
 * @throws Error when an item keeps changing, or the index does not take a change. The feed then shows the items again.
 */
export async function followChanges(following: Following, changed: readonly unknown[]): Promise<void> {
  const { api, index, store } = following;
  await index.ensure();
  let left = latest(api, changed);
  for (let round = 1; left.length > 0; round += 1) {
    if (round > ROUNDS)
      throw new Error(
        `index of '${api.name}': items must rest for a moment, received changes in ${ROUNDS} rounds. The change feed shows them again.`,
      );
    const found = await Promise.all(
      left.map(async (one) => ({ one, stored: await currentItem(following, one) })),
    );
    const refused = await index.push(found.map(({ one, stored }) => changeOf(api, one, stored)));
    // A document with an earlier version must not stay either.
    if (refused.length > 0) await index.push(refused.map((key) => ({ kind: 'delete', key })));
    const moved: Changed[] = [];
    await Promise.all(
      found.map(async ({ one, stored }) => {
        const after = await store.read(one.id, one.partition);
        if (after?.etag !== stored?.etag) moved.push({ ...one, etag: after?.etag ?? one.etag, at: 0 });
        else if (!api.search.keepsDeleted) await removeMarked(store, one, stored);
      }),
    );
    left = moved;
  }
}

/** Returns each item once, with the last version that the feed shows. */
function latest({ partitionKey }: SearchableApi, changed: readonly unknown[]): Changed[] {
  const items = new Map<string, Changed>();
  for (const one of changed as readonly Readonly<Record<string, unknown>>[]) {
    const id = String(one['id']);
    const value = ownValue(one, partitionKey);
    // Items of other writers may lack the field. No call of the API reaches them.
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    const at = Number(one['_ts']) * 1000;
    items.set(keyOf(id, value), { id, partition: value, etag: String(one['_etag']), at });
  }
  return [...items.values()];
}

/**
 * Returns the version of an item that the container has. A read that differs from the feed is either newer, or comes from a replica
 * that does not have the change yet: only time tells.
 */
async function currentItem({ store, wait, now }: Following, one: Changed): Promise<StoredItem | undefined> {
  const stored = await store.read(one.id, one.partition);
  const left = one.at + SETTLED_MS - now();
  if (stored?.etag === one.etag || left <= 0) return stored;
  await wait(Math.min(left, SETTLED_MS));
  return store.read(one.id, one.partition);
}

function changeOf(
  api: SearchableApi,
  { id, partition }: Changed,
  stored: StoredItem | undefined,
): IndexChange {
  return stored === undefined || isMarked(stored)
    ? { kind: 'delete', key: keyOf(id, partition) }
    : { kind: 'upload', document: documentOf(api, stored.item, partition) };
}

function isMarked({ item }: StoredItem): boolean {
  return Object.hasOwn(item, DELETED_AT);
}

/** Deletes an item that was marked as deleted: the feed does not show deletions, so the mark stood for it. */
async function removeMarked(
  store: Following['store'],
  { id, partition }: Changed,
  stored: StoredItem | undefined,
): Promise<void> {
  if (stored === undefined || !isMarked(stored)) return;
  try {
    await store.remove(id, partition, stored.etag);
  } catch (error) {
    // Another instance did it, or the item changed and the feed shows it again.
    if (!(error instanceof StoreError) || !['missing', 'changed'].includes(error.kind)) throw error;
  }
}
