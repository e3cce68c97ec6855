import { createHash } from 'node:crypto';

import { isTimestamp } from '../contract/validate-field.js';
import type { ApiManifest } from '../contract/manifest.js';
import type { SearchField, SearchManifest } from '../contract/search.js';
import { ownValue } from '../own-value.js';
import type { Scalar } from '../scalar.js';
import { boundName, EDM, fieldName, type SearchDocument } from './search-index.js';

/** An API with a search. */
export type SearchableApi = ApiManifest & { readonly search: SearchManifest };

/**
 * Bytes of a value that can be filtered.
 * Source: learn.microsoft.com/azure/search/search-limits-quotas-capacity#index-limits
 */
const MAX_TERM = 32_766;

/** Returns the name of the index of an API in a service of a tier. */
export function indexName({ index, version }: SearchManifest, tier: string): string {
  return `${index}-${version}-${tier}`;
}

/** Returns true for the name of an index of the API, of any version. */
export function isIndexOf({ index }: SearchManifest, name: string): boolean {
  return (
    name.startsWith(`${index}-`) && /^[0-9a-f]{8}-(?:basic|standard[23]?)$/.test(name.slice(index.length + 1))
  );
}

/**
 * Returns the definition of the index of an API. Only ids can be retrieved: answers have the items of the container.
 * Source: learn.microsoft.com/rest/api/searchservice/indexes/create-or-update
 */
export function indexDefinition(api: SearchableApi, name: string): object {
  const own = { searchable: false, filterable: false, sortable: false, facetable: false, retrievable: false };
  const text = { ...own, type: 'Edm.String' };
  return {
    name,
    fields: [
      { ...text, name: 'key', key: true, filterable: true, sortable: true, retrievable: true },
      { ...text, name: 'id', retrievable: true },
      { ...text, name: 'partition', filterable: true, retrievable: true },
      ...boundFields(api).map((field) => ({ ...text, name: boundName(field), filterable: true })),
      ...Object.entries(api.search.fields).map(([field, { type, text: isText, filter, facet }]) => ({
        ...own,
        name: fieldName(field),
        type: EDM[type],
        searchable: isText === true,
        filterable: filter === true,
        facetable: facet === true,
      })),
    ],
  };
}

/** Returns the fields whose values limit what a caller sees. */
function boundFields({ ownerField, tenant }: ApiManifest): string[] {
  return [...new Set([ownerField, tenant?.field].filter((field) => field !== undefined))];
}

/**
 * Returns the key of an item in the index. Keys have few characters and ids many, and two partitions may have one id.
 * Source: learn.microsoft.com/rest/api/searchservice/naming-rules
 */
export function keyOf(id: string, partition: Scalar): string {
  return createHash('sha256')
    .update(JSON.stringify([partition, id]))
    .digest('hex');
}

/**
 * Returns what the index knows of an item. A value of another type than the schema's, as items from before a change may have, and one
 * that is too long to be filtered are left out: the service would refuse the whole document.
 */
export function documentOf(
  api: SearchableApi,
  item: Readonly<Record<string, unknown>>,
  partition: Scalar,
): SearchDocument {
  const id = String(item['id']);
  const bounds = boundFields(api).map((field): [string, unknown] => [
    boundName(field),
    fitting('string', ownValue(item, field), true),
  ]);
  const fields = Object.entries(api.search.fields).map(
    ([name, { type, filter, facet }]): [string, unknown] => [
      fieldName(name),
      fitting(type, ownValue(item, name), filter === true || facet === true),
    ],
  );
  return {
    key: keyOf(id, partition),
    id,
    partition: JSON.stringify(partition),
    ...Object.fromEntries([...bounds, ...fields].filter(([, value]) => value !== undefined)),
  };
}

function fitting(type: SearchField['type'], value: unknown, isTerm: boolean): unknown {
  switch (type) {
    case 'string':
      return typeof value === 'string' && (!isTerm || Buffer.byteLength(value) <= MAX_TERM)
        ? value
        : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'timestamp':
      return typeof value === 'string' && isTimestamp(value) ? new Date(value).toISOString() : undefined;
    case 'strings':
      return Array.isArray(value)
        ? value.filter((one: unknown) => fitting('string', one, isTerm) !== undefined)
        : undefined;
  }
}
