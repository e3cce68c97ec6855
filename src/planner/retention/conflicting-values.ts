import type { Diagnostics } from '../../resources/resource-type.js';
import type { ContestedFact } from './retain.js';

/**
 * Leaves out the conflicts between components over a fact that the lock has: what holds there is said with the fact, and one
 * of the components keeps it.
 */
export function withoutContested(
  { errors = [], ...rest }: Diagnostics,
  contested: readonly ContestedFact[],
): Diagnostics {
  return {
    ...rest,
    errors: errors.filter(
      ({ code, resource, path = '' }) =>
        code !== 'CONFLICTING_VALUES' ||
        !contested.some((each) => each.resource === resource && isAt(each, path)),
    ),
  };
}

/**
 * Returns true if a path is that of a fact: `databases.user-db.containers.user.partitionKey` is the fact
 * `partitionKey` of the unit `user-db/user`.
 */
function isAt({ unit, fact }: ContestedFact, path: string): boolean {
  return path.endsWith(`.${fact}`) && unit.split('/').every((part) => path.includes(`.${part}.`));
}
