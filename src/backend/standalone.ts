import type { ComponentDefinition, ScopeLike } from '../components/component-definition.js';
import { slugOf } from '../components/component-id.js';
import { CannotApplyError } from '../errors.js';
import type { PlannedComponent } from '../plan/resource-plan.js';
import { Backend } from './backend.js';
import { initialState, withComponents } from './backend-state.js';

/**
 * The traditional form of a component: a backend of its own, named after it, applied at once.
 * @returns The component as it was planned.
 */
export function deployAlone(definition: ComponentDefinition, scope: ScopeLike): PlannedComponent {
  const { componentId } = definition;
  const backendId = slugOf(componentId).slice(0, 40).replace(/-$/, '');
  const backend = new Backend(withComponents(initialState({ backendId }), [[componentId, definition]]));
  backend.initialize(scope);
  const [planned] = backend.plan().components;
  if (planned === undefined)
    throw new CannotApplyError(`'${componentId}' was not planned.`, 'report this as a bug.');
  return planned;
}
