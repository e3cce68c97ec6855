import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import { isDiscarded } from './discarded.js';
import { parentOf } from '../../plan/lock/parent-of.js';
import type { PriorResource } from '../prior.js';

/**
 * Returns the child resources of a locked resource that are kept although none of the requirements declares
 * them any more, and the parents of those that were discarded. Empty for a type without `retain`, which cannot keep them in the plan.
 */
export function retainedChildren<Req extends object>(
  { type, sharing }: ResourceType<Req>,
  prior: PriorResource,
  requirements: readonly Requirement<Req>[],
  settings: Settings,
): string[] {
  if (sharing.retain === undefined) return [];
  const declared = new Set(requirements.flatMap(({ config }) => sharing.units(config)));
  const left = Object.entries(prior.locked.units)
    .filter(([name, child]) => child.data && !declared.has(name))
    .filter(([, child]) => child.retained === true || settings.retainsData)
    // Under 'destroy', a parent goes with its last child.
    .flatMap(([name, child]) => {
      const parent = settings.retainsData ? parentOf(name, child)?.name : undefined;
      return isDiscarded(type, name, prior.key, settings) && parent !== undefined ? [parent] : [name];
    })
    .filter((name) => !isDiscarded(type, name, prior.key, settings));
  return [...new Set(left)];
}
