import { ownValue } from '../../plan/json.js';
import type { CompositePath, IndexingPolicy } from '../../resources/cosmos/requirement.js';
import { orderFields, reversed, sortedField } from '../../runtime/contract/order.js';
import { rule } from '../../validation/rule.js';
import type { QueryOptions } from './crud-api-config.js';
import type { EntitySchema } from './entity-schema.js';
import { STAMPS } from '../../runtime/contract/stamps.js';
import { typeOf } from './entity-schema.js';

/** A place in the options of an API, and the message about it. */
export interface Mismatch {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly message: string;
}

/**
 * Returns the composite indexes of sorts: each has the fields that a list is ordered by, and ORDER BY of several fields needs one.
 * Cosmos DB reads an index backwards too, so a sort and its reverse share one.
 * Source: learn.microsoft.com/azure/cosmos-db/index-policy#composite-indexes
 */
export function compositeIndexesOf(
  sorts: readonly (readonly string[])[],
  partitionKey = '/id',
): CompositePath[][] {
  const indexes = new Map<string, CompositePath[]>();
  const orders = sorts.map((sort) => orderFields(sort, partitionKey.slice(1)));
  for (const fields of orders.filter(({ length }) => length > 1)) {
    const index = fields.map((field): CompositePath => {
      const path = `/${sortedField(field)}`;
      return field.startsWith('-') ? { path, order: 'descending' } : { path };
    });
    const reverse = fields.map(reversed);
    if (!indexes.has(reverse.join(','))) indexes.set(fields.join(','), index);
  }
  return [...indexes.values()];
}

/** Returns what is wrong with the queries of an API. */
export function queryMismatches(
  schema: EntitySchema,
  queries: QueryOptions | undefined,
  indexingPolicy: IndexingPolicy | undefined,
): Mismatch[] {
  const { sorts = [], select = false, count = false } = queries ?? {};
  const words = [
    ...(sorts.length > 0 ? ['sort'] : []),
    ...(select ? ['select'] : []),
    ...(count ? ['count'] : []),
  ];
  return [
    ...words
      .filter((word) => Object.hasOwn(schema, word))
      .map((word) => ({
        path: ['schema', word],
        value: ownValue(schema, word),
        message: rule(
          `must not be a field of an API with queries, because '${word}' is a parameter of its lists`,
          'use another name for the field',
        ),
      })),
    ...sorts.flatMap((sort, index) => {
      const path = ['queries', 'sorts', index];
      const fields = [sort].flat();
      return fields.flatMap((field) => sortMismatches(schema, field, path, indexingPolicy));
    }),
  ];
}

function sortMismatches(
  schema: EntitySchema,
  field: string,
  path: Mismatch['path'],
  indexingPolicy: IndexingPolicy | undefined,
): Mismatch[] {
  const name = sortedField(field);
  const type = typeOf(schema, name) ?? (isOfService(name) ? 'timestamp' : undefined);
  if (type === undefined || type === 'array' || type === 'object') {
    const scalars = Object.keys(schema).filter(
      (one) => !['array', 'object'].includes(typeOf(schema, one) ?? ''),
    );
    const message = rule(
      'must be a field of type string, number, boolean or timestamp',
      `use one of ${[...new Set([...scalars, ...STAMPS])].join(', ')}`,
    );
    return [{ path, value: field, message }];
  }
  if (isIndexed(name, indexingPolicy)) return [];
  const message = rule(
    'must be a field that indexingPolicy indexes',
    `add '/${name}/?' to includedPaths, or remove the sort`,
  );
  return [{ path, value: field, message }];
}

function isOfService(name: string): boolean {
  return name === 'id' || STAMPS.some((stamp) => stamp === name);
}

/**
 * Returns true if a policy indexes a field: the more exact of two paths wins.
 * Source: learn.microsoft.com/azure/cosmos-db/index-policy#include-exclude-paths
 */
export function isIndexed(name: string, policy: IndexingPolicy | undefined): boolean {
  if (policy?.indexingMode === 'none') return false;
  const names = (paths: readonly string[] | undefined) =>
    (paths ?? []).some((path) => /^\/"?([^/"]+)"?\/[?*]$/.exec(path)?.[1] === name);
  if (names(policy?.includedPaths)) return true;
  return !names(policy?.excludedPaths) && policy?.excludedPaths?.includes('/*') !== true;
}
