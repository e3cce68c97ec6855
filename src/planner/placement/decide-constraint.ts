import { ownValue } from '../../plan/json.js';
import type { Requirement } from '../../resources/requirement.js';
import type { Sharing } from '../../resources/resource-type.js';
import { type BoundConstraint, unasked } from './constraints.js';
import type { PastResource } from './prior.js';
import { isChanged } from './recorded-requirement.js';

/** A requirement that the lock has in a resource. */
export interface Resident<Req extends object> {
  readonly requirement: Requirement<Req>;
  readonly asked: ReadonlyMap<string, BoundConstraint>;
}

/** Value of one constraint of a resource. */
export interface DecidedConstraint<Req extends object> {
  /** Undefined where no requirement asks for one. */
  readonly value: BoundConstraint | undefined;
  /** Requirements that ask for another value. */
  readonly misfits: readonly Resident<Req>[];
}

/** Decides the value of one constraint, and finds the requirements that do not fit it. */
export function decideConstraint<Req extends object>(
  name: string,
  past: PastResource,
  residents: readonly Resident<Req>[],
  sharing: Sharing<Req>,
): DecidedConstraint<Req> {
  const askers = residents.filter(({ asked }) => asked.has(name));
  const asks = (resident: Resident<Req>) => resident.asked.get(name) ?? unasked(sharing, name, '');
  const [first] = askers;
  if (first === undefined) return { value: undefined, misfits: [] };
  if (asks(first).overridable === true) return decideOverridable(name, past, askers, asks);
  const held = ownValue(past.locked.constraints, name);
  const locked = (value: string): BoundConstraint => ({
    ...asks(first),
    value,
    component: undefined,
    priority: -Infinity,
  });
  const holds = (value: string) => askers.find((each) => asks(each).value === value);
  if (asks(first).change === 'new-resource' && held !== undefined) {
    const holder = holds(held);
    return {
      value: holder === undefined ? locked(held) : asks(holder),
      misfits: askers.filter((each) => asks(each).value !== held),
    };
  }
  // Components that ask for nothing keep the existing value, where the others can leave. Where the others
  // cannot, these components do not decide.
  const keepers = residents.filter((each) => !isChanged(name, past, each.requirement, each.asked));
  const silent = !sharing.holdsData && held !== undefined && askers.length < residents.length;
  const keeping = keepers.find(({ asked }) => asked.has(name));
  const chosen = silent ? held : keeping === undefined ? asks(first).value : asks(keeping).value;
  const holder = holds(chosen);
  return {
    value: holder === undefined ? locked(chosen) : asks(holder),
    misfits: askers.filter((each) => asks(each).value !== chosen),
  };
}

/**
 * Decides an overridable constraint: the higher priority wins. Two of the highest that differ cannot stay
 * together.
 */
function decideOverridable<Req extends object>(
  name: string,
  past: PastResource,
  askers: readonly Resident<Req>[],
  asks: (resident: Resident<Req>) => BoundConstraint,
): DecidedConstraint<Req> {
  const highest = Math.max(...askers.map((each) => asks(each).priority));
  const leaders = askers.filter((each) => asks(each).priority === highest);
  const [first, second] = leaders;
  const isKept = (each: Resident<Req>) => !isChanged(name, past, each.requirement, each.asked);
  // Most settings have one component, which need not be compared with the lock.
  const keeper = second === undefined ? first : (leaders.find(isKept) ?? first);
  const value = keeper === undefined ? undefined : asks(keeper);
  return { value, misfits: leaders.filter((each) => asks(each).value !== value?.value) };
}
