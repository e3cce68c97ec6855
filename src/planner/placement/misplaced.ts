import { ownValue } from '../../plan/json.js';
import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Bin } from './bin.js';
import type { PlacementConflict } from './conflict.js';
import type { Past } from './prior.js';

/** Finds requirements that name a unit which is in another resource than theirs. */
export function strays<Req extends object>(
  type: ResourceType<Req>,
  bins: readonly Bin<Req>[],
  past: Past,
  moving: ReadonlySet<Requirement<Req>>,
): PlacementConflict[] {
  if (past.resources.length === 0) return [];
  const declared = declaringBins(type, bins);
  return bins.flatMap((bin) =>
    bin.requirements.flatMap((requirement) => {
      const { component, config } = requirement;
      const elsewhere = (unit: string, other: string): PlacementConflict => {
        return { kind: 'elsewhere', component, resource: bin.past?.key ?? '', unit, other };
      };
      return [
        ...type.sharing.units(config).flatMap((unit) => {
          const place = past.unitPlace(unit);
          const isHere = place === undefined || ownValue(bin.past?.locked.units, unit) !== undefined;
          return isHere || moving.has(requirement) ? [] : [elsewhere(unit, place.key)];
        }),
        ...type.sharing.usedUnits(config).flatMap((unit) => {
          const places = declared.get(unit);
          if (places === undefined || places.has(bin)) return [];
          const [place] = places;
          return [elsewhere(unit, place?.past?.key ?? 'another resource')];
        }),
      ];
    }),
  );
}

function declaringBins<Req extends object>(
  { sharing }: ResourceType<Req>,
  bins: readonly Bin<Req>[],
): Map<string, Set<Bin<Req>>> {
  const declaring = new Map<string, Set<Bin<Req>>>();
  for (const bin of bins) {
    for (const { config } of bin.requirements) {
      for (const unit of sharing.units(config)) {
        const own = declaring.get(unit);
        if (own === undefined) declaring.set(unit, new Set([bin]));
        else own.add(bin);
      }
    }
  }
  return declaring;
}
