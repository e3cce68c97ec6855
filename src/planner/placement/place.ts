import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import { affinityGroups, inOrder } from './affinity-groups.js';
import { add, type Bin, fits, type Item, itemOf, lockedBin, newBin, overlaps, sizeOf } from './bin.js';
import type { PlacementConflict } from './conflict.js';
import { askedBy, bindAll, type ConstraintConflict } from './constraints.js';
import { misfitsOf } from './misfits.js';
import { type Move, moveOf } from './moves.js';
import { type Past, type PastResource, pastOf } from './past.js';
import { retainedUnits } from './retained-units.js';
import { settle } from './settle.js';
import { splitReason } from './split-reasons.js';
import { strays } from './strays.js';
import { homesOf, unitHomes } from './unit-homes.js';

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

type LockedBin<Req extends object> = Bin<Req> & { readonly past: PastResource };

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
  const locked = past.resources.map((each) => lockedBin<Req>(type, each) as LockedBin<Req>);
  const byKey = new Map(locked.map((bin) => [bin.past.key, bin]));
  const residents = new Map<LockedBin<Req>, Requirement<Req>[]>(locked.map((bin) => [bin, []]));
  const homeless: Requirement<Req>[] = [];
  const moves = new Map<Requirement<Req>, Move>();
  const moved = new Map<string, string>();
  for (const requirement of requirements) {
    const move = moveOf(type, requirement, past, settings.moves);
    if (move !== undefined) moved.set(requirement.member, move.target);
    if (move?.pending === true) {
      moves.set(requirement, move);
      continue;
    }
    const home = past.homeOf(requirement.member);
    const bin = home === undefined ? undefined : byKey.get(home.key);
    if (bin === undefined) homeless.push(requirement);
    else residents.get(bin)?.push(requirement);
  }
  const conflicts: PlacementConflict[] = [];
  for (const [bin, own] of residents) {
    // Before components grow: what is retained keeps its place.
    bin.retained = retainedUnits(type, { past: bin.past, requirements: own }, settings);
    countRetained(type, bin);
    const settled = settle(type, bin, own, settings);
    conflicts.push(...settled.conflicts);
    homeless.push(...settled.leaving);
  }
  const bins: Bin<Req>[] = [...locked];
  const opening = { type, settings, bins, conflicts };
  for (const [requirement, move] of moves) carryOut(move, requirement, opening);
  const contradictions = placeNew(homeless, past, opening);
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
    moving: new Map([...moves].map(([requirement, { home }]) => [requirement, home])),
  };
}

/** Counts the retained units of a resource towards its capacity, with what they stand in: their databases. */
function countRetained<Req extends object>({ sharing }: ResourceType<Req>, { retained, items }: Bin<Req>) {
  if (retained.length === 0 || sharing.retain === undefined) return;
  for (const name of [...sharing.capacityItems(sharing.retain(retained)), ...retained]) items.add(name);
}

interface Opening<Req extends object> {
  readonly type: ResourceType<Req>;
  readonly settings: Settings;
  readonly bins: Bin<Req>[];
  readonly conflicts: PlacementConflict[];
}

/** Moves a requirement to where `moves` has it: an empty new place. */
function carryOut<Req extends object>(
  { target, forgotten, home }: Move,
  requirement: Requirement<Req>,
  { type, settings, bins, conflicts }: Opening<Req>,
): void {
  const item = itemOf(type, [requirement], bindAll(askedBy(type, requirement, settings)).bound, settings);
  const { component } = requirement;
  if (forgotten.length > 0)
    conflicts.push({ kind: 'divided-move', component, resource: home, target, units: forgotten });
  const bin = bins.find(({ past }) => past?.key === target);
  if (bin === undefined) {
    bins.push(newBin(item, undefined));
    return;
  }
  conflicts.push(...misfitsOf(type, bin, item, target));
  add(bin, item);
}

/** Puts requirements that live nowhere together with the units that they name, else where they fit. */
function placeNew<Req extends object>(
  requirements: readonly Requirement<Req>[],
  past: Past,
  { type, settings, bins, conflicts }: Opening<Req>,
): Contradiction[] {
  const contradictions: Contradiction[] = [];
  const homes = unitHomes(type, bins, past);
  const items: Item<Req>[] = [];
  for (const group of affinityGroups(type, requirements)) {
    const asked = group.requirements.flatMap((requirement) => askedBy(type, requirement, settings));
    const { bound, conflict } = bindAll(asked);
    if (conflict !== undefined)
      contradictions.push({ shared: [...new Set(group.names)].join(', '), ...conflict });
    const item = itemOf(type, group.requirements, bound, settings);
    const [home, other] = homesOf(group.names, homes);
    if (home === undefined) {
      items.push(item);
      continue;
    }
    const resource = home.past?.key ?? '';
    const component = group.requirements[0]?.component ?? '';
    if (other !== undefined) {
      const unit = group.names.find((name) => homes.get(name) === other) ?? '';
      conflicts.push({ kind: 'elsewhere', component, resource, unit, other: other.past?.key ?? '' });
    } else conflicts.push(...misfitsOf(type, home, item, resource));
    add(home, item);
  }
  // A stable sort: among items with as many constraints the order above stays.
  const fixed = new Map(items.map((item) => [item, countFixed(item)]));
  items.sort((a, b) => (fixed.get(b) ?? 0) - (fixed.get(a) ?? 0));
  firstFit(items, { type, settings, bins, conflicts });
  return contradictions;
}

function firstFit<Req extends object>(items: readonly Item<Req>[], { type, bins }: Opening<Req>): void {
  const { max } = type.sharing.capacity;
  const smallest = leastAdded(bins, items, max);
  // Bins with room. A full one is never tried again, which keeps this linear in the number of requirements.
  // A resource that belongs to one unit by nature takes no other in its place.
  const open = new Set(type.sharing.exclusive ? [] : bins);
  for (const item of items) {
    let bin = binFor(open, item, max);
    if (bin === undefined) {
      bin = newBin(item, type.sharing.exclusive ? undefined : splitReason(bins, item));
      bins.push(bin);
      open.add(bin);
    } else {
      add(bin, item, bin.past === undefined ? item.constraints : item.asked);
    }
    const taken = sizeOf(bin);
    if (taken >= max || taken + smallest > max) open.delete(bin);
  }
}

/** Returns the least that an item adds to a bin: what others name too may be there already, such as its database. */
function leastAdded<Req extends object>(
  bins: readonly Bin<Req>[],
  items: readonly Item<Req>[],
  max: number,
): number {
  if (max === Infinity) return 0;
  const uses = new Map<string, number>();
  for (const holders of [bins, items])
    for (const { items: names } of holders)
      for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  let least = max;
  for (const item of items) {
    let own = 0;
    for (const name of item.items) if (uses.get(name) === 1) own += 1;
    least = Math.min(least, own);
  }
  return least;
}

/** Returns the first bin with room, and before it one that has the item's database already. */
function binFor<Req extends object>(
  open: Iterable<Bin<Req>>,
  item: Item<Req>,
  max: number,
): Bin<Req> | undefined {
  let first: Bin<Req> | undefined;
  for (const bin of open) {
    if (first !== undefined && !overlaps(bin, item)) continue;
    if (!fits(bin, item, max)) continue;
    if (overlaps(bin, item)) return bin;
    first ??= bin;
  }
  return first;
}

function countFixed<Req extends object>({ asked }: Item<Req>): number {
  let count = 0;
  for (const { overridable } of asked.values()) if (overridable !== true) count += 1;
  return count;
}
