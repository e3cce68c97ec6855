import type { Requirement } from '../resources/requirement.js';
import type { Constraint, ResourceType } from '../resources/resource-type.js';

/** A constraint and the component that asks for it. */
export interface BoundConstraint extends Constraint {
  readonly component: string;
  readonly priority: number;
}

/** Two constraints that one resource cannot satisfy. */
export interface ConstraintConflict {
  readonly first: BoundConstraint;
  readonly second: BoundConstraint;
}

/** Returns the constraints of requirements that stay together, and the first conflict among them. */
export function bindAll<C extends object>(
  { sharing }: ResourceType<C>,
  requirements: readonly Requirement<C>[],
): { constraints: BoundConstraint[]; conflict: ConstraintConflict | undefined } {
  const bound = new Map<string, BoundConstraint>();
  let conflict: ConstraintConflict | undefined;
  for (const { component, priority, config } of requirements) {
    for (const { name, value, overridable } of sharing.constraints(config)) {
      const constraint = { name, value, overridable, component, priority };
      conflict ??= conflictOver(bound.get(name), constraint);
      bind(bound, constraint);
    }
  }
  return { constraints: [...bound.values()], conflict };
}

/** Adds a constraint to those that hold. The higher priority decides its value. */
export function bind(bound: Map<string, BoundConstraint>, constraint: BoundConstraint): void {
  const holder = bound.get(constraint.name);
  if (holder === undefined || constraint.priority > holder.priority) bound.set(constraint.name, constraint);
}

/** Returns the first of the added constraints that conflicts with those that hold. */
export function conflictBetween(
  held: ReadonlyMap<string, BoundConstraint>,
  added: readonly BoundConstraint[],
): ConstraintConflict | undefined {
  for (const second of added) {
    const conflict = conflictOver(held.get(second.name), second);
    if (conflict !== undefined) return conflict;
  }
  return undefined;
}

function conflictOver(
  first: BoundConstraint | undefined,
  second: BoundConstraint,
): ConstraintConflict | undefined {
  if (first === undefined || first.value === second.value) return undefined;
  return !second.overridable || first.priority === second.priority ? { first, second } : undefined;
}

/** Counts the constraints that no priority overrides. */
export function countFixed(constraints: readonly BoundConstraint[]): number {
  return constraints.filter(({ overridable }) => !overridable).length;
}
