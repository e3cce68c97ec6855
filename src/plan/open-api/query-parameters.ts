import type { ApiField, ApiManifest } from '../../runtime/contract/manifest.js';
import { type FilterOperator, isScalar, operatorsFor } from '../../runtime/contract/operators.js';
import { reversed } from '../../runtime/contract/order.js';
import type { JsonObject } from '../json.js';
import { STAMPS } from '../../runtime/contract/stamps.js';
import { fieldSchema } from './api-schemas.js';

const RESERVED = ['limit', 'continuation', 'code', 'clientId'];

const DESCRIPTIONS: Readonly<Record<FilterOperator, string>> = {
  gt: 'Greater than the value.',
  gte: 'Greater than the value, or equal.',
  lt: 'Less than the value.',
  lte: 'Less than the value, or equal.',
  ne: 'Another value than this one. Items without the field are left out.',
  in: 'One of the values, at most 100.',
  startsWith: 'Begins with the value.',
  contains: 'Contains the value.',
};

/** Returns the parameters of a list that filter, sort and count. */
export function queryParameters(api: ApiManifest): JsonObject[] {
  const { partitionKey, queries = {} } = api;
  const { sorts = [], count } = queries;
  const orders = sorts.flatMap((fields) => [fields, fields.map(reversed)]).map((fields) => fields.join(','));
  return [
    ...filterable(api).flatMap(([name, type]) => [
      ...(name === partitionKey ? [] : [filter(name, 'Equality.', fieldSchema(type))]),
      ...operatorsFor(type, api).map((operator) => {
        const schema = fieldSchema(type);
        const parameter = filter(`${name}[${operator}]`, DESCRIPTIONS[operator], schema);
        return operator === 'in' ? listOf(parameter, schema, 100) : parameter;
      }),
    ]),
    ...(orders.length > 0
      ? [
          filter('sort', 'Order of the items; - before a field: descending.', {
            type: 'string',
            enum: orders,
          }),
        ]
      : []),
    ...(count === true
      ? [filter('count', 'True: the page has the number of items of all pages.', { type: 'boolean' })]
      : []),
  ];
}

/** Returns the parameter with the fields that a caller wants; none where the API does not offer it. */
export function selectParameter(api: ApiManifest): JsonObject[] {
  if (api.queries?.select !== true) return [];
  const names = [...new Set(['id', ...Object.keys(api.schema), ...STAMPS, ...(api.expires ? ['ttl'] : [])])];
  const parameter = filter('select', 'Fields of the answer. Absent: all.', {});
  return [listOf(parameter, { type: 'string', enum: names })];
}

export function searchParameters({ search }: ApiManifest): JsonObject[] {
  const fields = Object.entries(search?.fields ?? {});
  const filters = fields.flatMap(([name, field]) => (field.filter === true ? [name] : []));
  const facets = fields.flatMap(([name, field]) => (field.facet === true ? [name] : []));
  const several = (name: string, description: string, items: JsonObject) => ({
    ...filter(name, description, { type: 'array', items }),
    style: 'form',
    explode: true,
  });
  return [
    filter('q', 'Words, all of which an item has. Absent: every item.', { type: 'string' }),
    ...(filters.length === 0
      ? []
      : [
          several('filter', 'Conditions that all hold, such as name=value or name[gte]=value.', {
            type: 'string',
            pattern: `^(?:${filters.join('|')})(?:\\[(?:gt|gte|lt|lte|ne|in)\\])?=`,
          }),
        ]),
    ...(facets.length === 0
      ? []
      : [several('facet', 'Fields whose values are counted.', { type: 'string', enum: facets })]),
    filter('limit', 'Items of a page; more than 100 count as 100.', {
      type: 'integer',
      minimum: 1,
      maximum: 999_999_999,
      default: 50,
    }),
    filter('continuation', 'What the page before says. Absent: the first page.', {
      type: 'string',
      pattern: '^[1-9][0-9]{0,5}$',
    }),
  ];
}

function filterable({ schema }: ApiManifest): [name: string, type: ApiField['type']][] {
  const declared = Object.entries(schema).flatMap(([name, { type }]): [string, ApiField['type']][] =>
    isScalar(type) ? [[name, type]] : [],
  );
  const stamps = STAMPS.filter((name) => !Object.hasOwn(schema, name));
  return [...declared, ...stamps.map((name): [string, ApiField['type']] => [name, 'timestamp'])].filter(
    ([name]) => !RESERVED.includes(name),
  );
}

function filter(name: string, description: string, schema: JsonObject): JsonObject {
  return { name, in: 'query', description, schema };
}

function listOf(parameter: JsonObject, items: JsonObject, maxItems?: number): JsonObject {
  // A parameter without a text is a list with one empty string.
  const isText = items['type'] === 'string' && items['enum'] === undefined && items['format'] === undefined;
  const schema = {
    type: 'array',
    items,
    ...(!isText && { minItems: 1 }),
    ...(maxItems !== undefined && { maxItems }),
  };
  return { ...parameter, style: 'form', explode: false, schema };
}
