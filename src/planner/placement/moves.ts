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

/** Finds the entry of `moves` that is about a requirement. A requirement that the lock does not know cannot move. */
export function moveOf<Req extends object>(
  type: ResourceType<Req>,
  requirement: Requirement<Req>,
  prior: PriorState,
  moves: Readonly<Record<string, string>>,
): Move | undefined {
  const assignment = prior.assignment(requirement.requirementId);
  // Data of a guest is in the state of the guest, and ids of components do not have a dot: the option is refused.
  if (assignment === undefined || GUEST_NAME.test(requirement.component)) return undefined;
  const children = dataChildren(type, requirement);
  const names = children.length === 0 ? [requirement.requirementId] : children;
  const named = names.filter((name) => moves[`${type.type}:${name}`] !== undefined);
  const target = named.map((name) => moves[`${type.type}:${name}`])[0];
  if (target === undefined) return undefined;
  const pending = target === 'new' ? assignment.member.movedTo !== 'new' : assignment.key !== target;
  const forgotten = names.filter((name) => moves[`${type.type}:${name}`] !== target);
  return { target, from: assignment.key, pending, forgotten: pending ? forgotten : [] };
}
