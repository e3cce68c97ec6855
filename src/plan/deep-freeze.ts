import { isPlainObject } from './json.js';

/**
 * Freezes arrays and plain objects to the last leaf. It looks inside frozen objects too, because a
 * frozen object can hold one that is not. Only for data that we made: a caller's data is copied first.
 */
export function deepFreeze<T>(value: T): T {
  if (Array.isArray(value)) {
    Object.freeze(value);
    for (const part of value) deepFreeze(part);
  } else if (isPlainObject(value)) {
    Object.freeze(value);
    for (const key in value) deepFreeze(value[key]);
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
  // A spread makes each key the copy's own, `__proto__` too; assigning to it would set the prototype of a new object.
  const copy = { ...value };
  for (const key in copy) {
    const part = copy[key];
    if (part === undefined) return copyPlain(withoutUndefined(value));
    if (typeof part === 'object') copy[key] = copyPlain(part);
  }
  return copy;
}

function withoutUndefined(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
}
