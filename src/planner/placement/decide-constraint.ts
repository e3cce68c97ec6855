import { ownValue } from '../../plan/json.js';
import type { Requirement } from '../../resources/requirement.js';
import type { Sharing } from '../../resources/resource-type.js';
import { type BoundConstraint, unasked } from './constraints.js';
import type { PriorResource } from '../prior.js';
import { isChanged } from './recorded-requirement.js';

/** A requirement that the lock assigns to a resource. */
export interface AssignedRequirement<Req extends object> {
  readonly requirement: Requirement<Req>;
  readonly asked: ReadonlyMap<string, BoundConstraint>;
}

/** Value of one constraint of a resource. */
export interface DecidedConstraint<Req extends object> {
  /** Undefined where no requirement asks for one. */
  readonly value: BoundConstraint | undefined;
  /** Requirements that ask for another value. */
  readonly incompatible: readonly AssignedRequirement<Req>[];
}

/** Decides the value of one constraint, and finds the requirements that are incompatible with it. */
export function decideConstraint<Req extends object>(
  name: string,
  prior: PriorResource,
  assigned: readonly AssignedRequirement<Req>[],
  sharing: Sharing<Req>,
): DecidedConstraint<Req> {
  const askers = assigned.filter(({ asked }) => asked.has(name));
  const asks = (each: AssignedRequirement<Req>) => each.asked.get(name) ?? unasked(sharing, name, '');
  const [first] = askers;
  if (first === undefined) return { value: undefined, incompatible: [] };
  if (asks(first).overridable === true) return decideOverridable(name, prior, askers, asks);
  const held = ownValue(prior.locked.constraints, name);
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
      incompatible: askers.filter((each) => asks(each).value !== held),
    };
  }
  // Components that ask for nothing keep the existing value, where the others can leave. Where the others
  // cannot, these components do not decide.
  const keepers = assigned.filter((each) => !isChanged(name, prior, each.requirement, each.asked));
  const silent = !sharing.holdsData && held !== undefined && askers.length < assigned.length;
  const keeping = keepers.find(({ asked }) => asked.has(name));
  const chosen = silent ? held : keeping === undefined ? asks(first).value : asks(keeping).value;
  const holder = holds(chosen);
  return {
    value: holder === undefined ? locked(chosen) : asks(holder),
    incompatible: askers.filter((each) => asks(each).value !== chosen),
  };
}

/**
 * Decides an overridable constraint: the higher priority wins. Of two of the highest that differ, the one that changed
 * does not fit. Where none changed, a component above them gave up its value: they stay, and merging decides among them.
 */
function decideOverridable<Req extends object>(
  name: string,
  prior: PriorResource,
  askers: readonly AssignedRequirement<Req>[],
  asks: (asker: AssignedRequirement<Req>) => BoundConstraint,
): DecidedConstraint<Req> {
  const highest = Math.max(...askers.map((each) => asks(each).priority));
  const leaders = askers.filter((each) => asks(each).priority === highest);
  const [first, second] = leaders;
  const isKept = (each: AssignedRequirement<Req>) => !isChanged(name, prior, each.requirement, each.asked);
  // Most settings have one component, which need not be compared with the lock.
  const keeper = second === undefined ? first : (leaders.find(isKept) ?? first);
  const value = keeper === undefined ? undefined : asks(keeper);
  return {
    value,
    incompatible: leaders.filter((each) => asks(each).value !== value?.value && !isKept(each)),
  };
}
