import * as v from 'valibot';

import type { AnyComponentDefinition } from '../component.js';
import { type ConfigIssue, EmptyBackendError, InvalidConfigError } from '../errors.js';
import { isPlainObject } from '../plan/json.js';
import { guardRead } from '../validation/own-options.js';
import { parse } from '../validation/parse.js';
import { formatValue } from '../validation/format-value.js';
import { insteadOf, textLike } from '../validation/rule.js';
import { Backend } from './backend.js';
import { BackendBuilder } from './backend-builder.js';
import type { BackendConfig } from './backend-config.js';
import { initialState, isDefinition, withComponents } from './backend-state.js';
import type { ComponentsInput, ComponentsOf, IsConfigOnly, MixedInput, Simplify } from './component-map.js';
import { CONFIG_KEYS } from './config-schema.js';
import { DEFAULT_BACKEND_ID } from './settings-from-config.js';

/** The key of a component in the object forms of `defineBackend`. */
const keySchema = v.object({
  key: textLike(
    'the key of a component',
    /^[A-Za-z][A-Za-z0-9_$-]*$/,
    'must have letters, digits, hyphens and underscores only, and start with a letter',
    "use a key like 'userApi'",
  ),
});

/** Backend that `defineBackend` makes of one object. */
export type DefinedBackend<T> =
  IsConfigOnly<T> extends true ? BackendBuilder : Backend<Simplify<ComponentsOf<T>>>;

/**
 * Starts a builder from a configuration, or defines a backend from components and configuration in one object.
 * @throws InvalidConfigError, DuplicateComponentError
 * @example
 * const builder = defineBackend({ environment: 'prod', location: 'eastus' });
 * const backend = defineBackend({ userApi, monitoring: true });
 */
export function defineBackend<const T extends object = {}>(input?: MixedInput<T>): DefinedBackend<T>;
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
export function defineBackend(input: object = {}, config?: BackendConfig): BackendBuilder | Backend {
  if (!guardRead('backend', () => isPlainObject(input))) throw notAnObject(input);
  if (config !== undefined)
    return backendOf(
      guardRead('backend', () => Object.entries(input)),
      config,
    );
  const { components, options } = guardRead('backend', () => divide(input));
  return components.length === 0 ? new BackendBuilder(initialState(options)) : backendOf(components, options);
}

function backendOf(components: readonly (readonly [string, unknown])[], config: BackendConfig): Backend {
  const empty = initialState(config);
  // With a lock, the data of the backend is retained.
  if (components.length === 0 && config.lock === undefined)
    throw new EmptyBackendError(config.backendId ?? DEFAULT_BACKEND_ID);
  for (const [key] of components) parse(keySchema, { key }, `component key '${key}'`);
  // `withComponents` refuses a value that is not a definition.
  return new Backend(withComponents(empty, components as [string, AnyComponentDefinition][]));
}

/** Separates components from configuration. */
function divide(input: object): { components: [string, unknown][]; options: BackendConfig } {
  const entries = Object.entries(input);
  const issues = entries.flatMap(([key, value]) => issueWith(key, value));
  if (issues.length > 0) throw new InvalidConfigError('backend', issues);
  return {
    components: entries.filter(([, value]) => isDefinition(value)),
    options: Object.fromEntries(entries.filter(([, value]) => !isDefinition(value))),
  };
}

function issueWith(path: string, given: unknown): ConfigIssue[] {
  const isOption = CONFIG_KEYS.includes(path);
  if (isOption !== isDefinition(given)) return [];
  const value = formatValue(given);
  if (!isOption) {
    const rule = 'must be a component definition or a configuration key';
    return [
      { path, value, rule, resolution: `pass a result of define(…), or ${insteadOf(path, CONFIG_KEYS)}` },
    ];
  }
  const rule = 'must not be the key of a component, because it is a configuration key';
  return [{ path, value: 'a component', rule, resolution: 'use another key' }];
}

function notAnObject(input: unknown): InvalidConfigError {
  const resolution = input instanceof Promise ? 'await it' : 'pass components, a configuration, or both';
  return new InvalidConfigError('backend', [
    { path: '', value: formatValue(input), rule: 'must be an object', resolution },
  ]);
}
