import type { ResourceType, Trait } from '../resources/resource-type.js';
import type { Need } from '../resources/shared-resource.js';

/** A trait and who asked for it. */
export interface BoundTrait extends Trait {
  readonly component: string;
  readonly priority: number;
}

/** The traits that something is bound to, by name. */
export type BoundTraits = ReadonlyMap<string, BoundTrait>;

/** Two wishes that one resource cannot grant. */
export interface TraitConflict {
  readonly first: BoundTrait;
  readonly second: BoundTrait;
}

/** What needs that stay together are bound to, and the first conflict among them. */
export function bind<C extends object>(
  type: ResourceType<C>,
  needs: readonly Need<C>[],
): { traits: Map<string, BoundTrait>; conflict: TraitConflict | undefined } {
  const traits = new Map<string, BoundTrait>();
  let conflict: TraitConflict | undefined;
  for (const { component, priority, config } of needs) {
    for (const { name, value, yields } of type.traits(config)) {
      const bound = { name, value, yields, component, priority };
      conflict ??= conflictOver(traits.get(name), bound);
      bindTrait(traits, bound);
    }
  }
  return { traits, conflict };
}

/** The higher priority holds a trait. */
export function bindTrait(traits: Map<string, BoundTrait>, trait: BoundTrait): void {
  const holder = traits.get(trait.name);
  if (holder === undefined || trait.priority > holder.priority) traits.set(trait.name, trait);
}

/** The first of their traits that does not go with ours. */
export function conflictBetween(ours: BoundTraits, theirs: BoundTraits): TraitConflict | undefined {
  for (const second of theirs.values()) {
    const conflict = conflictOver(ours.get(second.name), second);
    if (conflict !== undefined) return conflict;
  }
  return undefined;
}

function conflictOver(first: BoundTrait | undefined, second: BoundTrait): TraitConflict | undefined {
  if (first === undefined || first.value === second.value) return undefined;
  return !second.yields || first.priority === second.priority ? { first, second } : undefined;
}

/** How many traits no priority overrides. */
export function fixedTraits(traits: BoundTraits): number {
  let count = 0;
  for (const trait of traits.values()) if (!trait.yields) count += 1;
  return count;
}
