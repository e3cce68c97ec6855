import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import { type ComingBack, comingBack } from './coming-back.js';
import type { PlacementConflict } from './conflict.js';
import { dataChildren } from './child-bins.js';
import { askedBy, conflictBetween } from './constraints.js';
import { appliedMoves, isInPlace, type Move, moveOf } from './moves.js';
import type { PriorState } from '../prior.js';

/** The requirements of one type, divided by what the lock says about them. */
export interface PriorComparison<Req extends object> {
  /** Requirements that stay, by key of the resource to which the lock assigns them. */
  readonly assigned: ReadonlyMap<string, readonly Requirement<Req>[]>;
  /** Requirements without an assignment in the lock. */
  readonly unassigned: readonly Requirement<Req>[];
  /** Requirements that move now. */
  readonly moves: ReadonlyMap<Requirement<Req>, Move>;
  /** The entries of `moves` that are carried out now or were before, by requirement id. */
  readonly moved: ReadonlyMap<string, string>;
  /** Keys of the resources in which returning requirements find their retained children, by child. */
  readonly found: ReadonlyMap<string, string>;
  readonly conflicts: readonly PlacementConflict[];
}

/** Looks up each requirement in the lock: a requirement stays, moves, returns to its data, or has no place yet. */
export function compareWithPrior<Req extends object>(
  type: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
  prior: PriorState,
  settings: Settings,
): PriorComparison<Req> {
  const assigned = new Map<string, Requirement<Req>[]>(prior.resources.map(({ key }) => [key, []]));
  const unassigned: Requirement<Req>[] = [];
  const moves = new Map<Requirement<Req>, Move>();
  const moved = new Map<string, string>();
  const found = new Map<string, string>();
  const conflicts: PlacementConflict[] = [];
  const returning: (readonly [Requirement<Req>, ComingBack])[] = [];
  const applied = appliedMoves(type, requirements, prior, settings.lock?.components ?? {});
  for (const requirement of requirements) {
    const move = moveOf(type, requirement, prior, settings.moves, applied);
    if (move !== undefined) moved.set(requirement.requirementId, move.target);
    if (move?.pending === true) {
      moves.set(requirement, move);
      continue;
    }
    const assignment = prior.assignment(requirement.requirementId);
    if (assignment !== undefined) {
      assigned.get(assignment.key)?.push(requirement);
      continue;
    }
    const back = comingBack(type, requirement, prior, settings);
    if (back === undefined) {
      unassigned.push(requirement);
      if (isInPlace(type, requirement, settings.moves)) moved.set(requirement.requirementId, 'new');
    } else returning.push([requirement, back]);
  }
  for (const [requirement, back] of returning) {
    const { target, children } = back;
    const [from = ''] = children.values();
    if (target !== undefined) moved.set(requirement.requirementId, target);
    // Others whose data is there too return to it, unless an entry moves them.
    const returned = returning.flatMap(([each, other]) =>
      other.target === undefined && [...other.children.values()].includes(from) ? [each] : [],
    );
    const others = [...(assigned.get(from) ?? []), ...returned];
    const isKept = target === 'new' && isIncompatible(type, requirement, others, settings);
    const stays = dataChildren(type, requirement).some((child) => applied.has(child));
    if (target !== undefined && (back.isMoving || isKept) && !(target === 'new' && stays)) {
      const forgotten = dataChildren(type, requirement).filter(
        (child) =>
          settings.moves[`${type.type}:${child}`] !== target && (children.has(child) || isLive(child, prior)),
      );
      moves.set(requirement, { target, from, pending: true, forgotten });
      continue;
    }
    unassigned.push(requirement);
    if (isInPlace(type, requirement, settings.moves)) moved.set(requirement.requirementId, 'new');
    for (const [child, key] of children) found.set(child, key);
    conflicts.push(...retainedTwice(requirement, back));
  }
  if (moves.size > 0) unassigned.push(...takeFollowers(type, assigned, moves));
  return { assigned, unassigned, moves, moved, found, conflicts };
}

/** Returns true if the lock has a child resource that is declared. */
function isLive(child: string, prior: PriorState): boolean {
  return prior.holderOf(child) !== undefined && prior.retainedIn(child).length === 0;
}

/** Returns true if a requirement asks for a value that others of a resource do not. */
function isIncompatible<Req extends object>(
  type: ResourceType<Req>,
  requirement: Requirement<Req>,
  others: readonly Requirement<Req>[],
  settings: Settings,
): boolean {
  const asks = (each: Requirement<Req>) => askedBy(type, each, settings);
  const held = new Map(others.flatMap(asks).map((constraint) => [constraint.name, constraint]));
  return conflictBetween(held, asks(requirement)) !== undefined;
}

/** Takes the requirements out of their resources that only use child resources which all move: they are placed where these go. */
function takeFollowers<Req extends object>(
  type: ResourceType<Req>,
  assigned: Map<string, Requirement<Req>[]>,
  moves: ReadonlyMap<Requirement<Req>, Move>,
): Requirement<Req>[] {
  const moving = new Set([...moves.keys()].flatMap((requirement) => dataChildren(type, requirement)));
  const follows = (requirement: Requirement<Req>) => {
    const used = type.sharing.usedUnits(requirement.config);
    return (
      used.length > 0 &&
      used.every((child) => moving.has(child)) &&
      type.sharing.units(requirement.config).length === 0
    );
  };
  const followers: Requirement<Req>[] = [];
  for (const [key, requirements] of assigned) {
    followers.push(...requirements.filter(follows));
    assigned.set(
      key,
      requirements.filter((requirement) => !follows(requirement)),
    );
  }
  return followers;
}

function retainedTwice(
  { component }: Pick<Requirement, 'component'>,
  { candidates, children }: ComingBack,
): PlacementConflict[] {
  const [resource] = candidates;
  if (resource === undefined) return [];
  return [
    { kind: 'retained-twice', component, resource, resources: candidates, children: [...children.keys()] },
  ];
}
