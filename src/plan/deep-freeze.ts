import { isPlainObject } from './json.js';

/**
 * Freezes arrays and plain objects to the last leaf. It looks inside frozen objects too, because a
 * frozen object can hold one that is not. Only for data that we made: a caller's data is copied first.
 */
export function deepFreeze<T>(value: T): T {
  if (Array.isArray(value) || isPlainObject(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

/**
 * Copies arrays and plain objects to the last leaf, so that later changes of the caller's data do not
 * reach ours. Functions and class instances (providers, naming functions) are kept as they are. A key whose value is
 * undefined is left out, as JSON does.
 */
export function copyPlain<T>(value: T): T;
export function copyPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => copyPlain(item));
  if (!isPlainObject(value)) return value;
  const present: [string, unknown][] = [];
  for (const [key, part] of Object.entries(value)) {
    if (part !== undefined) present.push([key, copyPlain(part)]);
  }
  return Object.fromEntries(present);
}
