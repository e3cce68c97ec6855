import type { ApiOperation } from './manifest.js';

/** Method and place of an operation of a CRUD API, and the permission that callers need. */
export interface OperationRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `collection`: `/api/user-api`. `item`: `/api/user-api/{id}`. */
  readonly place: 'collection' | 'item';
  readonly access: 'read' | 'write';
}

/** Route of each operation, in the order of OpenAPI documents and of the header `Allow`. */
export const OPERATION_ROUTES: Readonly<Record<ApiOperation, OperationRoute>> = {
  list: { method: 'GET', place: 'collection', access: 'read' },
  create: { method: 'POST', place: 'collection', access: 'write' },
  read: { method: 'GET', place: 'item', access: 'read' },
  update: { method: 'PUT', place: 'item', access: 'write' },
  patch: { method: 'PATCH', place: 'item', access: 'write' },
  delete: { method: 'DELETE', place: 'item', access: 'write' },
};

/** Returns the operations of an API at a place. */
export function operationsAt(
  { operations }: { readonly operations: readonly ApiOperation[] },
  place: OperationRoute['place'],
): ApiOperation[] {
  // The keys of the table above.
  const all = Object.keys(OPERATION_ROUTES) as ApiOperation[];
  return all.filter(
    (operation) => operations.includes(operation) && OPERATION_ROUTES[operation].place === place,
  );
}

/**
 * Returns the methods of the function that answers an operation. `patch` is a method of the function of `update`, so that it takes
 * no function of the 100 that an app can have.
 */
export function methodsOfFunction(
  { operations }: { readonly operations: readonly ApiOperation[] },
  operation: Exclude<ApiOperation, 'patch'>,
): OperationRoute['method'][] {
  const { method } = OPERATION_ROUTES[operation];
  return operation === 'update' && operations.includes('patch')
    ? [method, OPERATION_ROUTES.patch.method]
    : [method];
}

/** Returns the operations that have a function. */
export function operationsWithFunction({
  operations,
}: {
  readonly operations: readonly ApiOperation[];
}): Exclude<ApiOperation, 'patch'>[] {
  return operations.filter((operation) => operation !== 'patch');
}
