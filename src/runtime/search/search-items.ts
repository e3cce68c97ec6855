import type { ApiRequest, ApiResponse } from '../exchange.js';
import { isVisible } from '../edits.js';
import type { Task } from '../edits.js';
import { publicItem } from '../item.js';
import { ownValue } from '../own-value.js';
import { readLimit } from '../page.js';
import { namedPartition } from '../partition.js';
import type { Scalar } from '../scalar.js';
import type { SearchableApi } from './index-definition.js';
import { fieldName } from './search-index.js';
import { readSkip, searchQuery, skipAfter } from './search-query.js';

/**
 * Answers a search. The index says which items, and the container has them: an item that was deleted, changed its owner or lost a
 * field since it was indexed is answered as a read answers it.
 */
export async function searchItems(
  { api, store, index, bounds }: Task,
  request: ApiRequest,
): Promise<ApiResponse> {
  if (api.search === undefined || index === undefined)
    throw new Error(`'${api.name}': the manifest must have a search, received none. Apply the plan again.`);
  const searchable: SearchableApi = { ...api, search: api.search };
  const { query } = request;
  const partition = namedPartition(api, request, bounds);
  const asked = searchQuery(searchable, query, partition, bounds);
  const top = readLimit(query);
  const skip = readSkip(query);
  const found = await index.query({ ...asked, order: 'search.score() desc,key', skip, top });
  const stored = await Promise.all(
    found.documents.map((one) => store.read(one.id, JSON.parse(one.partition) as Scalar)),
  );
  const continuation = skipAfter(skip, top, found.count);
  const counted = query
    .getAll('facet')
    .map((name) => [name, ownValue(found.facets, fieldName(name)) ?? []] as const);
  return {
    status: 200,
    headers: { 'cache-control': 'no-store' },
    body: {
      items: stored.flatMap((item) => (isVisible(bounds, item) ? [publicItem(api, item)] : [])),
      count: found.count,
      ...(counted.length > 0 && { facets: Object.fromEntries(counted) }),
      ...(continuation !== undefined && { continuation }),
    },
  };
}
