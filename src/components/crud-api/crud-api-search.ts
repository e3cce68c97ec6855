import * as v from 'valibot';

import { slugOf } from '../../component.js';
import { ownValue, recordOf } from '../../plan/json.js';
import { stableVersion } from '../../plan/stable-hash.js';
import type { SearchRequirement } from '../../resources/ai-search/requirement.js';
import {
  partitionsSchema,
  replicasSchema,
  searchSkuSchema,
} from '../../resources/ai-search/requirement-schema.js';
import { apiSettings } from '../../runtime/contract/api-settings.js';
import type { ApiManifest } from '../../runtime/contract/manifest.js';
import type { SearchField, SearchManifest } from '../../runtime/contract/search.js';
import { options, rule, textLike } from '../../validation/rule.js';
import { cosmosConnectionOf, endpointSettingOf, LEASES } from '../functions-app/change-feeds.js';
import type { ApiData, CrudApiOptions, SearchOptions } from './crud-api-config.js';
import type { Mismatch } from './crud-api-sorts.js';
import type { EntitySchema } from './entity-schema.js';
import { STAMPS } from '../../runtime/contract/stamps.js';
import { placeOf } from './place.js';

/** Fields of an index at the most. Source: learn.microsoft.com/azure/search/search-limits-quotas-capacity#index-limits (basic) */
const MAX_FIELDS = 100;

/** Fields that the library adds: key, id, partition, owner and tenant. */
const OWN_FIELDS = 5;

const fieldList = v.pipe(
  v.array(
    textLike(
      'a field of a search',
      /^[A-Za-z][A-Za-z0-9_]*$/,
      'must be the name of a field of the schema',
      "write it like 'title'",
    ),
  ),
  v.check(
    (names) => new Set(names).size === names.length,
    rule('must not have a field twice', 'remove the repetition'),
  ),
);

/** The option `search` of an API. */
export const searchOptionsSchema: v.GenericSchema<SearchOptions, SearchOptions> = options({
  fields: v.pipe(
    fieldList,
    v.minLength(1, rule('must have at least one field', "add a field of type string, such as 'title'")),
  ),
  filters: v.exactOptional(fieldList),
  facets: v.exactOptional(fieldList),
  sku: v.exactOptional(searchSkuSchema),
  replicas: v.exactOptional(replicasSchema),
  partitions: v.exactOptional(partitionsSchema),
});

/** Returns fields of a search that the schema does not have, or of types that an index does not have. */
export function searchMismatches(schema: EntitySchema, search: SearchOptions | undefined): Mismatch[] {
  if (search === undefined) return [];
  const { fields, filters = [], facets = [] } = search;
  const wrong = [
    ...mismatchesIn(schema, 'fields', fields, ['string', 'strings']),
    ...mismatchesIn(schema, 'filters', filters),
    ...mismatchesIn(schema, 'facets', facets),
  ];
  const count = new Set([...fields, ...filters, ...facets]).size;
  if (wrong.length > 0 || count <= MAX_FIELDS - OWN_FIELDS) return wrong;
  const message = rule(
    `must name at most ${MAX_FIELDS - OWN_FIELDS} different fields in fields, filters and facets`,
    'remove fields',
  );
  return [{ path: ['search', 'fields'], value: count, message }];
}

function mismatchesIn(
  schema: EntitySchema,
  option: 'fields' | 'filters' | 'facets',
  names: readonly string[],
  types?: readonly SearchField['type'][],
): Mismatch[] {
  return names.flatMap((name, index) => {
    const type = typeIn(schema, name);
    if (type !== undefined && types?.includes(type) !== false) return [];
    const message = rule(
      types === undefined
        ? "must be a field of the schema, and a string, number, boolean, timestamp or array with items: 'string'"
        : "must be a field of the schema, and a string or an array with items: 'string'",
      'remove the field, or declare it in the schema with such a type',
    );
    return [{ path: ['search', option, index], value: name, message }];
  });
}

/** Returns the type of a field in the index; undefined for a field that an index cannot have. */
function typeIn(schema: EntitySchema, name: string): SearchField['type'] | undefined {
  const field = ownValue(schema, name);
  if (field === undefined) return STAMPS.some((stamp) => stamp === name) ? 'timestamp' : undefined;
  const { type, items } = typeof field === 'string' ? { type: field, items: undefined } : field;
  if (type === 'object') return undefined;
  if (type !== 'array') return type;
  const entry = typeof items === 'object' ? items.type : items;
  return entry === 'string' ? 'strings' : undefined;
}

/** Returns what the runtime knows of the search of an API; undefined without one. */
export function searchManifest(
  id: string,
  { renamedFrom, ownerField, tenantField }: CrudApiOptions,
  data: ApiData,
): SearchManifest | undefined {
  const { search, schema, softDelete = false } = data;
  if (search === undefined) return undefined;
  const { fields, filters = [], facets = [] } = search;
  const names = [...new Set([...fields, ...filters, ...facets])].sort();
  const known = recordOf(
    names.map((name): [string, SearchField] => [
      name,
      {
        // The schema of the options checked the type.
        type: typeIn(schema, name) ?? 'string',
        ...(fields.includes(name) && { text: true }),
        ...(filters.includes(name) && { filter: true }),
        ...(facets.includes(name) && { facet: true }),
      },
    ]),
  );
  const { database, container } = placeOf(data);
  return {
    // A renamed API keeps its index, as it keeps its data.
    index: slugOf(renamedFrom ?? id).replaceAll('_', '-'),
    version: stableVersion(
      JSON.stringify([known, ownerField ?? null, tenantField ?? null, data.partitionKey ?? null]),
    ),
    fields: known,
    keepsDeleted: softDelete,
    feed: {
      type: 'cosmos',
      databaseName: database,
      containerName: container,
      leaseContainerName: LEASES.name,
      connection: cosmosConnectionOf(id),
    },
  };
}

export function searchNeed({ index, version }: SearchManifest, { search }: ApiData): SearchRequirement {
  const { sku, replicas, partitions } = search ?? {};
  return {
    indexes: [{ name: index, access: 'write', version }],
    ...(sku && { sku }),
    ...(replicas !== undefined && { replicas }),
    ...(partitions !== undefined && { partitions }),
  };
}

/** Returns the app settings of a search: addresses of the service and of the change feed. */
export function searchEnvironment({ name: id, route }: ApiManifest): [name: string, value: string][] {
  const { searchEndpoint, searchTier } = apiSettings({ route });
  return [
    [endpointSettingOf(id), '${cosmos.endpoint}'],
    [searchEndpoint, '${aisearch.endpoint}'],
    [searchTier, '${aisearch.tier}'],
  ];
}
