import { OPERATION_ROUTES } from '../../runtime/contract/api-operations.js';
import type { ApiManifest, ApiOperation } from '../../runtime/contract/manifest.js';
import { type JsonObject, ownValue } from '../json.js';
import { fieldSchema, partitionLimits, readSchemaOf, replacementSchemaOf } from './api-schemas.js';
import { queryParameters, searchParameters, selectParameter } from './query-parameters.js';

const SUMMARIES: Readonly<Record<ApiOperation, string>> = {
  create: 'Adds an item.',
  read: 'Reads an item.',
  update: 'Replaces an item.',
  patch: 'Changes some fields of an item.',
  delete: 'Deletes an item.',
  batch: 'Changes several items of a partition, all or none.',
  list: 'Reads the items page by page, in no particular order without a sort.',
  search: 'Finds items by their words, the best first. New and changed items follow in seconds.',
};

/** Error answers besides 400, 401, 429, 500 and 503, which every operation may give. */
const ERRORS: Readonly<Record<ApiOperation, readonly string[]>> = {
  create: ['409', '413', '415'],
  read: ['404'],
  update: ['404', '409', '412', '413', '415'],
  patch: ['404', '409', '412', '413', '415'],
  delete: ['404', '409', '412'],
  batch: ['404', '409', '412', '413', '415'],
  list: [],
  search: [],
};

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  '400': 'The call is not valid.',
  '401': 'The key or the token is missing or wrong.',
  '403': 'The caller lacks a role or a scope, or names another owner or tenant.',
  '404': 'The partition does not contain the item.',
  '409': 'An item with this id or a unique value exists, or others keep changing it.',
  '412': 'The item is not the one that If-Match names.',
  '413': 'The body is too large.',
  '415': 'The body is not JSON in UTF-8, or is compressed.',
  '429': 'The database is busy.',
  '4XX': 'The code of the API refuses the call.',
  '500': 'The service failed.',
  '503': 'The database or the code of the API does not answer.',
};

const text = { type: 'string' };

export function operationObject(
  api: ApiManifest,
  operation: ApiOperation,
  scheme: string | undefined,
): JsonObject {
  const { name, authLevel } = api;
  return {
    operationId: `${name}_${operation}`,
    summary: SUMMARIES[operation],
    tags: [name],
    security: securityOf(api, operation, scheme),
    parameters: parametersOf(api, operation),
    ...(operation === 'create' && { requestBody: { required: true, content: jsonOf(`${name}Input`) } }),
    ...(operation === 'update' && {
      requestBody: { required: true, content: jsonOf(replacementSchemaOf(api)) },
    }),
    ...(operation === 'batch' && { requestBody: { required: true, content: jsonOf(`${name}Batch`) } }),
    ...(operation === 'patch' && {
      requestBody: {
        required: true,
        description: 'A merge patch (RFC 7396): null removes a field.',
        content: {
          'application/merge-patch+json': { schema: { $ref: `#/components/schemas/${name}Patch` } },
        },
      },
    }),
    responses: {
      ...successOf(api, operation),
      ...Object.fromEntries(
        ['400', '401', '429', '500', '503', ...(authLevel === 'entra' ? ['403'] : []), ...ERRORS[operation]]
          .sort()
          .map((status) => [status, errorOf(status)]),
      ),
      ...(isHooked(api, operation) && { '4XX': errorOf('4XX') }),
    },
  };
}

/** Returns true if code of the API runs before an operation, and may refuse it. */
function isHooked({ hooks, operations }: ApiManifest, operation: ApiOperation): boolean {
  const { names = [] } = hooks ?? {};
  switch (operation) {
    case 'create':
      return names.includes('beforeCreate');
    case 'update':
      return (
        names.includes('beforeUpdate') || (names.includes('beforeCreate') && operations.includes('create'))
      );
    case 'patch':
      return names.includes('beforeUpdate');
    case 'delete':
      return names.includes('beforeDelete');
    case 'batch':
      return names.length > 0;
    default:
      return false;
  }
}

/** Scopes and roles are names in one list. Source: spec.openapis.org/oas/v3.1.1 (security requirement object) */
function securityOf(
  { authLevel, permissions }: ApiManifest,
  operation: ApiOperation,
  scheme: string | undefined,
): JsonObject[] {
  if (authLevel === 'anonymous') return [];
  if (authLevel !== 'entra' || scheme === undefined) return [{ functionKey: [] }, { functionKeyInUrl: [] }];
  const { roles = [], scopes = [] } = permissions?.[OPERATION_ROUTES[operation].access] ?? {};
  return [{ [scheme]: [...scopes, ...roles] }];
}

function parametersOf(api: ApiManifest, operation: ApiOperation): JsonObject[] {
  const { partitionKey, ownerField, tenant, schema } = api;
  const ofItem = OPERATION_ROUTES[operation].place === 'item';
  const partitionType = ownValue(schema, partitionKey)?.type ?? 'string';
  const partition = {
    name: partitionKey,
    in: 'query',
    // The service knows it where it is the owner or the tenant.
    required: (ofItem || operation === 'batch') && partitionKey !== ownerField && tenant === undefined,
    description: 'The partition. The header x-partition-key says the same.',
    schema: {
      ...fieldSchema(partitionType),
      // The id of a list is a filter like any other.
      ...(partitionKey !== 'id' && partitionLimits({ type: partitionType })),
    },
  };
  const header = (name: string, description: string) => ({ name, in: 'header', description, schema: text });
  return [
    ...(ofItem ? [{ name: 'id', in: 'path', required: true, schema: text }] : []),
    ...(partitionKey === 'id' && operation !== 'list' ? [] : [partition]),
    ...(operation === 'search' ? searchParameters(api) : []),
    ...(operation === 'list'
      ? [
          {
            name: 'limit',
            in: 'query',
            description:
              'Items of a page; more than 100 count as 100. A page can have fewer, and still not be the last.',
            schema: { type: 'integer', minimum: 1, maximum: 999_999_999, default: 50 },
          },
          {
            name: 'continuation',
            in: 'query',
            description:
              'What the page before says, with the same filters; 400 for any other value. Absent: the first page.',
            schema: { type: 'string', minLength: 1, pattern: '^[A-Za-z0-9_-]+$' },
          },
          ...queryParameters(api),
        ]
      : []),
    ...(operation === 'read' || operation === 'list' ? selectParameter(api) : []),
    ...(operation === 'read'
      ? [header('If-None-Match', 'ETags that the caller has: 304 for one of them.')]
      : []),
    ...(operation === 'update' && api.operations.includes('create')
      ? [header('If-None-Match', '`*` creates the item, and answers 412 if it exists.')]
      : []),
    ...(['update', 'patch', 'delete'].includes(operation)
      ? [header('If-Match', 'The ETag that the item must have, else 412. Absent: whatever it has.')]
      : []),
  ];
}

function successOf(api: ApiManifest, operation: ApiOperation): JsonObject {
  const { name } = api;
  const etag = { description: 'Names this version of the item, for If-Match.', required: true, schema: text };
  const headers = { ETag: etag };
  const content = jsonOf(`${name}Item`);
  switch (operation) {
    case 'create':
      return {
        '201': {
          description: 'The new item.',
          headers: {
            ...headers,
            Location: { description: 'Where the item is.', required: true, schema: text },
          },
          content,
        },
      };
    case 'read':
      return {
        '200': { description: 'The item.', headers, content: jsonOf(readSchemaOf(api)) },
        '304': { description: 'It is as If-None-Match says.', headers },
      };
    case 'update':
    case 'patch':
      return {
        '200': { description: 'The item as it is now.', headers, content },
        ...(operation === 'update' &&
          api.operations.includes('create') && { '201': { description: 'The new item.', headers, content } }),
      };
    case 'delete':
      return { '204': { description: 'It is deleted.' } };
    case 'batch':
      return { '200': { description: 'All changes are made.', content: jsonOf(`${name}BatchResults`) } };
    case 'list':
      return { '200': { description: 'A page.', content: jsonOf(`${name}Page`) } };
    case 'search':
      return { '200': { description: 'A page.', content: jsonOf(`${name}SearchResults`) } };
  }
}

function errorOf(status: string): JsonObject {
  const waits = status === '429' || status === '503';
  return {
    description: ownValue(DESCRIPTIONS, status) ?? '',
    ...(waits && { headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } } }),
    // The Functions host answers 401 itself, without a body.
    ...(status !== '401' && {
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  };
}

function jsonOf(schema: string): JsonObject {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
}
