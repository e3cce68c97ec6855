import type { AnyComponentDefinition } from '../../component.js';
import { type ConfigIssue, InvalidConfigError } from '../../errors.js';
import { isOwnDefinition } from '../../backend/own-definition.js';
import {
  type AnyCrudApiConfig,
  type ApiData,
  type CrudApiConfig,
  type CrudReaderConfig,
  sortsOf,
} from './crud-api-config.js';
import type { EntitySchema } from './entity-schema.js';
import { STAMPS } from '../../runtime/contract/stamps.js';
import { typeOf } from './entity-schema.js';
import { sortedField } from '../../runtime/contract/order.js';
import { compositeIndexesOf, isIndexed } from './crud-api-sorts.js';

/**
 * Returns the options of the API whose data a reader reads.
 * @throws InvalidConfigError when the backend does not have that API, or the reader declares fields that it does not have.
 */
export function dataBehind(
  id: string,
  { of, schema, queries, tenantField }: Pick<CrudReaderConfig, 'of' | 'schema' | 'queries' | 'tenantField'>,
  find: (id: string) => AnyComponentDefinition | undefined,
): ApiData {
  const refuse = (...issues: ConfigIssue[]) => new InvalidConfigError(`CrudApi '${id}'`, issues);
  const found = find(of);
  if (found?.componentType !== 'CrudApi' || !isOwnDefinition(found))
    throw refuse({
      path: 'of',
      value: `'${of}'`,
      rule: 'must be the id of a CrudApi of the same backend',
      resolution: 'add the component to the backend, or correct the id',
    });
  if (found.componentId !== of)
    throw refuse({
      path: 'of',
      value: `'${of}'`,
      rule: 'must be the id that the other API has now',
      resolution: `write of: '${found.componentId}'`,
    });
  // `CrudApi.define` made the definition and checked its options.
  const config = found.config as AnyCrudApiConfig;
  if (config.of !== undefined)
    throw refuse({
      path: 'of',
      value: `'${of}'`,
      rule: `must be the id of an API with data of its own, and '${of}' reads those of '${config.of}'`,
      resolution: `write of: '${config.of}'`,
    });
  const issues = [
    ...fieldIssues(of, schema, config.schema),
    ...partitionIssues(of, schema, config),
    ...tenantIssues(of, tenantField, config),
    ...sortIssues(of, sortsOf({ queries }), config),
  ];
  if (issues.length > 0) throw refuse(...issues);
  return config;
}

function fieldIssues(of: string, schema: EntitySchema, stored: EntitySchema): ConfigIssue[] {
  return Object.keys(schema).flatMap((name) => {
    const [own, other] = [typeOf(schema, name), typeOf(stored, name)];
    // The service makes these fields in every item.
    if (own === other || (other === undefined && isOfService(name, own))) return [];
    const rule =
      other === undefined
        ? `must be a field of '${of}', whose data the API reads`
        : `must be of type ${other}, as in '${of}', whose data the API reads`;
    const resolution = other === undefined ? 'remove the field' : `write ${name}: '${other}'`;
    return [{ path: `schema.${name}`, value: `'${own ?? ''}'`, rule, resolution }];
  });
}

function isOfService(name: string, type: string | undefined): boolean {
  if (name === 'id') return type === 'string';
  return STAMPS.some((stamp) => stamp === name) && type === 'timestamp';
}

/** Callers name the partition of an item by a field of the API that they call. */
function partitionIssues(of: string, schema: EntitySchema, { partitionKey = '/id' }: ApiData): ConfigIssue[] {
  const field = partitionKey.slice(1);
  if (field === 'id' || Object.hasOwn(schema, field)) return [];
  return [
    {
      path: `schema.${field}`,
      value: 'missing',
      rule: `must be a field of the schema, because it is the partition key of '${of}', by which callers name an item`,
      resolution: `add ${field} to the schema`,
    },
  ];
}

/** A reader must not show the items of one tenant to another one, and a tenant is a partition. */
function tenantIssues(of: string, tenantField: string | undefined, data: CrudApiConfig): ConfigIssue[] {
  const key = (data.partitionKey ?? '/id').slice(1);
  const needed = data.tenantField ?? (tenantField === undefined ? undefined : key);
  if (tenantField === needed) return [];
  return [
    {
      path: 'tenantField',
      value: tenantField === undefined ? 'missing' : `'${tenantField}'`,
      rule: `must be '${needed ?? ''}', by which '${of}' separates its items`,
      resolution: `write tenantField: '${needed ?? ''}', and a tenantClaim`,
    },
  ];
}

/** A reader adds no index to the data. */
function sortIssues(of: string, sorts: readonly string[][], data: ApiData): ConfigIssue[] {
  const textOf = (index: readonly { readonly path: string; readonly order?: string }[]) =>
    index.map(({ path, order = 'ascending' }) => `${path} ${order}`).join();
  const known = [
    ...(data.indexingPolicy?.compositeIndexes ?? []),
    ...compositeIndexesOf(sortsOf(data), data.partitionKey),
  ];
  const served = new Set(known.flatMap((index) => [textOf(index), textOf(index.map(turned))]));
  return sorts.flatMap((sort, index) =>
    // A list that is sorted by an id that is the partition key needs no composite index.
    sort.every((field) => isIndexed(sortedField(field), data.indexingPolicy)) &&
    compositeIndexesOf([sort], data.partitionKey).every((needed) => served.has(textOf(needed)))
      ? []
      : [
          {
            path: `queries.sorts.${index}`,
            value: `'${sort.join(',')}'`,
            rule: `must be a sort of '${of}', which has the indexes`,
            resolution: `add the sort to '${of}'`,
          },
        ],
  );
}

function turned({ path, order }: { readonly path: string; readonly order?: string }) {
  return order === 'descending' ? { path } : { path, order: 'descending' };
}
