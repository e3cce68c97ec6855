import { ownValue } from '../../plan/json.js';
import { addTo } from '../../plan/maps.js';
import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Bin } from './bin.js';
import { dataChildren } from './child-bins.js';
import type { PlacementConflict } from './conflict.js';
import type { PriorResource, PriorState } from '../prior.js';

/** Finds requirements that name child resources which are in another resource than the requirement. */
export function findMisplaced<Req extends object>(
  type: ResourceType<Req>,
  bins: readonly Bin<Req>[],
  prior: PriorState,
  moving: ReadonlySet<Requirement<Req>>,
): PlacementConflict[] {
  // Without a lock, those that name the same child resource were placed together.
  if (prior.resources.length === 0) return [];
  const declared = declaringBins(type, bins);
  const isLeftHere = (child: string, holder: PriorResource, bin: Bin<Req>) => {
    const own = ownValue(bin.prior?.locked.units, child);
    if (own === undefined) return false;
    // A lock with data in two places contradicts itself, which is an error of its own.
    if (own.components.length > 0) return true;
    // Data that a move left behind is not that which others use elsewhere, or did until now.
    return declared.get(child)?.size === 1 && ownValue(holder.locked.units, child)?.retained === true;
  };
  return bins.flatMap((bin) => {
    const brought = new Set(
      bin.requirements.flatMap((each) => (moving.has(each) ? type.sharing.units(each.config) : [])),
    );
    return bin.requirements.flatMap((requirement): PlacementConflict[] => {
      const { component, config } = requirement;
      const children = new Map<string, string | undefined>();
      for (const child of moving.has(requirement) ? [] : type.sharing.units(config)) {
        const holder = prior.holderOf(child);
        const [first = bin] = declared.get(child) ?? [];
        const isHere =
          holder === undefined
            ? first === bin
            : holder.key === bin.prior?.key || brought.has(child) || isLeftHere(child, holder, bin);
        if (!isHere) children.set(child, holder === undefined ? first.prior?.key : holder.key);
      }
      // Data that others use where it is cannot move without them.
      for (const child of moving.has(requirement) ? type.sharing.units(config) : []) {
        const staying = [...(declared.get(child) ?? [])].find((other) => other !== bin);
        if (staying !== undefined) children.set(child, staying.prior?.key);
      }
      for (const child of type.sharing.usedUnits(config)) {
        const declaring = declared.get(child);
        if (declaring === undefined || declaring.has(bin)) continue;
        const [other] = declaring;
        children.set(child, other?.prior?.key);
      }
      if (children.size === 0) return [];
      const moved = moving.has(requirement) ? dataChildren(type, requirement) : [];
      return [{ kind: 'elsewhere', component, resource: bin.prior?.key, children, moving: moved }];
    });
  });
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
