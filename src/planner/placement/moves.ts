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

/** Children that an entry with `new` brought to the resource where they are, by its key and their name. */
export type Applied = ReadonlySet<string>;

/** Returns the children whose move to a new resource is done: another component may use them there since. */
export function appliedMoves<Req extends object>(
  type: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
  prior: PriorState,
): Applied {
  return new Set(
    requirements.flatMap((requirement) => {
      const { key, member } = prior.assignment(requirement.requirementId) ?? {};
      return member?.movedTo === 'new'
        ? dataChildren(type, requirement).map((child) => `${key} ${child}`)
        : [];
    }),
  );
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
  const named = names.filter((name) => moves[`${type.type}:${name}`] !== undefined);
  const target = named.map((name) => moves[`${type.type}:${name}`])[0];
  if (target === undefined) return undefined;
  const isApplied =
    assignment.member.movedTo === 'new' || names.some((name) => applied.has(`${assignment.key} ${name}`));
  const pending = target === 'new' ? !isApplied : assignment.key !== target;
  const forgotten = names.filter((name) => moves[`${type.type}:${name}`] !== target);
  return { target, from: assignment.key, pending, forgotten: pending ? forgotten : [] };
}
