import type { ApiField, ApiManifest } from '../../runtime/contract/manifest.js';
import { type JsonObject, type JsonValue, ownValue } from '../json.js';

const TYPES: Readonly<Record<ApiField['type'], JsonObject>> = {
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  timestamp: { type: 'string', format: 'date-time' },
  array: { type: 'array' },
  object: { type: 'object' },
};

const ID = { type: 'string', minLength: 1, maxLength: 255, pattern: '^(?!\\.{1,2}$)[^/\\\\?#]+$' };
/** Times that the service sets. */
export const STAMPS = ['createdAt', 'updatedAt'] as const;

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
 * Returns the schemas of requests and responses of an API: `UserApiItem`, `UserApiInput` and `UserApiPage`.
 */
export function apiSchemas(api: ApiManifest): Record<string, JsonObject> {
  const { name, partitionKey, schema, ownerField, tenant } = api;
  const kept = STAMPS.filter((stamp) => !Object.hasOwn(schema, stamp) || schema[stamp]?.type === 'timestamp');
  const isKept = (field: string) => kept.some((stamp) => stamp === field);
  const stamps = Object.fromEntries(
    kept.map((stamp) => [stamp, { ...TYPES.timestamp, readOnly: true, description: 'Kept by the service.' }]),
  );
  const fields = Object.fromEntries(
    Object.entries(schema)
      .filter(([field]) => field !== 'id' && !isKept(field))
      .map(([name, field]) => [name, valueSchema(field)]),
  );
  const properties = {
    id: ID,
    ...fields,
    ...(api.expires && {
      ttl: { type: 'integer', minimum: -1, description: 'Seconds until the item expires; -1: never.' },
    }),
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
  return {
    [`${name}Item`]: { type: 'object', required: ['id', ...needed], properties },
    ...(api.queries?.select === true && { [readSchemaOf(api)]: { type: 'object', properties } }),
    [`${name}Input`]: {
      type: 'object',
      ...(given.length > 0 && { required: given }),
      properties,
      additionalProperties: false,
    },
    ...(api.operations.includes('patch') && {
      [`${name}Patch`]: { type: 'object', properties: patchOf(properties), additionalProperties: false },
    }),
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

/** Returns the fields of a merge patch, in which null removes a field, also in objects. */
function patchOf(properties: Readonly<Record<string, JsonObject>>): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { default: _filled, required: _required, ...schema }]) => {
      const { type = '', enum: values, properties: inner } = schema;
      const more = {
        type: [...new Set([type, 'null'].flat())],
        ...(Array.isArray(values) && { enum: [...new Set<JsonValue>([...(values as JsonValue[]), null])] }),
        // Properties of a schema are schemas.
        ...(inner !== undefined && { properties: patchOf(inner as Readonly<Record<string, JsonObject>>) }),
      };
      return [name, { ...schema, ...more }];
    }),
  );
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
function limitsOf({ minimum = -Infinity, maximum = Infinity }: ApiField): JsonObject {
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
