import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import type { LockedBin } from './bin.js';
import { type ComingBack, comingBack } from './coming-back.js';
import type { PlacementConflict } from './conflict.js';
import { type Move, moveOf } from './moves.js';
import type { Past } from './past.js';

/** The requirements of one type by what the lock says of them. */
export interface ComparedWithPast<Req extends object> {
  /** Those of each resource of the lock. */
  readonly residents: ReadonlyMap<LockedBin<Req>, Requirement<Req>[]>;
  /** Those without a place. */
  readonly unplaced: Requirement<Req>[];
  /** Those that move now. */
  readonly moves: ReadonlyMap<Requirement<Req>, Move>;
  /** The entries of `moves` that are carried out now or were before, by member. */
  readonly moved: ReadonlyMap<string, string>;
  /** Keys of the resources in which what comes back finds its retained units, by unit. */
  readonly found: ReadonlyMap<string, string>;
  readonly conflicts: PlacementConflict[];
}

/** Looks up each requirement in the lock: it stays, moves, comes back to its data, or has no place yet. */
export function comparedWithPast<Req extends object>(
  type: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
  { past, locked }: { readonly past: Past; readonly locked: readonly LockedBin<Req>[] },
  settings: Settings,
): ComparedWithPast<Req> {
  const byKey = new Map(locked.map((bin) => [bin.past.key, bin]));
  const residents = new Map<LockedBin<Req>, Requirement<Req>[]>(locked.map((bin) => [bin, []]));
  const unplaced: Requirement<Req>[] = [];
  const moves = new Map<Requirement<Req>, Move>();
  const moved = new Map<string, string>();
  const found = new Map<string, string>();
  const conflicts: PlacementConflict[] = [];
  for (const requirement of requirements) {
    const move = moveOf(type, requirement, past, settings.moves);
    if (move !== undefined) moved.set(requirement.requirementId, move.target);
    if (move?.pending === true) {
      moves.set(requirement, move);
      continue;
    }
    const place = past.memberPlace(requirement.requirementId);
    const bin = place === undefined ? undefined : byKey.get(place.key);
    if (bin !== undefined) {
      residents.get(bin)?.push(requirement);
      continue;
    }
    const back = comingBack(type, requirement, past, settings);
    if (back?.target !== undefined) moved.set(requirement.requirementId, back.target);
    if (back?.target !== undefined && back.isMoving) {
      const [from = ''] = back.units.values();
      moves.set(requirement, { target: back.target, from, pending: true, forgotten: [] });
      continue;
    }
    unplaced.push(requirement);
    for (const [unit, key] of back?.units ?? []) found.set(unit, key);
    if (back !== undefined) conflicts.push(...retainedTwice(requirement, back));
  }
  return { residents, unplaced, moves, moved, found, conflicts };
}

function retainedTwice(
  { component }: Pick<Requirement, 'component'>,
  { candidates, units }: ComingBack,
): PlacementConflict[] {
  const [resource] = candidates;
  if (resource === undefined) return [];
  return [{ kind: 'retained-twice', component, resource, resources: candidates, units: [...units.keys()] }];
}
