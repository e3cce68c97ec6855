import type { ResourceType } from '../../resources/resource-type.js';
import { namesIn } from './affinity-groups.js';
import type { Bin } from './bin.js';
import type { Past } from './past.js';

/**
 * Returns the bin of each unit that is placed, or retained.
 * @param found - Keys of the resources in which what comes back finds its retained units.
 */
export function unitHomes<Req extends object>(
  type: ResourceType<Req>,
  bins: readonly Bin<Req>[],
  past: Past,
  found: ReadonlyMap<string, string>,
): Map<string, Bin<Req>> {
  const homes = new Map<string, Bin<Req>>();
  for (const bin of bins) {
    for (const unit of bin.retained)
      if ((found.get(unit) ?? past.placeOf(unit)?.key) === bin.past?.key) homes.set(unit, bin);
  }
  for (const bin of bins) {
    for (const requirement of bin.requirements)
      for (const unit of namesIn(type, requirement)) homes.set(unit, bin);
  }
  return homes;
}

/** Returns the bins of units, each once. Without a lock no unit has one. */
export function homesOf<Req extends object>(
  units: readonly string[],
  homes: ReadonlyMap<string, Bin<Req>>,
): Iterable<Bin<Req>> {
  return homes.size === 0 ? [] : new Set(units.flatMap((unit) => homes.get(unit) ?? []));
}
