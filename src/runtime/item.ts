import { isDeepStrictEqual } from 'node:util';

import { keepsStamp, STAMPS } from './contract/stamps.js';
import { DELETED_AT } from './list-query.js';
import { pointer } from './contract/validate-field.js';
import type { ApiManifest } from './contract/manifest.js';
import { shownValue, withHidden } from './hidden-fields.js';
import { ownValue } from './own-value.js';
import { badRequest } from './problem.js';
import type { StoredItem } from './store.js';

/** Sources of ids and times that the service adds to items. */
export interface Makers {
  /** Returns a new id. */
  id(): string;
  /** Returns the time in ISO 8601. */
  now(): string;
}

/** Returns a new item with fields that were checked. */
export function newItem(
  api: ApiManifest,
  fields: Readonly<Record<string, unknown>>,
  make: Makers,
): Record<string, unknown> {
  const now = make.now();
  return { id: make.id(), ...defaultsOf(api), ...fields, ...stamps(api, now, now) };
}

/**
 * Returns an item with other values of its declared fields. It keeps the time of its creation, and fields that the schema does
 * not declare: callers do not see them, so leaving them out of a body does not mean to delete them.
 * @throws Problem 400 for another value of a field that callers set once.
 */
export function changedItem(
  api: ApiManifest,
  { item }: StoredItem,
  fields: Readonly<Record<string, unknown>>,
  make: Makers,
): Record<string, unknown> {
  const kept = Object.entries(item).filter(([name]) => !isAnswered(api, name));
  const given = fieldsWithHidden(api, item, Object.entries(fields));
  return {
    ...Object.fromEntries(kept),
    ...defaultsOf(api),
    ...given,
    ...heldFields(api, item, given),
    id: item['id'],
    ...stamps(api, item['createdAt'], make.now()),
  };
}

/**
 * Returns an item with some of its fields changed, and the others as they are.
 * @param changes - Undefined removes a field.
 * @throws Problem 400 for another value of a field that callers set once.
 */
export function patchedItem(
  api: ApiManifest,
  { item }: StoredItem,
  changes: readonly (readonly [name: string, value: unknown])[],
  make: Makers,
): Record<string, unknown> {
  const fields = fieldsWithHidden(api, item, changes);
  const all = { ...item, ...fields, ...heldFields(api, item, fields), id: item['id'] };
  return { ...present(all), ...stamps(api, item['createdAt'], make.now()) };
}

/**
 * Returns an item with some of its fields changed, also those that callers do not set.
 * @param changes - Undefined removes a field.
 */
export function withFields(
  api: ApiManifest,
  item: Readonly<Record<string, unknown>>,
  changes: readonly (readonly [name: string, value: unknown])[],
): Record<string, unknown> {
  return present({ ...item, ...fieldsWithHidden(api, item, changes) });
}

/** Returns true if a field has the value that the service or the call gives. */
export function isFixed(api: ApiManifest, name: string): boolean {
  const isStamp = STAMPS.some((stamp) => stamp === name) && keepsStamp(api, name);
  return name === 'id' || name === api.partitionKey || isStamp;
}

function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Returns new values of fields, with what callers do not see in the stored ones. */
function fieldsWithHidden(
  { schema }: ApiManifest,
  item: Readonly<Record<string, unknown>>,
  fields: readonly (readonly [name: string, value: unknown])[],
): Record<string, unknown> {
  return Object.fromEntries(
    fields.map(([name, value]) => [name, withHidden(ownValue(schema, name), ownValue(item, name), value)]),
  );
}

/** Returns the values of fields that have a default. */
function defaultsOf({ schema }: ApiManifest): Record<string, unknown> {
  const fields = Object.entries(schema).filter(([, field]) => field.default !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, field.default]));
}

/** Returns the stored values of fields that callers do not set, and of those that they set once. */
function heldFields(
  { schema }: ApiManifest,
  item: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const held = Object.entries(item).filter(([name]) => {
    const { readOnly, immutable } = ownValue(schema, name) ?? {};
    return readOnly === true || immutable === true;
  });
  const changed = held.filter(
    ([name, value]) =>
      ownValue(schema, name)?.immutable === true &&
      Object.hasOwn(fields, name) &&
      !isDeepStrictEqual(fields[name], value),
  );
  if (changed.length > 0)
    throw badRequest(changed.map(([name]) => ({ at: pointer('', name), detail: 'It cannot be changed.' })));
  return Object.fromEntries(held);
}

export function isDeleted({ item }: StoredItem): boolean {
  return Object.hasOwn(item, DELETED_AT);
}

/**
 * Returns an item as callers see it: with the declared fields and those of the service, or with all stored fields where the API
 * says so. Fields of Cosmos DB start with an underscore, and are always left out. A field that an item from before does not have gets
 * its default.
 * @param selected - Fields that the caller wants. @default all
 */
export function publicItem(
  api: ApiManifest,
  { item }: Pick<StoredItem, 'item'>,
  selected?: readonly string[],
): Record<string, unknown> {
  const isShown = (name: string) =>
    api.answers === 'stored' ? !name.startsWith('_') : isAnswered(api, name);
  const missing = Object.entries(defaultsOf(api)).filter(([name]) => !Object.hasOwn(item, name));
  const shown = [...Object.entries(item), ...missing].filter(
    ([name]) => isShown(name) && selected?.includes(name) !== false,
  );
  if (api.answers === 'stored') return Object.fromEntries(shown);
  return Object.fromEntries(
    shown.map(([name, value]) => [name, shownValue(ownValue(api.schema, name), value)]),
  );
}

/** Returns true if a field is one of the schema or of the service. */
function isAnswered(api: ApiManifest, name: string): boolean {
  return (
    name === 'id' ||
    Object.hasOwn(api.schema, name) ||
    STAMPS.some((stamp) => stamp === name) ||
    (name === 'ttl' && api.expires === true)
  );
}

function stamps(api: ApiManifest, createdAt: unknown, updatedAt: unknown): Record<string, unknown> {
  const values: Record<(typeof STAMPS)[number], unknown> = { createdAt, updatedAt };
  return Object.fromEntries(
    STAMPS.filter((name) => keepsStamp(api, name) && values[name] !== undefined).map((name) => [
      name,
      values[name],
    ]),
  );
}
