import type { ResourceType } from '../../resources/resource-type.js';
import { namesIn } from './affinity-groups.js';
import type { Bin } from './bin.js';
import type { Past } from './past.js';

/** Returns the bin of each unit that is placed, or retained. */
export function unitHomes<Req extends object>(
  type: ResourceType<Req>,
  bins: readonly Bin<Req>[],
  past: Past,
): Map<string, Bin<Req>> {
  const homes = new Map<string, Bin<Req>>();
  for (const bin of bins) {
    for (const unit of bin.retained) if (past.placeOf(unit) === bin.past) homes.set(unit, bin);
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
