import { concatMap } from '../../plan/concat-map.js';
import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import { affinityGroups, inOrder, namesIn } from './affinity-groups.js';
import { add, type Bin, type Item, itemOf, lockedBin } from './bin.js';
import { comparedWithPast } from './compared-with-past.js';
import type { PlacementConflict } from './conflict.js';
import {
  askedBy,
  bindAll,
  type BoundConstraint,
  type ConstraintConflict,
  type KnownDefaults,
  withDefaults,
} from './constraints.js';
import { firstFit } from './first-fit.js';
import { misfitsOf } from './misfits.js';
import type { Move } from './moves.js';
import { pastOf } from './past.js';
import { retainedUnits } from './retained-units.js';
import { settle } from './settle.js';
import { strays } from './strays.js';
import { placesOf, unitPlaces } from './unit-places.js';

/** Components that name the same data but cannot be in one resource. */
export interface Contradiction extends ConstraintConflict {
  readonly shared: string;
}

/** Placement of the requirements of one type. */
export interface Placement<Req extends object> {
  /** Resources of the lock in the order of their numbers, then new ones in the order in which they were opened. */
  readonly bins: readonly Bin<Req>[];
  readonly contradictions: readonly Contradiction[];
  readonly conflicts: readonly PlacementConflict[];
  /** The entries of `moves` that were carried out now or before, by member. */
  readonly moved: ReadonlyMap<string, string>;
  /** Requirements that move now, with the key of the resource that they leave. */
  readonly moving: ReadonlyMap<Requirement<Req>, string>;
}

/**
 * Puts the requirements of one type into resources. What the lock knows stays where it is; the rest joins a resource that
 * fits, else opens a new one: first-fit in an order that depends on the requirements alone.
 */
export function place<Req extends object>(
  type: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
  settings: Settings,
): Placement<Req> {
  const past = pastOf(type, settings.lock);
  const locked = past.resources.map((each) => lockedBin<Req>(type, each));
  const { residents, unplaced, moves, moved, found, conflicts } = comparedWithPast(
    type,
    requirements,
    { past, locked },
    settings,
  );
  for (const [bin, own] of residents) {
    // Before components grow: what is retained keeps its place.
    bin.retained = retainedUnits(type, { past: bin.past, requirements: own }, settings);
    countRetained(type, bin);
    const settled = settle(type, bin, own, settings);
    conflicts.push(...settled.conflicts);
    unplaced.push(...settled.leaving);
  }
  const bins: Bin<Req>[] = [...locked];
  const opening = { type, settings, defaults: new Map(), bins, conflicts };
  for (const [requirement, move] of moves) carryOut(move, requirement, opening);
  const toNew = [...moves].filter(([, { target }]) => target === 'new').map(([requirement]) => requirement);
  const contradictions = [
    ...openNew(toNew, opening),
    ...placeNew(unplaced, unitPlaces(type, bins, past, found), opening),
  ];
  // A unit that came back with a new requirement is in use again.
  for (const bin of locked) bin.retained = retainedUnits(type, bin, settings);
  conflicts.push(...strays(type, bins, past, new Set(moves.keys())));
  // The order must not show which requirements came later.
  for (const bin of bins) bin.requirements = inOrder(bin.requirements);
  return {
    bins: bins.filter((bin) => bin.requirements.length > 0 || bin.retained.length > 0),
    contradictions,
    conflicts,
    moved,
    moving: new Map([...moves].map(([requirement, { from }]) => [requirement, from])),
  };
}

/** Counts the retained units of a resource towards its capacity, with what they stand in: their databases. */
function countRetained<Req extends object>({ sharing }: ResourceType<Req>, { retained, items }: Bin<Req>) {
  if (retained.length === 0 || sharing.retain === undefined) return;
  for (const name of [...sharing.capacityEntries(sharing.retain(retained)), ...retained]) items.add(name);
}

interface Opening<Req extends object> {
  readonly type: ResourceType<Req>;
  readonly settings: Settings;
  readonly defaults: KnownDefaults;
  readonly bins: Bin<Req>[];
  readonly conflicts: PlacementConflict[];
}

/** Moves a requirement to the resource that `moves` names. */
function carryOut<Req extends object>(
  { target, forgotten, from }: Move,
  requirement: Requirement<Req>,
  { type, settings, defaults, bins, conflicts }: Opening<Req>,
): void {
  const { component } = requirement;
  if (forgotten.length > 0)
    conflicts.push({ kind: 'divided-move', component, resource: from, target, units: forgotten });
  const bin = bins.find(({ past }) => past?.key === target);
  // Those that move to a new place do so together.
  if (bin === undefined) return;
  const { bound } = bindAll(askedBy(type, requirement, settings));
  const group = { requirements: [requirement], names: namesIn(type, requirement) };
  const item = itemOf(type, group, bound, withDefaults(type, bound, settings, defaults));
  conflicts.push(...misfitsOf(type, bin, item, target));
  add(bin, item, item.asked);
}

/** Moves requirements to the fewest new resources: those that name one container stay together. */
function openNew<Req extends object>(
  requirements: readonly Requirement<Req>[],
  opening: Opening<Req>,
): Contradiction[] {
  const { items, contradictions } = itemsOf(requirements, opening);
  const fresh: Bin<Req>[] = [];
  firstFit(opening.type, fresh, items);
  opening.bins.push(...fresh);
  return contradictions;
}

/** Puts requirements that live nowhere together with the units that they name, else where they fit. */
function placeNew<Req extends object>(
  requirements: readonly Requirement<Req>[],
  places: ReadonlyMap<string, Bin<Req>>,
  opening: Opening<Req>,
): Contradiction[] {
  const { type, conflicts } = opening;
  const { items, contradictions } = itemsOf(requirements, opening);
  const homeless: Item<Req>[] = [];
  for (const item of items) {
    const [place, other] = placesOf(item.names, places);
    if (place === undefined) {
      homeless.push(item);
      continue;
    }
    const resource = place.past?.key ?? '';
    const component = item.requirements[0]?.component ?? '';
    if (other !== undefined) {
      const unit = item.names.find((name) => places.get(name) === other) ?? '';
      conflicts.push({ kind: 'elsewhere', component, resource, unit, other: other.past?.key ?? '' });
    } else conflicts.push(...misfitsOf(type, place, item, resource));
    add(place, item, item.asked);
  }
  firstFit(type, opening.bins, homeless);
  return contradictions;
}

/** Makes items of requirements that must share one resource. */
function itemsOf<Req extends object>(
  requirements: readonly Requirement<Req>[],
  { type, settings, defaults }: Opening<Req>,
): { readonly items: Item<Req>[]; readonly contradictions: Contradiction[] } {
  const items: Item<Req>[] = [];
  const contradictions: Contradiction[] = [];
  for (const group of affinityGroups(type, requirements)) {
    const { bound, conflict } = bindAll(allAskedBy(type, group.requirements, settings));
    items.push(itemOf(type, group, bound, withDefaults(type, bound, settings, defaults)));
    if (conflict !== undefined)
      contradictions.push({ shared: [...new Set(group.names)].join(', '), ...conflict });
  }
  return { items, contradictions };
}

function allAskedBy<Req extends object>(
  type: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
  settings: Settings,
): readonly BoundConstraint[] {
  const [first] = requirements;
  if (first !== undefined && requirements.length === 1) return askedBy(type, first, settings);
  return concatMap(requirements, (requirement) => askedBy(type, requirement, settings));
}
