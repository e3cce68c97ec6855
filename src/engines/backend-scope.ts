/** The part of a construct that is used here. */
export interface Scope {
  readonly node: { tryGetContext(key: string): unknown };
}

/** Context key of a backend's scope. Context is inherited, so everything below knows its backend. */
export const BACKEND_ID = '@atakora/component:backend-id';

/**
 * Returns true if a backend made the construct, for its shared resources or for one of its components.
 * Returns false for the construct that a factory gets while planning, which belongs to no backend yet.
 * @example
 * factory: (scope) => (isBackendManaged(scope) ? new SharedQueue() : new OwnQueue(scope));
 */
export function isBackendManaged(scope: Scope): boolean {
  return getBackendId(scope) !== undefined;
}

/** Returns the id of the backend that made a construct; undefined for any other construct. */
export function getBackendId(scope: Scope): string | undefined {
  const id = scope.node.tryGetContext(BACKEND_ID);
  return typeof id === 'string' ? id : undefined;
}
