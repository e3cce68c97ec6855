import { ownValue } from '../../plan/json.js';
import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import { namesIn } from './affinity-groups.js';
import { type Bin, groupOf } from './bin.js';
import { dataChildren } from './child-bins.js';
import type { PlacementConflict } from './conflict.js';
import { askedBy, bindAll } from './constraints.js';
import { incompatibilities } from './incompatibilities.js';

/** Adds to a conflict that `moves` solves who moves along, and the resource of the lock to which all of them can move. */
export function withFitting<Req extends object>(
  type: ResourceType<Req>,
  conflict: PlacementConflict,
  requirements: readonly Requirement<Req>[],
  bins: readonly Bin<Req>[],
  settings: Settings,
): PlacementConflict {
  if (conflict.kind !== 'value' && conflict.kind !== 'full') return conflict;
  // Those that move to a new resource decide about it.
  const { resource } = conflict;
  if (resource === undefined) return conflict;
  const moving = requirements.filter((each) =>
    conflict.kind === 'full'
      ? each.requirementId === conflict.grown
      : dataChildren(type, each).some((child) => conflict.children.includes(child)),
  );
  const fitsIn = moving.length === 0 ? undefined : fittingIn(type, moving, bins, resource, settings);
  const components = new Set(moving.map(({ component }) => component));
  components.delete(conflict.component);
  return {
    ...conflict,
    ...(fitsIn !== undefined && { fitsIn }),
    ...(conflict.kind === 'value' && components.size > 0 && { along: [...components].sort() }),
  };
}

/** Returns the key of the first resource of the lock but `from` that takes all requirements; undefined where none does. */
function fittingIn<Req extends object>(
  type: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
  bins: readonly Bin<Req>[],
  from: string,
  settings: Settings,
): string | undefined {
  if (type.sharing.exclusive) return undefined;
  const names = requirements.flatMap((requirement) => namesIn(type, requirement));
  const { bound, conflict } = bindAll(
    requirements.flatMap((requirement) => askedBy(type, requirement, settings)),
  );
  if (conflict !== undefined) return undefined;
  const group = groupOf(type, { requirements: [...requirements], names }, bound, bound);
  return bins.flatMap((bin) => {
    const key = bin.prior?.key;
    // A resource without requirements and retained data leaves the plan.
    if (key === undefined || key === from || bin.requirements.length + bin.retained.length === 0) return [];
    // An entry of `moves` that does not fit leaves the requirement where it was.
    if (requirements.some(({ requirementId }) => ownValue(bin.prior?.locked.members, requirementId)))
      return [];
    return incompatibilities(type, bin, group, key).length === 0 ? [key] : [];
  })[0];
}
