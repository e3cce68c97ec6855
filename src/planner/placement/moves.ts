import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Past } from './past.js';
import { unitsOf } from './data-units.js';

/** An entry of `moves` that is about a requirement. */
export interface Move {
  /** Key of a resource, or `new`. */
  readonly target: string;
  /** Key of the resource in which the requirement is so far. */
  readonly from: string;
  /** True if the move is still to be carried out. */
  readonly pending: boolean;
  /** Units of the requirement that `moves` does not name. A requirement moves as a whole. */
  readonly forgotten: readonly string[];
}

/** Finds the entry of `moves` that is about a requirement. A requirement that the lock does not know cannot move. */
export function moveOf<Req extends object>(
  type: ResourceType<Req>,
  requirement: Requirement<Req>,
  past: Past,
  moves: Readonly<Record<string, string>>,
): Move | undefined {
  const place = past.memberPlace(requirement.requirementId);
  if (place === undefined) return undefined;
  const units = unitsOf(type, requirement);
  const names = units.length === 0 ? [requirement.requirementId] : units;
  const named = names.filter((name) => moves[`${type.type}:${name}`] !== undefined);
  const target = named.map((name) => moves[`${type.type}:${name}`])[0];
  if (target === undefined) return undefined;
  const pending = target === 'new' ? place.member.movedTo !== 'new' : place.key !== target;
  const forgotten = names.filter((name) => moves[`${type.type}:${name}`] !== target);
  return { target, from: place.key, pending, forgotten: pending ? forgotten : [] };
}
