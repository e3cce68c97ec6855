import { ownValue } from '../../plan/json.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import { GUEST_NAME } from '../../plan/offer-schema.js';
import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import { dataChildren } from './child-bins.js';
import type { PriorState } from '../prior.js';

/** An entry of `moves` that is about a requirement. */
export interface Move {
  /** Key of a resource, or `new`. */
  readonly target: string;
  /** Key of the resource to which the lock assigns the requirement. */
  readonly from: string;
  /** True if the move is still to be carried out. */
  readonly pending: boolean;
  /** Child resources of the requirement that `moves` does not name. A requirement moves as a whole. */
  readonly forgotten: readonly string[];
}

/** Children that an entry with `new` brought to the resource where they are. */
export type Applied = ReadonlySet<string>;

/**
 * Returns the children whose move to a new resource is done. Another component may use them there since, or take them from one that
 * leaves.
 */
export function appliedMoves<Req extends object>(
  type: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
  prior: PriorState,
  components: PlanLock['components'],
): Applied {
  const applied = new Set<string>();
  for (const { key, locked } of prior.resources) {
    const movers = new Set(
      Object.entries(locked.members).flatMap(([name, { movedTo }]) => {
        const [identity = name] = name.split('/', 1);
        return movedTo === 'new' ? [ownValue(components, identity)?.id ?? identity] : [];
      }),
    );
    if (movers.size === 0) continue;
    const own = requirements.filter(({ component }) => movers.has(component));
    const declaredBy = (isMoved: boolean) =>
      own
        .filter(({ requirementId }) => {
          const assignment = prior.assignment(requirementId);
          return assignment?.key === key && (assignment.member.movedTo === 'new') === isMoved;
        })
        .flatMap((requirement) => dataChildren(type, requirement));
    // A component may have further requirements there, which did not move.
    const others = new Set(declaredBy(false));
    for (const [child, unit] of Object.entries(locked.units))
      if (unit.components.some((component) => movers.has(component)) && !others.has(child))
        applied.add(child);
    for (const child of declaredBy(true)) applied.add(child);
  }
  return applied;
}

/** Returns true if an entry with `new` names data of a requirement that the lock does not know: it is in its place already. */
export function isInPlace<Req extends object>(
  type: ResourceType<Req>,
  requirement: Requirement<Req>,
  moves: Readonly<Record<string, string>>,
): boolean {
  return dataChildren(type, requirement).some((child) => moves[`${type.type}:${child}`] === 'new');
}

/** Finds the entry of `moves` that is about a requirement. A requirement that the lock does not know cannot move. */
export function moveOf<Req extends object>(
  type: ResourceType<Req>,
  requirement: Requirement<Req>,
  prior: PriorState,
  moves: Readonly<Record<string, string>>,
  applied: Applied = new Set(),
): Move | undefined {
  const assignment = prior.assignment(requirement.requirementId);
  // Data of a guest is in the state of the guest, and ids of components do not have a dot: the option is refused.
  if (assignment === undefined || GUEST_NAME.test(requirement.component)) return undefined;
  const children = dataChildren(type, requirement);
  const names = children.length === 0 ? [requirement.requirementId] : children;
  const targets = names.flatMap((name) => moves[`${type.type}:${name}`] ?? []);
  const isApplied = assignment.member.movedTo === 'new' || names.some((name) => applied.has(name));
  const isPending = (each: string) => (each === 'new' ? !isApplied : assignment.key !== each);
  // Of entries that are done, the lock records 'new': an entry with a key shows in the lock by itself.
  const target = targets.find(isPending) ?? targets.find((each) => each === 'new') ?? targets[0];
  if (target === undefined) return undefined;
  const pending = isPending(target);
  const forgotten = names.filter((name) => moves[`${type.type}:${name}`] !== target);
  return { target, from: assignment.key, pending, forgotten: pending ? forgotten : [] };
}
