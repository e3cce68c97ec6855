import { compareText, ownValue, recordOf } from '../../plan/json.js';
import { stableHash } from '../../resources/generated-name.js';
import type { Requirement } from '../../resources/requirement.js';
import type { Constraint, ResourceType, Sharing } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import { inOrder } from './affinity-groups.js';
import { add, type Bin, itemOf, sizeOf } from './bin.js';
import type { PlacementConflict } from './conflict.js';
import { askedBy, type BoundConstraint, unasked } from './constraints.js';
import type { PastResource } from './past.js';

/** Result for the requirements that live in a resource. */
export interface Settled<Req extends object> {
  /**
   * Requirements without data whose own declaration changed, and which the resource does not fit any more.
   */
  readonly leaving: readonly Requirement<Req>[];
  readonly conflicts: readonly PlacementConflict[];
}

interface Resident<Req extends object> {
  readonly requirement: Requirement<Req>;
  readonly asked: ReadonlyMap<string, BoundConstraint>;
}

/**
 * Puts requirements back into the resource where they live. Where all agree on a change that Azure makes in place, the
 * resource changes. Where they do not, those whose own declaration changed leave, unless they hold data; those that did not
 * change never move.
 */
export function settle<Req extends object>(
  type: ResourceType<Req>,
  bin: Bin<Req> & { readonly past: PastResource },
  requirements: readonly Requirement<Req>[],
  settings: Settings,
): Settled<Req> {
  const residents = inOrder(requirements).map((requirement) => {
    const asked = askedBy(type, requirement, settings);
    return { requirement, asked: new Map(asked.map((each) => [each.name, each])) };
  });
  const leaving = new Set<Requirement<Req>>();
  const conflicts: PlacementConflict[] = [];
  const misfit = ({ requirement }: Resident<Req>, conflict: PlacementConflict) => {
    if (unitsOf(type, requirement).length > 0) conflicts.push(conflict);
    else leaving.add(requirement);
  };
  for (const name of constraintNames(bin, residents)) {
    const { value, misfits } = decide(name, bin.past, residents, type.sharing);
    if (value !== undefined) bin.constraints.set(name, value);
    for (const resident of misfits) {
      const asks = resident.asked.get(name);
      if (value === undefined || asks === undefined) continue;
      misfit(resident, {
        kind: 'value',
        component: resident.requirement.component,
        resource: bin.past.key,
        name,
        holds: value.value,
        asks: asks.value,
        change: asks.change,
        others: othersThan(resident, misfits, residents),
        units: unitsOf(type, resident.requirement),
      });
    }
  }
  const max = type.sharing.capacity.max;
  // Requirements that did not grow come first, so the grown ones are those that find it full.
  const grew = ({ requirement }: Resident<Req>) => hasGrown(type, bin.past, requirement);
  const staying = residents.filter(({ requirement }) => !leaving.has(requirement));
  for (const resident of [...staying.filter((each) => !grew(each)), ...staying.filter(grew)]) {
    const { requirement } = resident;
    const item = itemOf(type, [requirement], resident.asked, settings);
    const before = sizeOf(bin);
    const after =
      new Set([...bin.items, ...item.items]).size + new Set([...bin.sharedItems, ...item.sharedItems]).size;
    if (after > max && after > before && grew(resident)) {
      const units = unitsOf(type, requirement);
      misfit(resident, { kind: 'full', component: requirement.component, resource: bin.past.key, units });
      if (leaving.has(requirement)) continue;
    }
    add(bin, item, new Map());
  }
  return { leaving: [...leaving], conflicts: conflicts.filter((each) => !isCovered(each, conflicts)) };
}

/**
 * Returns true if a conflict follows from another one. A change that needs another resource includes changes
 * in place: one zone or several includes LRS or ZRS.
 */
function isCovered(conflict: PlacementConflict, all: readonly PlacementConflict[]): boolean {
  if (conflict.kind !== 'value' || conflict.change === 'new-resource') return false;
  return all.some(
    (each) =>
      each.kind === 'value' && each.change === 'new-resource' && each.component === conflict.component,
  );
}

/** Returns the units that a requirement declares, where losing them is losing data. */
export function unitsOf<Req extends object>(
  { sharing }: ResourceType<Req>,
  { config }: Requirement<Req>,
): readonly string[] {
  return sharing.holdsData ? sharing.units(config) : [];
}

/**
 * Returns the constraints of a requirement that the lock keeps. For overridable ones, a hash tells whether
 * they changed.
 */
export function recordedAsks(asked: Iterable<Constraint>): Record<string, string> {
  const fixed: [name: string, value: string][] = [];
  const free: string[] = [];
  for (const { name, value, overridable } of [...asked].sort((a, b) => compareText(a.name, b.name))) {
    if (overridable === true) free.push(`${name}=${value}`);
    else fixed.push([name, value]);
  }
  if (free.length > 0) fixed.push([OVERRIDABLE, stableHash(free.join('\n'))]);
  return recordOf(fixed);
}

const OVERRIDABLE = 'settings';

function constraintNames<Req extends object>(bin: Bin<Req>, residents: readonly Resident<Req>[]): string[] {
  const names = [...bin.constraints.keys(), ...residents.flatMap(({ asked }) => [...asked.keys()])];
  return [...new Set(names)].sort();
}

/** Decides the value of one constraint, and who does not fit it. */
function decide<Req extends object>(
  name: string,
  past: PastResource,
  residents: readonly Resident<Req>[],
  sharing: Sharing<Req>,
): { value: BoundConstraint | undefined; misfits: readonly Resident<Req>[] } {
  const askers = residents.filter(({ asked }) => asked.has(name));
  const asks = (resident: Resident<Req>) => resident.asked.get(name) ?? unasked(sharing, name, '');
  const [first] = askers;
  if (first === undefined) return { value: undefined, misfits: [] };
  if (asks(first).overridable === true) return decideOverridable(name, past, askers, asks);
  const held = ownValue(past.locked.constraints, name);
  const locked = (value: string): BoundConstraint => ({
    ...asks(first),
    value,
    component: undefined,
    priority: -Infinity,
  });
  const holds = (value: string) => askers.find((each) => asks(each).value === value);
  if (asks(first).change === 'new-resource' && held !== undefined) {
    const holder = holds(held);
    return {
      value: holder === undefined ? locked(held) : asks(holder),
      misfits: askers.filter((each) => asks(each).value !== held),
    };
  }
  // Components that ask for nothing keep the existing value, where the others can leave. Where the others
  // cannot, these components do not decide.
  const keepers = residents.filter((each) => !isChanged(name, past, each));
  const silent = !sharing.holdsData && held !== undefined && askers.length < residents.length;
  const keeping = keepers.find(({ asked }) => asked.has(name));
  const chosen = silent ? held : keeping === undefined ? asks(first).value : asks(keeping).value;
  const holder = holds(chosen);
  return {
    value: holder === undefined ? locked(chosen) : asks(holder),
    misfits: askers.filter((each) => asks(each).value !== chosen),
  };
}

/**
 * Decides an overridable constraint: the higher priority wins. Two of the highest that differ cannot stay
 * together.
 */
function decideOverridable<Req extends object>(
  name: string,
  past: PastResource,
  askers: readonly Resident<Req>[],
  asks: (resident: Resident<Req>) => BoundConstraint,
): { value: BoundConstraint | undefined; misfits: readonly Resident<Req>[] } {
  const highest = Math.max(...askers.map((each) => asks(each).priority));
  const leaders = askers.filter((each) => asks(each).priority === highest);
  const keeper = leaders.find((each) => !isChanged(name, past, each)) ?? leaders[0];
  const value = keeper === undefined ? undefined : asks(keeper);
  return { value, misfits: leaders.filter((each) => asks(each).value !== value?.value) };
}

/** Returns true if a requirement asks for another value of a constraint than when it was placed. */
function isChanged<Req extends object>(
  name: string,
  { locked }: PastResource,
  { requirement, asked }: Resident<Req>,
): boolean {
  const was = ownValue(locked.members, requirement.member)?.asked ?? {};
  const kept = asked.get(name)?.overridable === true ? OVERRIDABLE : name;
  return ownValue(was, kept) !== ownValue(recordedAsks(asked.values()), kept);
}

/** Returns true if a requirement takes more of the capacity than when it was placed. */
export function hasGrown<Req extends object>(
  { sharing }: ResourceType<Req>,
  { locked }: PastResource,
  { member, config }: Requirement<Req>,
): boolean {
  return sharing.capacityItems(config).length > (ownValue(locked.members, member)?.size ?? 0);
}

function othersThan<Req extends object>(
  { requirement }: Resident<Req>,
  misfits: readonly Resident<Req>[],
  residents: readonly Resident<Req>[],
): string[] {
  const keeping = residents
    .filter((each) => !misfits.includes(each))
    .map((each) => each.requirement.component);
  return [...new Set(keeping)].filter((component) => component !== requirement.component).sort();
}
