import * as v from 'valibot';

import { ownValue } from '../../plan/json.js';
import type { IndexingPolicy } from '../../resources/cosmos/requirement.js';
import { issueAt, rule } from '../../validation/rule.js';
import type { QueryOptions, SearchOptions } from './crud-api-config.js';
import type { EntitySchema } from './entity-schema.js';
import { searchMismatches } from './crud-api-search.js';
import { type Mismatch, queryMismatches } from './crud-api-sorts.js';
import { STAMPS } from '../../runtime/contract/stamps.js';
import { typeOf } from './entity-schema.js';

/** The options that name fields, after each was checked by itself. */
interface Keyed {
  readonly schema: EntitySchema;
  readonly partitionKey?: string;
  readonly uniqueKeys?: readonly (readonly string[])[];
  readonly indexingPolicy?: IndexingPolicy;
  readonly ttl?: number;
  readonly ownerField?: string;
  readonly tenantField?: string;
  readonly of?: string;
  readonly queries?: QueryOptions;
  readonly search?: SearchOptions;
}

const OPTIONS = [
  'schema',
  'partitionKey',
  'uniqueKeys',
  'indexingPolicy',
  'ownerField',
  'tenantField',
  'queries',
  'search',
];

/** Checks that keys and paths name fields of the schema, and fields of a type that fits. */
export function fitsSchema<T>(): v.RawCheckAction<T> {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    const { value, issues = [] } = dataset;
    // An issue of one of these options was reported already. Issues of other options do not affect this
    // check.
    if (issues.some(({ path }) => path === undefined || OPTIONS.includes(String(path[0].key)))) return;
    // Every value that is not an object has an issue without a path.
    for (const { path, value: at, message } of mismatchesIn(value as Keyed))
      addIssue(issueAt(value, path, at, message));
  });
}

function mismatchesIn(options: Keyed): Mismatch[] {
  const { schema, partitionKey, uniqueKeys = [], indexingPolicy, ttl, ownerField, queries } = options;
  return [
    ...idMismatches(schema, partitionKey),
    ...partitionMismatches(schema, partitionKey),
    ...plainMismatches(schema, partitionKey, ownerField),
    ...ttlMismatches(schema, ttl),
    ...ownerMismatches(schema, ownerField),
    ...tenantMismatches(options),
    ...queryMismatches(schema, queries, indexingPolicy),
    ...searchMismatches(schema, options.search),
    ...uniqueKeys.flatMap((paths, index) =>
      paths.flatMap((path) => uniqueMismatches(schema, path, ['uniqueKeys', index])),
    ),
    ...pathMismatches(schema, 'includedPaths', indexingPolicy?.includedPaths),
    ...pathMismatches(schema, 'excludedPaths', indexingPolicy?.excludedPaths),
    ...(indexingPolicy?.compositeIndexes ?? []).flatMap((paths, index) =>
      paths.flatMap(({ path }) =>
        indexMismatches(schema, path, ['indexingPolicy', 'compositeIndexes', index]),
      ),
    ),
  ];
}

function pathMismatches(schema: EntitySchema, list: string, paths: readonly string[] = []): Mismatch[] {
  return paths.flatMap((path, index) => indexMismatches(schema, path, ['indexingPolicy', list, index]));
}

/** Source: learn.microsoft.com/rest/api/cosmos-db/documents */
function idMismatches(schema: EntitySchema, partitionKey: string | undefined): Mismatch[] {
  const path = ['schema', 'id'];
  if (Object.hasOwn(schema, 'id')) {
    if (typeOf(schema, 'id') === 'string') return [];
    const message = rule("must be of type 'string', as Cosmos DB requires", "write id: 'string'");
    return [{ path, value: schema['id'], message }];
  }
  if (partitionKey !== undefined) return [];
  const message = rule(
    "must be a field of the schema, because the partition key is '/id' by default",
    "add id: 'string' to the schema",
  );
  return [{ path, value: undefined, message }];
}

/** Source: learn.microsoft.com/azure/cosmos-db/partitioning-overview#choose-a-partition-key */
function partitionMismatches(schema: EntitySchema, partitionKey: string | undefined): Mismatch[] {
  if (partitionKey === undefined) return [];
  const field = partitionKey.slice(1);
  const path = ['partitionKey'];
  if (!partitionKey.startsWith('/') || !Object.hasOwn(schema, field)) {
    const message = rule(
      "must be '/' and a field of the schema",
      `add the field to the schema, or ${useOne(scalars(schema))}`,
    );
    return [{ path, value: partitionKey, message }];
  }
  const type = typeOf(schema, field);
  if (type !== 'array' && type !== 'object') return [];
  const message = rule(
    `must be a field whose value is a string, number or boolean; '${field}' is of type ${type}`,
    useOne(scalars(schema)),
  );
  return [{ path, value: partitionKey, message }];
}

/** The service needs a value in these fields, and sets some of them itself. */
function plainMismatches(
  schema: EntitySchema,
  partitionKey: string | undefined,
  ownerField: string | undefined,
): Mismatch[] {
  const names = new Set([
    'id',
    ...(partitionKey === undefined ? [] : [partitionKey.slice(1)]),
    ...(ownerField ? [ownerField] : []),
  ]);
  return [...names].flatMap((name) => {
    const field = ownValue(schema, name);
    const options = (['nullable', 'readOnly', 'default'] as const).filter(
      (option) => typeof field === 'object' && field[option] !== undefined && field[option] !== false,
    );
    return options.map((option) => {
      const message = rule(
        `must not be set for '${name}', whose value identifies or owns an item`,
        `remove ${option}`,
      );
      return {
        path: ['schema', name, option],
        value: typeof field === 'object' ? field[option] : undefined,
        message,
      };
    });
  });
}

/** Source: learn.microsoft.com/azure/cosmos-db/nosql/time-to-live */
function ttlMismatches(schema: EntitySchema, ttl: number | undefined): Mismatch[] {
  if (ttl === undefined || !Object.hasOwn(schema, 'ttl') || typeOf(schema, 'ttl') === 'number') return [];
  const message = rule(
    "must be of type 'number', because items expire and Cosmos DB reads the field ttl of an item as seconds",
    "write ttl: 'number', or use another name for the field",
  );
  return [{ path: ['schema', 'ttl'], value: schema['ttl'], message }];
}

function ownerMismatches(schema: EntitySchema, ownerField: string | undefined): Mismatch[] {
  if (ownerField === undefined || typeOf(schema, ownerField) === 'string') return [];
  const message = rule(
    'must be a field of type string, because object ids are strings',
    `add ${ownerField}: 'string' to the schema, or name another field`,
  );
  return [{ path: ['ownerField'], value: ownerField, message }];
}

/** Calls stay in one partition, so a tenant has to be one. That of a reader is checked with the data that it reads. */
function tenantMismatches({ schema, tenantField, ownerField, partitionKey = '/id', of }: Keyed): Mismatch[] {
  if (tenantField === undefined) return [];
  const mismatch = (message: string): Mismatch[] => [{ path: ['tenantField'], value: tenantField, message }];
  if (typeOf(schema, tenantField) !== 'string' || tenantField === 'id')
    return mismatch(
      rule(
        'must be a field of type string other than id, because claims are strings and a tenant has many items',
        "add a field such as tenant: 'string' to the schema, and name it",
      ),
    );
  if (tenantField === ownerField)
    return mismatch(
      rule('must not be the ownerField', 'use another field, or remove one of the two options'),
    );
  if (of !== undefined || partitionKey === `/${tenantField}`) return [];
  return mismatch(
    rule(`must be the partition key, which is '${partitionKey}'`, `write partitionKey: '/${tenantField}'`),
  );
}

/** Source: learn.microsoft.com/azure/cosmos-db/unique-keys */
function uniqueMismatches(schema: EntitySchema, at: string, path: Mismatch['path']): Mismatch[] {
  const [, field = '', ...below] = at.split('/');
  if (!Object.hasOwn(schema, field)) return [noField(schema, at, path)];
  const type = typeOf(schema, field);
  if (below.length === 0 || type === 'object') return [];
  const message = rule(
    `must not go into '${field}', which is of type ${type}: only a field of type object has further fields`,
    `write '/${field}', or change the type of the field to object`,
  );
  return [{ path, value: at, message }];
}

/** Names that start with an underscore are those of Cosmos DB, such as `_ts`. A name can be in quotes. */
function indexMismatches(schema: EntitySchema, at: string, path: Mismatch['path']): Mismatch[] {
  const [, first = '', second] = at.split('/');
  const field = first.replaceAll('"', '');
  if (second === '[]' && Object.hasOwn(schema, field) && typeOf(schema, field) !== 'array') {
    const message = rule(
      `must not have '[]' after '${field}', which is of type ${typeOf(schema, field)}: only a field of type array has entries`,
      `write '/${first}/?', or change the type of the field to array`,
    );
    return [{ path, value: at, message }];
  }
  if (
    field === '*' ||
    STAMPS.some((stamp) => stamp === field) ||
    field.startsWith('_') ||
    Object.hasOwn(schema, field)
  )
    return [];
  return [noField(schema, at, path)];
}

function noField(schema: EntitySchema, value: string, path: Mismatch['path']): Mismatch {
  const resolution = `${useOne(Object.keys(schema))}, or add the field to the schema`;
  return { path, value, message: rule(`must begin with a field of the schema`, resolution) };
}

function scalars(schema: EntitySchema): string[] {
  return Object.keys(schema).filter((name) => !['array', 'object'].includes(typeOf(schema, name) ?? ''));
}

function useOne(fields: readonly string[]): string {
  if (fields.length === 0) return 'add a field of type string to the schema';
  return `use one of ${fields.map((field) => `'/${field}'`).join(', ')}`;
}
