import type { ComponentDefinition } from '../component.js';
import { deepFreeze } from '../plan/deep-freeze.js';

const own = new WeakSet<object>();

/**
 * Freezes a definition of this library and remembers it. Its options were checked, and what it requires is made of them: a law
 * holds that it fits the schemas of the types, so that planning need not check it again.
 */
export function ownDefinition<D extends ComponentDefinition>(definition: D): D {
  own.add(deepFreeze(definition));
  return definition;
}

/** Returns whether this library made a definition. A copy of one may have been changed. */
export function isOwnDefinition(definition: object): boolean {
  return own.has(definition);
}
