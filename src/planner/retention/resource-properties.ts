import type { LockedResource } from '../../plan/lock/plan-lock.js';
import { sharersOf } from '../../resources/resource.js';
import type { Diagnostics } from '../../resources/resource-type.js';
import type { LaidOutResource } from '../lay-out.js';
import { changedProperties, propertySentence } from './changed-properties.js';

/** Reports immutable properties that would replace a resource of the lock. */
export function diagnoseProperties(
  { resource, layout }: LaidOutResource,
  locked: LockedResource | undefined,
): Diagnostics {
  const { key } = resource;
  return {
    errors: changedProperties(locked?.facts ?? {}, layout.facts ?? {}).map((change) => ({
      code: 'PLACEMENT_CONFLICT',
      message: propertySentence(`'${key}'`, change),
      resource: key,
      path: change.property,
      components: sharersOf(resource),
      resolution: change.resolution ?? `Keep ${change.property} '${change.held}'.`,
    })),
  };
}
