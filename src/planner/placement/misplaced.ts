import { ownValue } from '../../plan/json.js';
import { addTo } from '../../plan/maps.js';
import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Bin } from './bin.js';
import type { PlacementConflict } from './conflict.js';
import type { PriorState } from '../prior.js';

/** Finds requirements that name a child resource which is in another resource than the requirement. */
export function findMisplaced<Req extends object>(
  type: ResourceType<Req>,
  bins: readonly Bin<Req>[],
  prior: PriorState,
  moving: ReadonlySet<Requirement<Req>>,
): PlacementConflict[] {
  const declared = declaringBins(type, bins);
  return bins.flatMap((bin) =>
    bin.requirements.flatMap((requirement) => {
      const { component, config } = requirement;
      const elsewhere = (child: string, other: string | undefined): PlacementConflict => {
        return { kind: 'elsewhere', component, resource: bin.prior?.key ?? '', child, other };
      };
      return [
        ...type.sharing.units(config).flatMap((child) => {
          const holder = prior.holderOf(child);
          const isHere = holder === undefined || ownValue(bin.prior?.locked.units, child) !== undefined;
          return isHere || moving.has(requirement) ? [] : [elsewhere(child, holder.key)];
        }),
        ...type.sharing.usedUnits(config).flatMap((child) => {
          const declaring = declared.get(child);
          if (declaring === undefined || declaring.has(bin)) return [];
          const [other] = declaring;
          return [elsewhere(child, other?.prior?.key)];
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
      for (const child of sharing.units(config)) addTo(declaring, child, bin);
    }
  }
  return declaring;
}
