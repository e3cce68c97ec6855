import type { AnyComponentDefinition } from '../components/component-definition.js';
import { EmptyBackendError, InvalidConfigError } from '../errors.js';
import { parse } from '../resources/parse.js';
import { Backend } from './backend.js';
import { BackendBuilder } from './backend-builder.js';
import type { BackendConfig } from './backend-config.js';
import { initialState, isDefinition, withComponents } from './backend-state.js';
import type { ComponentsInput, ComponentsOf, IsConfigOnly, MixedInput, Simplify } from './component-map.js';
import { backendConfigSchema } from './config-schema.js';
import { keySchema } from './key-schema.js';
import { DEFAULT_BACKEND_ID } from './settings-from-config.js';

/** What `defineBackend` makes of one object. */
export type DefinedBackend<T> =
  IsConfigOnly<T> extends true ? BackendBuilder : Backend<Simplify<ComponentsOf<T>>>;

/**
 * Defines a backend from components and a configuration.
 * @throws InvalidConfigError, DuplicateComponentError, EmptyBackendError
 * @example
 * const backend = defineBackend({ userApi: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }) }, { environment: 'prod' });
 */
export function defineBackend<const T extends object>(
  components: T & ComponentsInput<T>,
  config: BackendConfig,
): Backend<Simplify<ComponentsOf<T>>>;
/**
 * Starts a builder from a configuration alone, or defines a backend from components and configuration in one object.
 * @throws InvalidConfigError, DuplicateComponentError
 * @example
 * const builder = defineBackend({ environment: 'prod', location: 'eastus' });
 * const backend = defineBackend({ userApi, monitoring: true });
 */
export function defineBackend<const T extends object = {}>(input?: T & MixedInput<T>): DefinedBackend<T>;
export function defineBackend(input: object = {}, config?: BackendConfig): BackendBuilder | Backend {
  if (config !== undefined) return backendOf(Object.entries(input), config);
  const { components, options } = divide(input);
  return components.length === 0 ? new BackendBuilder(initialState(options)) : backendOf(components, options);
}

function backendOf(components: readonly (readonly [string, unknown])[], config: BackendConfig): Backend {
  const empty = initialState(config);
  if (components.length === 0) throw new EmptyBackendError(config.backendId ?? DEFAULT_BACKEND_ID);
  for (const [key] of components) parse(keySchema, { key }, `component key '${key}'`);
  // `withComponents` refuses what is no definition.
  return new Backend(withComponents(empty, components as [string, AnyComponentDefinition][]));
}

/** Tells components from configuration. A key that is neither is refused by the check of the configuration. */
function divide(input: object): { components: [string, unknown][]; options: BackendConfig } {
  const entries = Object.entries(input);
  const components = entries.filter(([, value]) => isDefinition(value));
  const clash = components.find(([key]) => Object.hasOwn(backendConfigSchema.entries, key));
  if (clash !== undefined) {
    const rule = 'it is a configuration key and cannot be the key of a component';
    throw new InvalidConfigError('backend', [
      { path: clash[0], value: 'a component', rule, fix: 'use another key' },
    ]);
  }
  return { components, options: Object.fromEntries(entries.filter(([, value]) => !isDefinition(value))) };
}
