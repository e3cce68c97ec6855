import type { Query } from '../list-query.js';
import type { Scalar } from '../scalar.js';
import type { Store } from '../store.js';
import { keyOf } from './index-definition.js';
import { type Following, followChanges } from './follow.js';

const PAGE = 100;
const EVERY_ITEM: Query = { text: 'SELECT * FROM c', parameters: [] };

/**
 * Rebuilds an index while it is used: every item of the container is indexed, and every document without an item is deleted.
 * @returns How many items and how many documents were looked at.
 */
export async function rebuildIndex(
  following: Following & { readonly store: Pick<Store, 'list'> },
): Promise<{ items: number; documents: number }> {
  const { api, index, store } = following;
  const seen = { items: 0, documents: 0 };
  let continuation: string | undefined;
  do {
    const page = await store.list(EVERY_ITEM, { limit: PAGE, partition: undefined, continuation });
    await followChanges(
      following,
      page.items.map(({ item }) => item),
    );
    seen.items += page.items.length;
    ({ continuation } = page);
  } while (continuation !== undefined);
  for (let after = ''; ;) {
    const { documents } = await index.query({
      words: [],
      filter: `key gt '${after}'`,
      order: 'key',
      top: PAGE,
    });
    const last = documents.at(-1);
    if (last === undefined) return seen;
    const named = documents.map(({ key, id, partition }) => {
      return { key, id, partition: JSON.parse(partition) as Scalar };
    });
    const foreign = named.filter(({ key, id, partition }) => key !== keyOf(id, partition));
    await index.push(foreign.map(({ key }) => ({ kind: 'delete', key })));
    // A document says which item it is of. The document of an item that does not exist is deleted.
    await followChanges(
      following,
      named.map(({ id, partition }) => ({ id, [api.partitionKey]: partition, _ts: 0 })),
    );
    seen.documents += documents.length;
    after = last.key;
  }
}
