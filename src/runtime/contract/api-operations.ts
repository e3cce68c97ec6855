import type { ApiOperation } from './manifest.js';

/** Operations whose names are words of their paths. They are not ids of items in an API that has them. */
export const ACTIONS = ['batch', 'search'] as const;

/** One of `ACTIONS`. */
export type Action = (typeof ACTIONS)[number];

/** Method and place of an operation of a CRUD API, and the permission that callers need. */
export interface OperationRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `collection`: `/api/user-api`. `item`: `/api/user-api/{id}`. `batch`, `search`: `/api/user-api/batch`. */
  readonly place: 'collection' | 'item' | Action;
  readonly access: 'read' | 'write';
}

/** Route of each operation, in the order of OpenAPI documents and of the header `Allow`. */
export const OPERATION_ROUTES: Readonly<Record<ApiOperation, OperationRoute>> = {
  list: { method: 'GET', place: 'collection', access: 'read' },
  create: { method: 'POST', place: 'collection', access: 'write' },
  batch: { method: 'POST', place: 'batch', access: 'write' },
  search: { method: 'GET', place: 'search', access: 'read' },
  read: { method: 'GET', place: 'item', access: 'read' },
  update: { method: 'PUT', place: 'item', access: 'write' },
  patch: { method: 'PATCH', place: 'item', access: 'write' },
  delete: { method: 'DELETE', place: 'item', access: 'write' },
};

/** Operations of an API. */
interface WithOperations {
  readonly operations: readonly ApiOperation[];
}

/** An operation that has a function. */
export type FunctionOperation = Exclude<ApiOperation, 'patch' | Action>;

/** Returns the operation whose path has a word after the route of the API; undefined where it is the id of an item. */
export function actionNamed({ operations }: WithOperations, word: unknown): Action | undefined {
  return ACTIONS.find((action) => action === word && operations.includes(action));
}

export function operationsAt({ operations }: WithOperations, place: OperationRoute['place']): ApiOperation[] {
  // The keys of the table above.
  const all = Object.keys(OPERATION_ROUTES) as ApiOperation[];
  return all.filter(
    (operation) => operations.includes(operation) && OPERATION_ROUTES[operation].place === place,
  );
}

/** Returns the path of a place of an API, below `/api/`. */
export function pathAt(route: string, place: OperationRoute['place']): string {
  if (place === 'collection') return route;
  return `${route}/${place === 'item' ? '{id}' : place}`;
}

/** A function of an API, which answers an operation. */
export interface ApiFunction {
  /** The component's part of the name ends at the first underscore. */
  readonly name: string;
  readonly operation: FunctionOperation;
  readonly route: string;
  readonly methods: OperationRoute['method'][];
}

/**
 * Returns the functions of an API. `patch` is a method of the function of `update`, `batch` an action of that of `create` and `search` one
 * of that of `read`, so that they take none of the 100 functions that an app can have.
 */
export function functionsOfApi(api: WithOperations & { readonly route: string }): ApiFunction[] {
  return api.operations.filter(hasFunction).map((operation) => ({
    name: nameOf(api, operation),
    operation,
    route: routeOf(api, operation),
    methods: methodsOf(api, operation),
  }));
}

export function functionNamesOfApi(api: WithOperations & { readonly route: string }): string[] {
  return api.operations.filter(hasFunction).map((operation) => nameOf(api, operation));
}

function hasFunction(operation: ApiOperation): operation is FunctionOperation {
  return operation !== 'patch' && operation !== 'batch' && operation !== 'search';
}

function nameOf({ route }: { readonly route: string }, operation: FunctionOperation): string {
  return `${route}_${operation}`;
}

function methodsOf({ operations }: WithOperations, operation: FunctionOperation): OperationRoute['method'][] {
  const { method } = OPERATION_ROUTES[operation];
  return operation === 'update' && operations.includes('patch')
    ? [method, OPERATION_ROUTES.patch.method]
    : [method];
}

function routeOf(
  { route, operations }: WithOperations & { readonly route: string },
  operation: FunctionOperation,
): string {
  return operation === 'create' && operations.includes('batch')
    ? `${route}/{action?}`
    : pathAt(route, OPERATION_ROUTES[operation].place);
}
