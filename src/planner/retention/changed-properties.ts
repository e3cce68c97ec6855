import { ownValue } from '../../plan/json.js';
import type { Fact } from '../../resources/resource-type.js';

/** An immutable property whose value differs between the lock and the declarations. */
export interface PropertyChange {
  readonly property: string;
  readonly held: string;
  /** Undefined if the declarations do not have the property any more. */
  readonly now: string | undefined;
  readonly problem?: string | undefined;
  readonly resolution: string | undefined;
}

/** Compares immutable properties with those of the lock. A property that the lock does not know is new and not a change. */
export function changedProperties(
  locked: Readonly<Record<string, string>>,
  now: Readonly<Record<string, Fact>>,
): PropertyChange[] {
  return Object.entries(locked)
    .map(([property, held]) => ({ property, held, now: ownValue(now, property) }))
    .filter(({ held, now: fact }) => fact?.mayChange !== true && fact?.value !== held)
    .map(({ property, held, now: fact }) => ({
      property,
      held,
      now: fact?.value,
      problem: fact?.problem,
      resolution: fact?.resolution,
    }));
}

/** Returns the problem of a changed immutable property. */
export function propertySentence(subject: string, { property, held, now, problem }: PropertyChange): string {
  if (problem !== undefined) return `${subject}: ${problem}.`;
  const received = now === undefined ? 'none' : `'${now}'`;
  return `${subject}: ${property} is immutable and must stay '${held}', received ${received}.`;
}
