import { ACTIONS } from '../../runtime/contract/api-operations.js';
import type { ApiField, ApiManifest } from '../../runtime/contract/manifest.js';
import { type JsonObject, type JsonValue, ownValue } from '../json.js';
import { keepsStamp, STAMPS } from '../../runtime/contract/stamps.js';

const TYPES: Readonly<Record<ApiField['type'], JsonObject>> = {
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  timestamp: { type: 'string', format: 'date-time' },
  array: { type: 'array' },
  object: { type: 'object' },
};

/** Without control characters, and without spaces at its ends. */
const ID = {
  type: 'string',
  minLength: 1,
  maxLength: 255,
  pattern: '^(?!\\.{1,2}$)(?!\\s)(?!.*\\s$)[^/\\\\?#\\u0000-\\u001f\\u007f]+$',
};
/** Seconds. */
const TTL = {
  type: 'integer',
  minimum: -1,
  maximum: 2_147_483_647,
  not: { const: 0 },
  description: 'Seconds until the item expires; -1: never.',
};
/** The body of an error. */
export const PROBLEM: JsonObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'Names the call in the logs.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'detail'],
        properties: {
          at: { type: 'string', description: 'A JSON pointer into the body, or a parameter or header.' },
          detail: { type: 'string' },
        },
      },
    },
  },
};

/**
 * Returns the schemas of requests and responses of an API: `UserApiItem`, `UserApiInput` and `UserApiPage`, and others where they
 * differ from these.
 */
export function apiSchemas(api: ApiManifest): Record<string, JsonObject> {
  const { name, partitionKey, schema, ownerField, tenant } = api;
  const kept = STAMPS.filter((stamp) => keepsStamp(api, stamp));
  const isKept = (field: string) => kept.some((stamp) => stamp === field);
  const stamps = Object.fromEntries(
    kept.map((stamp) => [stamp, { ...TYPES.timestamp, readOnly: true, description: 'Kept by the service.' }]),
  );
  const fields = Object.fromEntries(
    Object.entries(schema)
      .filter(([field]) => field !== 'id' && !isKept(field))
      .map(([name, field]) => [
        name,
        { ...valueSchema(field), ...(name === partitionKey && partitionLimits(field)) },
      ]),
  );
  const [word, ...more] = ACTIONS.filter((action) => api.operations.includes(action));
  const not: JsonObject = more.length === 0 ? { const: word ?? '' } : { enum: [word ?? '', ...more] };
  const id: JsonObject = word === undefined ? ID : { ...ID, not };
  const properties = {
    id,
    ...fields,
    ...(api.expires && { ttl: TTL }),
    ...stamps,
  };
  const needed = Object.keys(fields).filter(
    (field) => ownValue(schema, field)?.required === true || field === partitionKey,
  );
  // The service fills in the owner, the tenant and defaults.
  const given = needed.filter((name) => {
    const field = ownValue(schema, name);
    return (
      name !== ownerField &&
      name !== tenant?.field &&
      field?.default === undefined &&
      field?.readOnly !== true
    );
  });
  const input = (required: readonly string[]) => ({
    type: 'object',
    ...(required.length > 0 && { required }),
    properties,
    additionalProperties: false,
  });
  return {
    [`${name}Item`]: { type: 'object', required: ['id', ...needed], properties },
    ...(api.queries?.select === true && { [readSchemaOf(api)]: { type: 'object', properties } }),
    [`${name}Input`]: input(given),
    ...(replacementSchemaOf(api) !== `${name}Input` && {
      [replacementSchemaOf(api)]: input(given.filter((field) => field !== partitionKey)),
    }),
    ...(api.operations.includes('patch') && {
      [`${name}Patch`]: {
        type: 'object',
        properties: patchOf(properties, new Set(['id', partitionKey, ...requiredOf(schema)])),
        additionalProperties: false,
      },
    }),
    ...(api.operations.includes('batch') && batchSchemas(api, id)),
    ...(api.operations.includes('search') && { [`${name}SearchResults`]: searchResults(api) }),
    [`${name}Page`]: {
      type: 'object',
      required: ['items'],
      properties: {
        items: { type: 'array', items: { $ref: `#/components/schemas/${readSchemaOf(api)}` } },
        continuation: { type: 'string', description: 'For the next page; absent on the last one.' },
        ...(api.queries?.count === true && {
          count: { type: 'integer', description: 'Items of all pages, where the call asks for it.' },
        }),
      },
    },
  };
}

/** Returns the schema of the answer to a search. */
function searchResults({ name }: ApiManifest): JsonObject {
  const counted = {
    type: 'object',
    required: ['value', 'count'],
    properties: { value: {}, count: { type: 'integer' } },
  };
  return {
    type: 'object',
    required: ['items', 'count'],
    properties: {
      items: { type: 'array', items: { $ref: `#/components/schemas/${name}Item` } },
      count: { type: 'integer', description: 'Items of all pages, as the index has them.' },
      facets: { type: 'object', additionalProperties: { type: 'array', items: counted } },
      continuation: { type: 'string', description: 'For the next page; absent on the last one.' },
    },
  };
}

function batchSchemas(api: ApiManifest, id: JsonObject): Record<string, JsonObject> {
  const { name, operations } = api;
  const own = { id, ifMatch: { type: 'string', description: 'The ETag that the item must have, else 412.' } };
  const bodyOf = (schema: string) => ({ body: { $ref: `#/components/schemas/${schema}` } });
  const fields = {
    create: bodyOf(replacementSchemaOf(api)),
    update: { ...own, ...bodyOf(replacementSchemaOf(api)) },
    patch: { ...own, ...bodyOf(`${name}Patch`) },
    delete: own,
  };
  const changes = Object.entries(fields).filter(([change]) => operations.some((one) => one === change));
  const operation = ([change, properties]: [string, JsonObject]): JsonObject => ({
    type: 'object',
    required: ['operation', ...Object.keys(properties).filter((field) => field !== 'ifMatch')],
    properties: { operation: { type: 'string', enum: [change] }, ...properties },
    additionalProperties: false,
  });
  const result = {
    type: 'object',
    required: ['status'],
    properties: {
      status: { type: 'integer', description: 'The status that the operation has by itself.' },
      etag: { type: 'string', description: 'Absent after a deletion.' },
      item: { $ref: `#/components/schemas/${name}Item` },
    },
  };
  const list = (field: string, schema: JsonObject) => ({
    type: 'object',
    required: [field],
    properties: { [field]: schema },
  });
  return {
    [`${name}Batch`]: {
      ...list('operations', {
        type: 'array',
        minItems: 1,
        maxItems: 100,
        description: 'At most one operation of each item.',
        items: { oneOf: changes.map(operation) },
      }),
      additionalProperties: false,
    },
    [`${name}BatchResults`]: list('results', {
      type: 'array',
      description: 'In the order of the operations.',
      items: result,
    }),
  };
}

/**
 * Returns the fields of a merge patch, in which null removes a field, also in objects.
 * @param kept - Fields that cannot be removed.
 */
function patchOf(properties: Readonly<Record<string, JsonObject>>, kept: ReadonlySet<JsonValue>): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { default: _filled, required = [], ...schema }]) => {
      const { type = '', enum: values, properties: inner } = schema;
      const more = {
        ...(!kept.has(name) && {
          type: [...new Set([type, 'null'].flat())],
          ...(Array.isArray(values) && { enum: [...new Set<JsonValue>([...(values as JsonValue[]), null])] }),
        }),
        // Properties of a schema are schemas.
        ...(inner !== undefined && {
          properties: patchOf(inner as Readonly<Record<string, JsonObject>>, new Set([required].flat())),
        }),
      };
      return [name, { ...schema, ...more }];
    }),
  );
}

/** Returns the fields that every item has. */
function requiredOf(schema: ApiManifest['schema']): string[] {
  return Object.entries(schema).flatMap(([name, { required }]) => (required ? [name] : []));
}

export function partitionLimits(field: Pick<ApiField, 'type' | 'minLength' | 'maxLength'>): JsonObject {
  const { type, minLength = 1, maxLength = 255 } = field;
  if (type === 'number') return limitsOf({});
  return type === 'string' ? { minLength: Math.max(minLength, 1), maxLength: Math.min(maxLength, 255) } : {};
}

/** Returns the name of the schema of a body that replaces an item. It may leave out the partition, which the call names. */
export function replacementSchemaOf({
  name,
  partitionKey,
  ownerField,
  tenant,
  operations,
}: ApiManifest): string {
  const isNamed = partitionKey !== 'id' && partitionKey !== ownerField && partitionKey !== tenant?.field;
  return `${name}${isNamed && (operations.includes('update') || operations.includes('batch')) ? 'Replacement' : 'Input'}`;
}

/** Returns the schema of the values of a field, with its constraints. */
function valueSchema(field: ApiField): JsonObject {
  const {
    type: _type,
    required: _required,
    nullable,
    immutable,
    items,
    fields,
    default: filled,
    ...rest
  } = field;
  const { type, format } = TYPES[field.type];
  const needed = Object.entries(fields ?? {}).filter(([, { required }]) => required);
  return {
    // A field of type timestamp has a format, and no options of strings.
    ...(format !== undefined && { format }),
    ...rest,
    ...(field.type === 'number' && limitsOf(field)),
    type: nullable === true ? [type ?? '', 'null'] : (type ?? ''),
    ...(nullable === true && rest.enum && { enum: [...rest.enum, null] }),
    ...(immutable === true && { description: 'Cannot be changed once it has a value.' }),
    // Definitions hold JSON.
    ...(filled !== undefined && { default: filled as JsonValue }),
    ...(items && { items: valueSchema(items) }),
    ...(fields && {
      properties: Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, valueSchema(one)])),
      ...(needed.length > 0 && { required: needed.map(([name]) => name) }),
      additionalProperties: false,
    }),
  };
}

/** Returns the limits of a number. The service refuses numbers that JSON would round. */
function limitsOf({
  minimum = -Infinity,
  maximum = Infinity,
}: Pick<ApiField, 'minimum' | 'maximum'>): JsonObject {
  const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number;
  return { minimum: Math.max(minimum, MIN_SAFE_INTEGER), maximum: Math.min(maximum, MAX_SAFE_INTEGER) };
}

/** Returns the name of the schema of items that calls read. With `select`, every field can be missing. */
export function readSchemaOf({ name, queries }: Pick<ApiManifest, 'name' | 'queries'>): string {
  return `${name}${queries?.select === true ? 'Selection' : 'Item'}`;
}

/** Returns the schema of a field as text in a URL. */
export function fieldSchema(type: ApiField['type']): JsonObject {
  return TYPES[type];
}
