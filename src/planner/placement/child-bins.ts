import type { ResourceType } from '../../resources/resource-type.js';
import { namesIn } from './affinity-groups.js';
import type { Bin } from './bin.js';
import type { Past } from './prior.js';

/**
 * Returns the bin of each unit that is placed, or retained.
 * @param found - Keys of the resources in which what comes back finds its retained units.
 */
export function unitPlaces<Req extends object>(
  type: ResourceType<Req>,
  bins: readonly Bin<Req>[],
  past: Past,
  found: ReadonlyMap<string, string>,
): Map<string, Bin<Req>> {
  const places = new Map<string, Bin<Req>>();
  for (const bin of bins) {
    for (const unit of bin.retained)
      if ((found.get(unit) ?? past.unitPlace(unit)?.key) === bin.past?.key) places.set(unit, bin);
  }
  for (const bin of bins) {
    for (const requirement of bin.requirements)
      for (const unit of namesIn(type, requirement)) places.set(unit, bin);
  }
  return places;
}

/** Returns the bins of units, each once. Without a lock no unit has one. */
export function placesOf<Req extends object>(
  units: readonly string[],
  places: ReadonlyMap<string, Bin<Req>>,
): Iterable<Bin<Req>> {
  return places.size === 0 ? [] : new Set(units.flatMap((unit) => places.get(unit) ?? []));
}
