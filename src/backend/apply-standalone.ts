import { slugOf } from '../component.js';
import type { ComponentDefinition, ScopeLike } from '../component.js';
import { CannotApplyError } from '../errors.js';
import type { PlannedComponent } from '../plan/resource-plan.js';
import { stableHash } from '../resources/generated-name.js';
import { Backend } from './backend.js';
import { initialState, withComponents } from './backend-state.js';
import type { StandaloneOptions } from './standalone-options.js';

/**
 * The traditional form of a component: a backend of its own, named after it, applied at once.
 * @returns The component as it was planned.
 */
export function applyStandalone(
  definition: ComponentDefinition,
  scope: ScopeLike,
  options: StandaloneOptions,
): PlannedComponent {
  const { componentId } = definition;
  const state = initialState({ backendId: backendIdOf(componentId), ...options });
  const backend = new Backend(withComponents(state, [[componentId, definition]]));
  backend.initialize(scope);
  const [planned] = backend.plan().components;
  if (planned === undefined)
    throw new CannotApplyError(`'${componentId}' was not planned.`, 'report this as a bug.');
  return planned;
}

/** A backend id is shorter than a component id can be; what is cut off lives on in a hash. */
function backendIdOf(componentId: string): string {
  const slug = slugOf(componentId);
  return slug.length <= 40
    ? slug.replace(/-$/, '')
    : `${slug.slice(0, 33).replace(/-$/, '')}-${stableHash(slug)}`;
}
