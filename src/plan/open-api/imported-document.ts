import { OPERATION_ROUTES, operationsAt, pathAt } from '../../runtime/contract/api-operations.js';
import type { ApiManifest } from '../../runtime/contract/manifest.js';
import { type JsonObject, ownValue } from '../json.js';
import { apiSchemas, PROBLEM } from './api-schemas.js';
import { PLACES } from './open-api.js';
import { operationObject } from './operation-object.js';

/**
 * Describes one API in OpenAPI 3.1, as API Management imports it: paths are relative to that of the API. The import ignores security, which
 * policies check.
 * Source: learn.microsoft.com/azure/api-management/api-management-api-import-restrictions
 * @param crud - A CRUD API; undefined where there is none at the path.
 * @param others - Operations besides those of the CRUD API, by path.
 */
export function importedDocument(
  title: string,
  crud: ApiManifest | undefined,
  others: Readonly<Record<string, JsonObject>>,
): JsonObject {
  return {
    openapi: '3.1.1',
    info: { title, version: '1' },
    paths: { ...others, ...(crud !== undefined && pathsOf(crud, others)) },
    ...(crud !== undefined && { components: { schemas: { ...apiSchemas(crud), Problem: PROBLEM } } }),
  };
}

function pathsOf(api: ApiManifest, others: Readonly<Record<string, JsonObject>>): Record<string, JsonObject> {
  return Object.fromEntries(
    PLACES.flatMap((place): [string, JsonObject][] => {
      const operations = operationsAt(api, place);
      const path = pathAt(api.route, place).slice(api.route.length) || '/';
      const methods = operations.map((operation): [string, JsonObject] => [
        OPERATION_ROUTES[operation].method.toLowerCase(),
        importedOperation(operationObject(api, operation, undefined)),
      ]);
      return operations.length === 0
        ? []
        : [[path, { ...ownValue(others, path), ...Object.fromEntries(methods) }]];
    }),
  );
}

/**
 * Returns an operation without what the import does not take. A required parameter of the query would become a part of the path, and calls
 * that name the partition in a header would then find no operation.
 */
function importedOperation({ security: _ignored, parameters, ...operation }: JsonObject): JsonObject {
  return { ...operation, parameters: (parameters as readonly JsonObject[]).map(importedParameter) };
}

function importedParameter({ style: _style, explode, ...parameter }: JsonObject): JsonObject {
  if (parameter['in'] !== 'query') return parameter;
  const { required: _required, ...optional } = parameter;
  // The import knows lists as repeated parameters only.
  return explode === false ? { ...optional, schema: { type: 'string' } } : optional;
}
