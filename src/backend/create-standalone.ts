import { type ComponentDefinition, type ScopeLike, slugOf } from '../component.js';
import { CannotApplyError } from '../errors.js';
import type { PlannedComponent } from '../plan/resource-plan.js';
import { stableHash } from '../plan/stable-hash.js';
import { Backend } from './backend.js';
import { initialState, withComponents } from './backend-state.js';
import { withShownOutputs } from './plan-input.js';
import { splitStandalone, type StandaloneOptions } from './standalone-options.js';

/**
 * Creates a component of the traditional form at once: in a backend of its own, named after the component.
 * @param define - Makes the definition of the options that are not those of the backend.
 * @returns The definition and the component as it was planned, for its handle.
 */
export function createStandalone<C extends object, D extends ComponentDefinition>(
  scope: ScopeLike,
  given: C & StandaloneOptions,
  define: (config: C) => D,
): [D, PlannedComponent] {
  const { config, backend: options } = splitStandalone(given);
  const definition = define(config);
  const { componentId } = definition;
  const state = initialState({ backendId: backendIdOf(componentId), ...options });
  const backend = new Backend(withComponents(state, [[componentId, definition]]));
  backend.initialize(scope);
  const [planned] = backend.plan().components;
  if (planned === undefined)
    throw new CannotApplyError(
      `'${componentId}'`,
      'the plan must have the component, received none',
      'report this as a bug',
    );
  return [definition, withShownOutputs(planned)];
}

/**
 * Returns the words of an id, shortened to the length of a backend id. A hash replaces the part that is cut
 * off.
 */
function backendIdOf(componentId: string): string {
  const slug = slugOf(componentId);
  return slug.length <= 40
    ? slug.replace(/-$/, '')
    : `${slug.slice(0, 33).replace(/-$/, '')}-${stableHash(slug)}`;
}
