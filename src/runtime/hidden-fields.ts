import type { ApiField } from './contract/manifest.js';
import { ownValue } from './own-value.js';

/** Returns a value without what is in it and the schema does not declare. A field without `fields` or `items` has any JSON. */
export function shownValue(field: ApiField | undefined, value: unknown): unknown {
  const { fields, items } = field ?? {};
  if (Array.isArray(value))
    return items === undefined ? value : value.map((one: unknown) => shownValue(items, one));
  if (fields === undefined || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => Object.hasOwn(fields, name))
      .map(([name, one]) => [name, shownValue(ownValue(fields, name), one)]),
  );
}

/** Returns a new value of a field, with what callers do not see in the stored one. Entries of arrays have no names, so they are new. */
export function withHidden(field: ApiField | undefined, stored: unknown, value: unknown): unknown {
  const { fields } = field ?? {};
  if (fields === undefined || !isObject(stored) || !isObject(value)) return value;
  const hidden = Object.entries(stored).filter(([name]) => !Object.hasOwn(fields, name));
  const given = Object.entries(value).map(([name, one]) => [
    name,
    withHidden(ownValue(fields, name), ownValue(stored, name), one),
  ]);
  return Object.fromEntries([...hidden, ...given]);
}

/** Returns true for an object of JSON. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
