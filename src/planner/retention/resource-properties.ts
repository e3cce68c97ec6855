import type { LockedResource } from '../../plan/lock/plan-lock.js';
import { sharersOf } from '../../resources/resource.js';
import type { Diagnostics } from '../../resources/resource-type.js';
import type { LaidOutResource } from '../lay-out.js';
import { changedFacts, factSentence } from './changed-properties.js';

/** Refuses what would make another resource of one that the lock knows. */
export function diagnoseFacts(
  { resource, layout }: LaidOutResource,
  locked: LockedResource | undefined,
): Diagnostics {
  const { key } = resource;
  return {
    errors: changedFacts(locked?.facts ?? {}, layout.facts ?? {}).map((change) => ({
      code: 'PLACEMENT_CONFLICT',
      message: factSentence(`'${key}' has`, change),
      resource: key,
      path: change.fact,
      components: sharersOf(resource),
      resolution: change.resolution ?? `Keep ${change.fact} '${change.held}'.`,
    })),
  };
}
