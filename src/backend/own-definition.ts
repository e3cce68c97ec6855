import type { ComponentDefinition } from '../component.js';
import { deepFreeze } from '../plan/deep-freeze.js';

const own = new WeakSet<object>();

/**
 * Freezes a definition of this library and remembers it. Its options were checked, and its requirements fit the schemas of the
 * types (a property test holds this), so planning does not check them again.
 */
export function ownDefinition<D extends ComponentDefinition>(definition: D): D {
  own.add(deepFreeze(definition));
  return definition;
}

/** Returns true if this library made the definition. A copy may have been changed. */
export function isOwnDefinition(definition: object): boolean {
  return own.has(definition);
}
