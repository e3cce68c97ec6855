import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import { inOrder } from './affinity-groups.js';
import { add, type Bin, contentsOf, type LockedBin, sizeOf, sizeWith } from './bin.js';
import type { PlacementConflict } from './conflict.js';
import { askedBy } from './constraints.js';
import { unitsOf } from './data-children.js';
import { decideConstraint, type Resident } from './decide-constraint.js';
import { hasGrown } from './recorded-requirement.js';

/** Result for the requirements that live in a resource. */
export interface Settled<Req extends object> {
  /**
   * Requirements without data whose own declaration changed, and which the resource does not fit any more.
   */
  readonly leaving: readonly Requirement<Req>[];
  readonly conflicts: readonly PlacementConflict[];
}

/**
 * Puts requirements back into the resource where they live. Where all agree on a change that Azure makes in place, the
 * resource changes. Where they do not, those whose own declaration changed leave, unless they hold data; those that did not
 * change never move.
 */
export function settle<Req extends object>(
  type: ResourceType<Req>,
  bin: LockedBin<Req>,
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
    const { value, misfits } = decideConstraint(name, bin.past, residents, type.sharing);
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
    const contents = contentsOf(type, [requirement]);
    const size = sizeWith(bin, contents);
    if (size > max && size > sizeOf(bin) && grew(resident)) {
      const units = unitsOf(type, requirement);
      misfit(resident, { kind: 'full', component: requirement.component, resource: bin.past.key, units });
      if (leaving.has(requirement)) continue;
    }
    add(bin, contents, []);
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

function constraintNames<Req extends object>(bin: Bin<Req>, residents: readonly Resident<Req>[]): string[] {
  const names = [...bin.constraints.keys(), ...residents.flatMap(({ asked }) => [...asked.keys()])];
  return [...new Set(names)].sort();
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
