import { ownValue } from '../../plan/json.js';
import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import { inOrder } from './affinity-groups.js';
import { add, type Bin, contentsOf, type LockedBin, sizeOf, sizeWith } from './bin.js';
import type { PlacementConflict } from './conflict.js';
import { askedBy } from './constraints.js';
import { dataChildren } from './child-bins.js';
import { type AssignedRequirement, decideConstraint } from './decide-constraint.js';
import { hasGrown } from './recorded-requirement.js';

/** Result for the requirements that the lock assigns to a resource. */
export interface Reconciled<Req extends object> {
  /** Requirements without data whose own declaration changed, and which need another resource now. */
  readonly leaving: readonly Requirement<Req>[];
  readonly conflicts: readonly PlacementConflict[];
}

/**
 * Puts requirements back into the resource to which the lock assigns them. If all agree on a change that
 * Azure makes in place, the resource changes. Otherwise the requirements whose own declaration changed leave,
 * unless they hold data; unchanged requirements never move.
 */
export function reconcile<Req extends object>(
  type: ResourceType<Req>,
  bin: LockedBin<Req>,
  requirements: readonly Requirement<Req>[],
  settings: Settings,
): Reconciled<Req> {
  const assigned = inOrder(requirements).map((requirement) => {
    const asked = askedBy(type, requirement, settings);
    return { requirement, asked: new Map(asked.map((each) => [each.name, each])) };
  });
  const leaving = new Set<Requirement<Req>>();
  const conflicts: PlacementConflict[] = [];
  const refuse = ({ requirement }: AssignedRequirement<Req>, conflict: PlacementConflict) => {
    if (dataChildren(type, requirement).length > 0) conflicts.push(conflict);
    else leaving.add(requirement);
  };
  const staying = () => assigned.filter(({ requirement }) => !leaving.has(requirement));
  for (const name of constraintNames(type, bin, assigned)) {
    // A requirement that leaves does not decide on the resource that it leaves.
    const { value, incompatible } = decideConstraint(name, bin.prior, staying(), type.sharing);
    if (value !== undefined) bin.constraints.set(name, value);
    for (const each of incompatible) {
      const asks = each.asked.get(name);
      if (value === undefined || asks === undefined) continue;
      refuse(each, {
        kind: 'value',
        component: each.requirement.component,
        resource: bin.prior.key,
        name,
        holds: value.value,
        asks: asks.value,
        option: asks.option,
        change: asks.change,
        others: othersThan(each, incompatible, staying()),
        children: dataChildren(type, each.requirement),
        usedBy: tiedUsers(type, each.requirement, requirements),
        hasMoved: ownValue(bin.prior.locked.members, each.requirement.requirementId)?.movedTo === 'new',
      });
    }
  }
  const max = type.sharing.capacity.max;
  // Requirements that did not grow come first, so a full resource is reported for the grown ones.
  const grew = ({ requirement }: AssignedRequirement<Req>) => hasGrown(type, bin.prior, requirement);
  const left = staying();
  for (const each of [...left.filter((other) => !grew(other)), ...left.filter(grew)]) {
    const { requirement } = each;
    const contents = contentsOf(type, [requirement]);
    const size = sizeWith(bin, contents);
    if (size > max && size > sizeOf(bin) && grew(each)) {
      const children = dataChildren(type, requirement);
      const { component, requirementId } = requirement;
      // A requirement that grows does not leave by itself: callers know its URL.
      conflicts.push({
        kind: 'full',
        component,
        resource: bin.prior.key,
        children,
        ...(children.length === 0 && { grown: requirementId }),
      });
    }
    add(bin, contents, []);
  }
  return { leaving: [...leaving], conflicts: conflicts.filter((each) => !isCovered(each, conflicts)) };
}

/** Returns the components that use data of a requirement together with other data, so that they cannot follow a move of it. */
function tiedUsers<Req extends object>(
  type: ResourceType<Req>,
  moving: Requirement<Req>,
  all: readonly Requirement<Req>[],
): string[] {
  const data = new Set(dataChildren(type, moving));
  const users = all.filter(({ requirementId, config }) => {
    if (requirementId === moving.requirementId) return false;
    const used = type.sharing.usedUnits(config);
    const usesOther = [...type.sharing.units(config), ...used].some((child) => !data.has(child));
    return usesOther && used.some((child) => data.has(child));
  });
  return [...new Set(users.map(({ component }) => component))].sort();
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

/** Returns the names of constraints. Those that change with a new resource come first: they decide who leaves. */
function constraintNames<Req extends object>(
  { sharing }: ResourceType<Req>,
  bin: Bin<Req>,
  assigned: readonly AssignedRequirement<Req>[],
): string[] {
  const names = [...bin.constraints.keys(), ...assigned.flatMap(({ asked }) => [...asked.keys()])];
  const rank = (name: string) => Number(sharing.changesInPlace(name));
  return [...new Set(names)].sort().sort((a, b) => rank(a) - rank(b));
}

function othersThan<Req extends object>(
  { requirement }: AssignedRequirement<Req>,
  incompatible: readonly AssignedRequirement<Req>[],
  assigned: readonly AssignedRequirement<Req>[],
): string[] {
  const keeping = assigned
    .filter((each) => !incompatible.includes(each))
    .map((each) => each.requirement.component);
  return [...new Set(keeping)].filter((component) => component !== requirement.component).sort();
}
