import { inKeyOrder, ownValue, recordOf } from '../../plan/json.js';
import type { Requirement } from '../../resources/requirement.js';
import type { Constraint, ResourceType, Sharing } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';

/** A constraint of requirements, with the component that asks for it. */
export interface BoundConstraint extends Constraint {
  /** Kind of change that another value takes: of the existing resource, or to a new one. */
  readonly change: 'in-place' | 'new-resource';
  /** Undefined for a default, which no component asks for. */
  readonly component: string | undefined;
  readonly priority: number;
}

/** Two constraints that one resource cannot satisfy. */
export interface ConstraintConflict {
  readonly first: BoundConstraint;
  readonly second: BoundConstraint;
}

/** Reason why requirements of one type need two resources. */
export type Split =
  | ({ readonly kind: 'constraint' } & ConstraintConflict)
  | { readonly kind: 'capacity'; readonly first: string; readonly second: string };

/** Returns what a requirement asks for. */
export function askedBy<Req extends object>(
  { sharing }: ResourceType<Req>,
  { component, priority, config }: Requirement<Req>,
  settings: Settings,
): BoundConstraint[] {
  return sharing.constraints(config, settings).map((asked) => {
    const { name, value, overridable = false, option, recorded, apart } = asked;
    const bound = { name, value, overridable, change: changeOf(sharing, name), component, priority };
    // A spread makes an object of a kilobyte, and few constraints have more fields: 4 % of planning 1,000 components.
    return (option ?? recorded ?? apart) === undefined ? bound : { ...asked, ...bound };
  });
}

/** Returns what requirements that stay together ask for, and the first conflict among them. */
export function bindAll(asked: readonly BoundConstraint[]): {
  /** By name, each once. */
  bound: readonly BoundConstraint[];
  conflict: ConstraintConflict | undefined;
} {
  if (asked.length < 2) return { bound: asked, conflict: undefined };
  const bound = new Map<string, BoundConstraint>();
  let conflict: ConstraintConflict | undefined;
  for (const constraint of asked) {
    conflict ??= conflictOver(bound.get(constraint.name), constraint);
    bind(bound, constraint);
  }
  return { bound: [...bound.values()], conflict };
}

/** The defaults of a type so far, by the immutable properties that are asked for. */
export type KnownDefaults = Map<string, readonly BoundConstraint[]>;

/**
 * Returns the constraints that are asked for, and the defaults for the rest. Overridable ones have no part in defaults: the value
 * that was asked for may not be the one that the resource gets.
 */
export function withDefaults<Req extends object>(
  { sharing }: ResourceType<Req>,
  asked: readonly BoundConstraint[],
  settings: Settings,
  known: KnownDefaults,
): readonly BoundConstraint[] {
  let values = '';
  for (const { name, value, overridable } of asked)
    if (overridable !== true) values += `${name}\u0000${value}\u0000`;
  let defaults = known.get(values);
  if (defaults === undefined) {
    const fixed = asked.filter(({ overridable }) => overridable !== true);
    const named = recordOf(fixed.map(({ name, value }) => [name, value]));
    defaults = Object.entries(sharing.defaults(named, settings)).map(([name, value]) =>
      unasked(sharing, name, value),
    );
    known.set(values, defaults);
  }
  const names = new Set(asked.map(({ name }) => name));
  return [...asked, ...defaults.filter(({ name }) => !names.has(name))];
}

/** Returns a constraint that no component asks for. */
export function unasked(
  sharing: Pick<Sharing<never>, 'changesInPlace'>,
  name: string,
  value: string,
): BoundConstraint {
  return { name, value, change: changeOf(sharing, name), component: undefined, priority: -Infinity };
}

function changeOf(
  { changesInPlace }: Pick<Sharing<never>, 'changesInPlace'>,
  name: string,
): BoundConstraint['change'] {
  return changesInPlace(name) ? 'in-place' : 'new-resource';
}

export function isDefault({ priority }: BoundConstraint): boolean {
  return priority === -Infinity;
}

/** Adds a constraint to those that hold. A component decides before a default, and a higher priority before a lower one. */
export function bind(bound: Map<string, BoundConstraint>, constraint: BoundConstraint): void {
  const holder = bound.get(constraint.name);
  if (holder === undefined || constraint.priority > holder.priority) bound.set(constraint.name, constraint);
}

/** Returns the first of the added constraints that conflicts with those that hold. */
export function conflictBetween(
  held: ReadonlyMap<string, BoundConstraint>,
  added: Iterable<BoundConstraint>,
): ConstraintConflict | undefined {
  for (const second of added) {
    const conflict = conflictOver(held.get(second.name), second);
    if (conflict !== undefined) return conflict;
  }
  return undefined;
}

/** Returns the conflicts of the added constraints with those that hold. Those that take a new resource come first. */
export function conflictsBetween(
  held: ReadonlyMap<string, BoundConstraint>,
  added: Iterable<BoundConstraint>,
): ConstraintConflict[] {
  const conflicts = [...added].flatMap((second) => conflictOver(held.get(second.name), second) ?? []);
  const rank = ({ second }: ConstraintConflict) => Number(second.change === 'in-place');
  return conflicts.sort((a, b) => rank(a) - rank(b));
}

/** Returns the constraints that no component with a higher priority can replace. */
export function withoutOverridable(
  bound: ReadonlyMap<string, BoundConstraint>,
): ReadonlyMap<string, BoundConstraint> {
  return new Map([...bound].filter(([, { overridable }]) => overridable !== true));
}

/** Returns the constraints that the lock has of a resource. */
export function recordedIn(
  { constraintChanges }: Pick<Sharing<never>, 'constraintChanges'>,
  bound: ReadonlyMap<string, BoundConstraint>,
): ReadonlyMap<string, BoundConstraint> {
  const isAbsent = ({ name, value }: BoundConstraint) => ownValue(constraintChanges, name)?.absent === value;
  return new Map([...withoutOverridable(bound)].filter(([, constraint]) => !isAbsent(constraint)));
}

/** Returns the values of constraints, by name in alphabetical order. */
export function valuesOf(bound: ReadonlyMap<string, BoundConstraint>): Record<string, string> {
  const values: [name: string, value: string][] = [];
  for (const { name, value } of bound.values()) values.push([name, value]);
  return recordOf(inKeyOrder(values));
}

function conflictOver(
  first: BoundConstraint | undefined,
  second: BoundConstraint,
): ConstraintConflict | undefined {
  if (first === undefined || first.value === second.value) return undefined;
  const mayOverride = second.overridable === true && first.priority !== second.priority;
  return mayOverride ? undefined : { first, second };
}
