import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import { affinityGroups, inOrder, namesIn } from './affinity-groups.js';
import { add, type Bin, type Group, groupOf, lockedBin, type OpenBin } from './bin.js';
import { binsOf, childBins } from './child-bins.js';
import { compareWithPrior } from './compare-with-prior.js';
import type { PlacementConflict } from './conflict.js';
import {
  askedBy,
  bindAll,
  type ConstraintConflict,
  type KnownDefaults,
  withDefaults,
} from './constraints.js';
import { firstFit } from './first-fit.js';
import { withFitting } from './fitting-in.js';
import { incompatibilities } from './incompatibilities.js';
import { findMisplaced } from './misplaced.js';
import type { Move } from './moves.js';
import { type PriorState, priorState } from '../prior.js';
import { reconcile } from './reconcile.js';
import { retainedChildren } from '../retention/retained-children.js';

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
  /** The entries of `moves` that were carried out now or before, by requirement id. */
  readonly moved: ReadonlyMap<string, string>;
  /** Requirements that move now, with the key of the resource that they leave. */
  readonly moving: ReadonlyMap<Requirement<Req>, string>;
}

/**
 * Puts the requirements of one type into resources. What the lock knows stays where it is; the rest joins a
 * resource that fits, else opens a new one: first-fit in an order that depends on the requirements alone.
 */
export function place<Req extends object>(
  type: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
  settings: Settings,
): Placement<Req> {
  const prior = priorState(type, settings.lock);
  const comparison = compareWithPrior(type, requirements, prior, settings);
  const { moves, moved, found } = comparison;
  const conflicts = [...comparison.conflicts];
  const { bins, leaving } = reopen(type, prior, comparison.assigned, { settings, conflicts });
  const opening = { type, settings, defaults: new Map(), bins, conflicts };
  for (const [requirement, move] of moves) carryOut(move, requirement, opening);
  const toNew = [...moves].filter(([, { target }]) => target === 'new').map(([requirement]) => requirement);
  const unplaced = [...comparison.unassigned, ...leaving];
  const joining = withMoving(type, toNew, unplaced);
  const contradictions = openNew([...toNew, ...joining], opening);
  const unassigned = unplaced.filter((requirement) => !joining.includes(requirement));
  contradictions.push(...placeUnassigned(unassigned, childBins(type, bins, prior, found), opening));
  const misplaced = findMisplaced(type, bins, prior, new Set([...moves.keys(), ...joining]));
  return {
    bins: bins
      .map((bin) => closed(type, bin, settings))
      .filter((bin) => bin.requirements.length > 0 || bin.retained.length > 0),
    contradictions,
    conflicts: [
      ...conflicts
        .filter(
          ({ kind, component }) =>
            kind !== 'elsewhere' || misplaced.every((other) => other.component !== component),
        )
        .map((conflict) => withFitting(type, conflict, requirements, bins, settings)),
      ...misplaced,
    ],
    moved,
    moving: new Map([...moves].map(([requirement, { from }]) => [requirement, from])),
  };
}

/** Makes a bin for each resource of the lock and puts back the requirements that stay there. */
function reopen<Req extends object>(
  type: ResourceType<Req>,
  { resources }: PriorState,
  assigned: ReadonlyMap<string, readonly Requirement<Req>[]>,
  { settings, conflicts }: Pick<Opening<Req>, 'settings' | 'conflicts'>,
): { readonly bins: OpenBin<Req>[]; readonly leaving: readonly Requirement<Req>[] } {
  const bins: OpenBin<Req>[] = [];
  const leaving: Requirement<Req>[] = [];
  for (const prior of resources) {
    const own = assigned.get(prior.key) ?? [];
    // Retained children keep their place even if a component grows.
    const bin = lockedBin(type, prior, retainedChildren(type, prior, own, settings));
    const reconciled = reconcile(type, bin, own, settings);
    conflicts.push(...reconciled.conflicts);
    leaving.push(...reconciled.leaving);
    bins.push(bin);
  }
  return { bins, leaving };
}

/**
 * Returns a bin as the plan has it. The order of its requirements does not show which came later, and a child
 * that a new requirement declares is not retained any more.
 */
function closed<Req extends object>(
  type: ResourceType<Req>,
  bin: OpenBin<Req>,
  settings: Settings,
): Bin<Req> {
  const { prior, requirements } = bin;
  return {
    ...bin,
    requirements: inOrder(requirements),
    retained: prior === undefined ? [] : retainedChildren(type, prior, requirements, settings),
  };
}

interface Opening<Req extends object> {
  readonly type: ResourceType<Req>;
  readonly settings: Settings;
  readonly defaults: KnownDefaults;
  readonly bins: OpenBin<Req>[];
  readonly conflicts: PlacementConflict[];
}

/** Moves a requirement to the resource that `moves` names. Those that move to a new resource do so together, later. */
function carryOut<Req extends object>(
  { target, forgotten, from }: Move,
  requirement: Requirement<Req>,
  { type, settings, defaults, bins, conflicts }: Opening<Req>,
): void {
  const { component } = requirement;
  if (forgotten.length > 0)
    conflicts.push({ kind: 'divided-move', component, resource: from, target, children: forgotten });
  const bin = bins.find(({ prior }) => prior?.key === target);
  if (bin === undefined) return;
  const { bound } = bindAll(askedBy(type, requirement, settings));
  const affine = { requirements: [requirement], names: namesIn(type, requirement) };
  const group = groupOf(type, affine, bound, withDefaults(type, bound, settings, defaults));
  conflicts.push(...incompatibilities(type, bin, group, target));
  add(bin, group, group.asked);
}

/** Returns the requirements whose data all moves to a new resource, so that what they ask for is a part of the decision which one. */
function withMoving<Req extends object>(
  type: ResourceType<Req>,
  moving: readonly Requirement<Req>[],
  unplaced: readonly Requirement<Req>[],
): readonly Requirement<Req>[] {
  // Data that they only use stays.
  const moved = new Set(moving.flatMap(({ config }) => type.sharing.units(config)));
  return unplaced.filter((requirement) => {
    const names = moved.size === 0 ? [] : namesIn(type, requirement);
    return names.length > 0 && names.every((name) => moved.has(name));
  });
}

/** Moves requirements to the fewest new resources: those that name one container stay together. */
function openNew<Req extends object>(
  requirements: readonly Requirement<Req>[],
  opening: Opening<Req>,
): Contradiction[] {
  const { groups, contradictions } = groupsOf(requirements, opening);
  const opened: OpenBin<Req>[] = [];
  firstFit(opening.type, opened, groups);
  opening.bins.push(...opened);
  return contradictions;
}

/** Puts requirements without an assignment together with the child resources that they name, else where they fit. */
function placeUnassigned<Req extends object>(
  requirements: readonly Requirement<Req>[],
  byChild: ReadonlyMap<string, OpenBin<Req>>,
  opening: Opening<Req>,
): Contradiction[] {
  const { type, conflicts } = opening;
  const { groups, contradictions } = groupsOf(requirements, opening);
  const unassigned: Group<Req>[] = [];
  for (const group of groups) {
    const [bin, other] = binsOf(group.names, byChild);
    if (bin === undefined) {
      unassigned.push(group);
      continue;
    }
    const resource = bin.prior?.key;
    const component = group.requirements[0]?.component ?? '';
    if (other !== undefined) {
      const away = group.names.filter((name) => byChild.get(name) === other);
      const children = new Map(away.map((name) => [name, other.prior?.key]));
      conflicts.push({ kind: 'elsewhere', component, resource, children, moving: [] });
    } else conflicts.push(...incompatibilities(type, bin, group, resource));
    add(bin, group, group.asked);
  }
  firstFit(type, opening.bins, unassigned);
  return contradictions;
}

/** Groups requirements that must share one resource. */
function groupsOf<Req extends object>(
  requirements: readonly Requirement<Req>[],
  { type, settings, defaults }: Opening<Req>,
): { readonly groups: Group<Req>[]; readonly contradictions: Contradiction[] } {
  const groups: Group<Req>[] = [];
  const contradictions: Contradiction[] = [];
  for (const affine of affinityGroups(type, requirements)) {
    const asked = affine.requirements.flatMap((requirement) => askedBy(type, requirement, settings));
    const { bound, conflict } = bindAll(asked);
    groups.push(groupOf(type, affine, bound, withDefaults(type, bound, settings, defaults)));
    if (conflict !== undefined)
      contradictions.push({ shared: [...new Set(affine.names)].join(', '), ...conflict });
  }
  return { groups, contradictions };
}
