/** Plain JSON data: what a plan is made of. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Compares by code point, the same on every machine; `localeCompare` is not. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Writes JSON with sorted keys, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isPlainObject(part) ? sortKeys(part) : part));
}

/** Returns a copy of a record with its keys in code point order. */
export function sortKeys<V>(record: Readonly<Record<string, V>>): Record<string, V> {
  return sortedRecord(Object.entries(record));
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return compareText(a[0], b[0]);
}

/** Makes a record of entries, with its keys in code point order. Of two entries with one key the last one counts. */
export function sortedRecord<V>(entries: Iterable<readonly [string, V]>): Record<string, V> {
  return recordOf(inKeyOrder(entries));
}

/** Returns entries in the code point order of their keys. */
export function inKeyOrder<V>(entries: Iterable<readonly [string, V]>): Iterable<readonly [string, V]> {
  const all = [...entries];
  // Most are few, or come in order.
  return isInOrder(all) ? all : all.sort(byKey);
}

function isInOrder(entries: readonly (readonly [string, unknown])[]): boolean {
  let last: readonly [string, unknown] | undefined;
  for (const entry of entries) {
    if (last !== undefined && byKey(last, entry) > 0) return false;
    last = entry;
  }
  return true;
}

/**
 * Makes a record of entries. Where the names are a user's, and therefore new, `Object.fromEntries` takes several times as
 * long as assignments, which most of planning would be.
 */
export function recordOf<V>(entries: Iterable<readonly [string, V]>): Record<string, V> {
  const record: Record<string, V> = {};
  for (const [key, value] of entries) {
    if (key === '__proto__') setOwn(record, key, value);
    // eslint-disable-next-line atakora/own-keys -- any other name, for which setOwn takes several times as long
    else record[key] = value;
  }
  return record;
}

/**
 * Makes a record of entries whose keys are a name of each: of components, data or addresses. It is a dictionary from the start.
 * V8 makes a hidden class for each new key of any other object that starts empty, and has room for some 1,500, which thousands
 * of names fill: from then on no such object has one. What is read often is quicker as a `recordOf`.
 */
export function recordByName<V>(entries: Iterable<readonly [string, V]>): Record<string, V> {
  const record = Object.create(null) as Record<string, V>;
  // Each key is the record's own: without a prototype `__proto__` is a name like any other.
  // eslint-disable-next-line atakora/own-keys -- see above
  for (const [key, value] of entries) record[key] = value;
  return Object.setPrototypeOf(record, Object.prototype) as Record<string, V>;
}

/**
 * Returns true for object literals and objects without a prototype; false for arrays, class instances and
 * functions.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  // Object.prototype is not data: freezing it would break the whole process.
  if (typeof value !== 'object' || value === null || value === Object.prototype) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Returns what a record itself has under a key, and never what every object has, such as `constructor`. */
export function ownValue<V>(record: Readonly<Record<string, V>> | undefined, key: string): V | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Gives a record a value of its own, also under `__proto__`, to which an assignment would set the prototype. */
export function setOwn<V>(record: Record<string, V>, key: string, value: V): void {
  Object.defineProperty(record, key, { value, configurable: true, enumerable: true, writable: true });
}
