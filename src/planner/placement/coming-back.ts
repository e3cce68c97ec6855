import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import { isDiscarded } from '../retention/discarded.js';
import { lockedConstraints } from './bin.js';
import { askedBy, conflictBetween } from './constraints.js';
import { dataChildren } from './child-bins.js';
import type { PriorResource, PriorState } from '../prior.js';

/** A requirement that the lock does not know, and whose data the lock knows. */
export interface ComingBack {
  /** Retained child resources, each with the key of the resource in which the requirement finds it. */
  readonly children: ReadonlyMap<string, string>;
  /** Resources that each hold one of the children and fit, where there are several. */
  readonly candidates: readonly string[];
  /** The entry of `moves`: it was carried out before the requirement left, or is now. */
  readonly target: string | undefined;
  /** True if the entry of `moves` is to be carried out. */
  readonly isMoving: boolean;
}

/** Finds the retained data of a requirement without an assignment; undefined for none. */
export function comingBack<Req extends object>(
  type: ResourceType<Req>,
  requirement: Requirement<Req>,
  prior: PriorState,
  settings: Settings,
): ComingBack | undefined {
  if (prior.resources.length === 0) return undefined;
  const places = dataChildren(type, requirement).flatMap((child) => {
    const holding = prior
      .retainedIn(child)
      .filter(({ key }) => !isDiscarded(type.type, child, key, settings));
    return holding.length === 0 ? [] : [{ child, holding }];
  });
  if (places.length === 0) return undefined;
  const target = places
    .map(({ child }) => settings.moves[`${type.type}:${child}`])
    .find((each) => each !== undefined);
  // Values that change in place do not tell places apart.
  const asked = askedBy(type, requirement, settings).filter(({ change }) => change === 'new-resource');
  const fits = (resource: PriorResource) =>
    conflictBetween(lockedConstraints(type, resource), asked) === undefined;
  const chosen = places.map(({ child, holding }) => {
    const named = holding.filter(({ key }) => key === target);
    return { child, holding, fitting: named.length > 0 ? named : holding.filter(fits) };
  });
  const ambiguous = chosen.find(({ fitting }) => fitting.length > 1);
  const isAway = chosen.every(({ fitting }) => fitting.every(({ key }) => key !== target));
  return {
    children: new Map(
      chosen.flatMap(({ child, holding, fitting }) =>
        [...fitting, ...holding].slice(0, 1).map(({ key }) => [child, key] as const),
      ),
    ),
    candidates: ambiguous?.fitting.map(({ key }) => key) ?? [],
    target,
    isMoving:
      target === 'new' ? chosen.every(({ fitting }) => fitting.length === 0) : target !== undefined && isAway,
  };
}
