import type { Diagnostics } from '../../resources/resource-type.js';
import type { ConflictingProperty } from './retain.js';

/**
 * Leaves out the conflicts between components over an immutable property that the lock has. The error of the property
 * names its value, and one of the components keeps the value.
 */
export function withoutConflicting(
  { errors = [], ...rest }: Diagnostics,
  conflicting: readonly ConflictingProperty[],
): Diagnostics {
  return {
    ...rest,
    errors: errors.filter(
      ({ code, resource, path = '' }) =>
        code !== 'CONFLICTING_VALUES' ||
        !conflicting.some((each) => each.resource === resource && isAt(each, path)),
    ),
  };
}

/**
 * Returns true if a path is that of a property: `databases.user-db.containers.user.partitionKey` is the
 * property `partitionKey` of the child resource `user-db/user`.
 */
function isAt({ child, property }: ConflictingProperty, path: string): boolean {
  return path.endsWith(`.${property}`) && child.split('/').every((part) => path.includes(`.${part}.`));
}
