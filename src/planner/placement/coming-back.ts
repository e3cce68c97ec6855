import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import { isDiscarded } from '../retention/discarded.js';
import { lockedBin } from './bin.js';
import { askedBy, conflictBetween } from './constraints.js';
import type { Past, PastResource } from './prior.js';
import { unitsOf } from './data-children.js';

/** A requirement that the lock does not know, and whose data it does. */
export interface ComingBack {
  /** Units that are retained, each with the resource in which the requirement finds it. */
  readonly units: ReadonlyMap<string, string>;
  /** Resources of which each has the data of a unit and fits, where there are several. */
  readonly candidates: readonly string[];
  /** The entry of `moves`: it was carried out before the requirement left, or is now. */
  readonly target: string | undefined;
  /** True if the entry of `moves` is to be carried out. */
  readonly isMoving: boolean;
}

/** Finds the retained data of a requirement that lives nowhere; undefined for none. */
export function comingBack<Req extends object>(
  type: ResourceType<Req>,
  requirement: Requirement<Req>,
  past: Past,
  settings: Settings,
): ComingBack | undefined {
  if (past.resources.length === 0) return undefined;
  const places = unitsOf(type, requirement).flatMap((unit) => {
    const holding = past.retainedIn(unit).filter(({ key }) => !isDiscarded(type.type, unit, key, settings));
    return holding.length === 0 ? [] : [{ unit, holding }];
  });
  if (places.length === 0) return undefined;
  const target = places
    .map(({ unit }) => settings.moves[`${type.type}:${unit}`])
    .find((each) => each !== undefined);
  // Values that change in place do not tell places apart.
  const asked = askedBy(type, requirement, settings).filter(({ change }) => change === 'new-resource');
  const fits = (place: PastResource) =>
    conflictBetween(lockedBin(type, place).constraints, asked) === undefined;
  const chosen = places.map(({ unit, holding }) => {
    const named = holding.filter(({ key }) => key === target);
    return { unit, holding, fitting: named.length > 0 ? named : holding.filter(fits) };
  });
  const ambiguous = chosen.find(({ fitting }) => fitting.length > 1);
  const isAway = chosen.every(({ fitting }) => fitting.every(({ key }) => key !== target));
  return {
    units: new Map(
      chosen.flatMap(({ unit, holding, fitting }) =>
        [...fitting, ...holding].slice(0, 1).map(({ key }) => [unit, key] as const),
      ),
    ),
    candidates: ambiguous?.fitting.map(({ key }) => key) ?? [],
    target,
    isMoving:
      target === 'new' ? chosen.every(({ fitting }) => fitting.length === 0) : target !== undefined && isAway,
  };
}
