import type { ResourceType, Trait } from '../resources/resource-type.js';
import type { Need } from '../resources/shared-resource.js';

/** A trait and who asked for it. */
export interface BoundTrait extends Trait {
  readonly component: string;
  readonly priority: number;
}

/** Two wishes that one resource cannot grant. */
export interface TraitConflict {
  readonly first: BoundTrait;
  readonly second: BoundTrait;
}

/** What needs that stay together are bound to, and the first conflict among them. */
export function bind<C extends object>(
  type: ResourceType<C>,
  needs: readonly Need<C>[],
): { traits: BoundTrait[]; conflict: TraitConflict | undefined } {
  const traits = new Map<string, BoundTrait>();
  let conflict: TraitConflict | undefined;
  for (const { component, priority, config } of needs) {
    for (const { name, value, yields } of type.traits(config)) {
      const bound = { name, value, yields, component, priority };
      conflict ??= conflictOver(traits.get(name), bound);
      bindTrait(traits, bound);
    }
  }
  return { traits: [...traits.values()], conflict };
}

/** The higher priority holds a trait. */
export function bindTrait(traits: Map<string, BoundTrait>, trait: BoundTrait): void {
  const holder = traits.get(trait.name);
  if (holder === undefined || trait.priority > holder.priority) traits.set(trait.name, trait);
}

/** The first of their traits that does not go with ours. */
export function conflictBetween(
  ours: ReadonlyMap<string, BoundTrait>,
  theirs: readonly BoundTrait[],
): TraitConflict | undefined {
  for (const second of theirs) {
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
export function fixedTraits(traits: readonly BoundTrait[]): number {
  return traits.filter(({ yields }) => !yields).length;
}
