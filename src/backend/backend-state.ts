import { type AnyComponentDefinition, type FactoryDefinition, slugOf } from '../component.js';
import { castDraft, produce } from 'immer';

import { DuplicateComponentError, InvalidConfigError } from '../errors.js';
import { isPlainObject } from '../plan/json.js';
import { BUILT_IN_TYPES } from '../resources/registry/types.js';
import { ownOptions, guardRead } from '../validation/own-options.js';
import { parse } from '../validation/parse.js';
import { formatValue } from '../validation/format-value.js';
import { findTokens } from '../validation/plain-data.js';
import { SKIPPED } from '../validation/rule.js';
import type { BackendConfig } from './backend-config.js';
import { backendConfigSchema } from './config-schema.js';
import { isNamedByConstruct } from '../resources/network/construct-names.js';

/** Everything that a backend is declared with. Immutable: each change makes a new state. */
export interface BackendState {
  readonly entries: readonly Entry[];
  readonly config: BackendConfig;
}

/** A component and its place in `backend.components`. */
export interface Entry {
  readonly key: string;
  readonly definition: AnyComponentDefinition;
  /** Normalized id. Two components with the same slug are duplicates. */
  readonly slug: string;
  /** Normalized first id, by which the lock knows the component. */
  readonly identity: string;
}

/** Returns the state of a builder before anything is added. */
export function initialState(config: BackendConfig): BackendState {
  return produce<BackendState>({ entries: [], config: {} }, (draft) => {
    draft.config = castDraft(checkedConfig(config));
  });
}

/** Adds components, in order. @throws DuplicateComponentError, InvalidConfigError */
export function withComponents(
  state: BackendState,
  added: readonly (readonly [key: string, definition: AnyComponentDefinition])[],
): BackendState {
  const entries = [...state.entries];
  const isAlone = added.length === 1;
  const bySlug = new Map(isAlone ? [] : entries.map((entry) => [entry.slug, entry]));
  const byIdentity = new Map(isAlone ? [] : entries.map((entry) => [entry.identity, entry]));
  for (const [key, definition] of added) {
    const entry = guardRead(`component '${key}'`, () => toEntry(key, definition));
    const other = isAlone
      ? entries.find(({ slug, identity }) => slug === entry.slug || identity === entry.identity)
      : (bySlug.get(entry.slug) ?? byIdentity.get(entry.identity));
    if (other !== undefined)
      throw other.slug === entry.slug ? duplicate(entry, other) : sameIdentity(entry, other);
    bySlug.set(entry.slug, entry);
    byIdentity.set(entry.identity, entry);
    entries.push(entry);
  }
  // Entries are frozen already, so immer need not look at each of them again.
  Object.freeze(entries);
  return produce(state, (draft) => {
    draft.entries = castDraft(entries);
  });
}

/** Sets configuration, checked as a whole. @throws InvalidConfigError */
export function withConfig(state: BackendState, patch: BackendConfig): BackendState {
  return produce(state, (draft) => {
    draft.config = castDraft(checkedConfig({ ...state.config, ...patch }));
  });
}

/**
 * Merges a value into an option: objects at every depth, any other value replaces the existing one. `true` sets `enabled` of
 * an object and keeps its other keys. The schema of the option checks the result later.
 */
export function merged(existing: unknown, given: unknown): unknown {
  return guardRead('backend config', () => {
    if (!isPlainObject(existing)) return given;
    if (given === true) return { ...existing, enabled: true };
    if (!isPlainObject(given)) return given;
    const parts = Object.entries(given).map(
      ([key, value]) =>
        [key, merged(Object.hasOwn(existing, key) ? existing[key] : undefined, value)] as const,
    );
    return { ...existing, ...Object.fromEntries(parts) };
  });
}

/** Returns a copy of a configuration. @throws InvalidConfigError with each option that is wrong. */
export function checkedConfig(config: BackendConfig): BackendConfig {
  const own = ownOptions(config, 'backend config', isInstancePlace);
  parse(backendConfigSchema, own, 'backend config', (path) => isNamedByConstruct(own.networking, path));
  return own;
}

/** Returns true for the options that hold instances of classes. */
function isInstancePlace([option]: readonly string[]): boolean {
  return option === 'providers' || option === 'resourceTypes';
}

function toEntry(key: string, definition: AnyComponentDefinition): Entry {
  if (!isDefinition(definition)) {
    throw noDefinition(key, definition);
  }
  refuseSkipped(key, definition);
  refuseTaken(key, definition);
  // A definition of the library is deeply frozen already. The definition of a user is copied here.
  const own = 'factory' in definition ? withOwnConfig(definition, describe({ key, definition })) : definition;
  const { componentId, renamedFrom = componentId } = own;
  return Object.freeze({ key, definition: own, slug: slugOf(componentId), identity: slugOf(renamedFrom) });
}

function noDefinition(key: string, given: unknown): InvalidConfigError {
  const parts = isPlainObject(given) ? given : {};
  const id = typeof parts['componentId'] === 'string' ? parts['componentId'] : key;
  if (typeof parts['componentId'] === 'string' && typeof parts['componentType'] === 'string') {
    const rule = 'must be a function that creates the component, whose getRequirements is called';
    const resolution =
      'add factory: (scope, id, config, resources) => …, or use CrudApi.define(…) or another define';
    return new InvalidConfigError(`component '${id}'`, [
      { path: 'factory', value: formatValue(parts['factory']), rule, resolution },
    ]);
  }
  const rule =
    'must be a result of define(), or an object with componentId, componentType, config and factory';
  return new InvalidConfigError(`component '${id}'`, [
    { path: key, value: formatValue(given), rule, resolution: 'use CrudApi.define(…) or another define' },
  ]);
}

function withOwnConfig(definition: FactoryDefinition, subject: string): FactoryDefinition {
  const config = definition.config === undefined ? undefined : ownOptions(definition.config, subject);
  const ofStack = findTokens(config);
  if (ofStack.length > 0) throw new InvalidConfigError(subject, ofStack);
  return Object.freeze({ ...definition, config });
}

/** Returns true for a result of `define`, and for a custom component's definition. */
export function isDefinition(value: unknown): value is AnyComponentDefinition {
  if (typeof value !== 'object' || value === null) return false;
  const parts = value as Partial<Record<string, unknown>>;
  const makes = typeof parts['requirements'] === 'function' || typeof parts['factory'] === 'function';
  return typeof parts['componentId'] === 'string' && typeof parts['componentType'] === 'string' && makes;
}

/** Names of types whose attributes are placeholders, such as `cosmos`. Components cannot have them. */
const RESERVED_NAMES = BUILT_IN_TYPES.filter(
  ({ requirements, connections }) =>
    connections.placeholders !== undefined ||
    (connections.attributes !== undefined && requirements.internal !== true),
).map(({ type }) => type);

/** Refuses an id by which no lock and no plan can have a component: `constructor`. */
function refuseSkipped(key: string, definition: AnyComponentDefinition): void {
  const { componentId } = definition;
  if (!SKIPPED.includes(componentId)) return;
  throw new InvalidConfigError(describe({ key, definition }), [
    {
      path: 'componentId',
      value: `'${componentId}'`,
      rule: `a component id must not be one of ${SKIPPED.join(', ')}, which have another meaning in JavaScript objects`,
      resolution: "use an id like 'UserApi'",
    },
  ]);
}

/**
 * Refuses a component with the name of an attribute: `${cosmos.endpoint}` refers to the shared account, so a
 * placeholder could not refer to such a component.
 */
function refuseTaken(key: string, definition: AnyComponentDefinition): void {
  const name = [key, definition.componentId].find((each) => RESERVED_NAMES.includes(each));
  if (name === undefined) return;
  const rule = `must not be '${name}', because \${${name}.…} in app settings refers to the shared resource`;
  throw new InvalidConfigError(describe({ key, definition }), [
    {
      path: name === key ? key : 'componentId',
      value: `'${name}'`,
      rule,
      resolution: `use another key and id, such as '${name}Api'`,
    },
  ]);
}

function duplicate(added: Entry, existing: Entry): DuplicateComponentError {
  return new DuplicateComponentError(added.definition.componentId, describe(added), describe(existing));
}

/**
 * Returns the error for two components with one first id. The lock could not tell whose data is whose.
 */
function sameIdentity(added: Entry, existing: Entry): InvalidConfigError {
  const { renamedFrom, componentId } = added.definition;
  const former = existing.definition.renamedFrom ?? existing.definition.componentId;
  return new InvalidConfigError(describe(added), [
    {
      path: renamedFrom === undefined ? 'componentId' : 'renamedFrom',
      value: `'${renamedFrom ?? componentId}'`,
      rule: `must not be the first id of another component, by which the lock identifies that component; ${describe(existing)} has the first id '${former}'`,
      resolution:
        renamedFrom === undefined
          ? 'use an id that no component of the backend had before'
          : 'remove renamedFrom from the new component',
    },
  ]);
}

function describe({
  key,
  definition: { componentId, componentType },
}: Pick<Entry, 'key' | 'definition'>): string {
  return key === componentId
    ? `${componentType} '${componentId}'`
    : `${componentType} '${componentId}' (key '${key}')`;
}
