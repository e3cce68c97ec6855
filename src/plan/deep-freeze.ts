import { InvalidConfigError } from '../errors.js';
import { isPlainObject, setOwn } from './json.js';

/**
 * Freezes arrays and plain objects to the last leaf. It looks inside frozen objects too, because a
 * frozen object can hold one that is not. Only for data that we made: a caller's data is copied first.
 */
export function deepFreeze<T>(value: T): T {
  // Without a list of the parts and without an iterator, which took a tenth of what planning allocates.
  if (Array.isArray(value)) {
    value.forEach(freezePart);
    Object.freeze(value);
  } else if (isPlainObject(value)) {
    for (const key in value) freezePart(value[key]);
    Object.freeze(value);
  }
  return value;
}

/** Most parts are texts. */
function freezePart(part: unknown): void {
  if (typeof part === 'object') deepFreeze(part);
}

/** Permitted depth of nested objects and lists, far above that of any Azure resource. */
export const MAX_DEPTH = 100;

/** Permitted number of entries of a list, holes included, far above that of any Azure resource. */
export const MAX_ITEMS = 100_000;

/**
 * Copies arrays and plain objects to the last leaf, so that later changes of the caller's data do not
 * reach ours. Functions and class instances (providers, naming functions) are kept as they are. A key whose value is
 * undefined is left out, as JSON does.
 * @param subject - Owner of the data, for the error.
 * @throws InvalidConfigError when the data holds itself, or is nested more than `MAX_DEPTH` levels deep, or has a list of more than
 * `MAX_ITEMS` entries.
 */
export function copyPlain<T>(value: T, subject?: string): T;
export function copyPlain(value: unknown, subject = 'configuration'): unknown {
  // Only very deep data is examined again, with the path to it: most data is not deep.
  const copy = copyWithin(value, MAX_DEPTH);
  if (copy === TOO_DEEP) throw endless(value, subject);
  return copy;
}

/** Too deep, or too long. */
const TOO_DEEP = Symbol('too deep');

function copyWithin(value: unknown, levels: number): unknown {
  if (Array.isArray(value))
    return levels === 0 || value.length > MAX_ITEMS ? TOO_DEEP : copyList(value, levels);
  if (!isPlainObject(value)) return value;
  if (levels === 0) return TOO_DEEP;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    // eslint-disable-next-line atakora/own-keys -- the key is its own
    let part = value[key];
    if (part === undefined) continue;
    if (typeof part === 'object') {
      part = copyWithin(part, levels - 1);
      // At once: data that holds itself twice would be followed more often than there is time.
      if (part === TOO_DEEP) return TOO_DEEP;
    }
    if (key === '__proto__') setOwn(copy, key, part);
    // eslint-disable-next-line atakora/own-keys -- any other name, for which setOwn takes several times as long
    else copy[key] = part;
  }
  return copy;
}

function copyList(list: readonly unknown[], levels: number): unknown {
  const items: unknown[] = [];
  for (const item of list) {
    const copy = copyWithin(item, levels - 1);
    if (copy === TOO_DEEP) return TOO_DEEP;
    items.push(copy);
  }
  return items;
}

function endless(value: unknown, subject: string): InvalidConfigError {
  const { path, holder, isLong } = deepest(value, [], []) ?? { path: [], holder: undefined };
  const issue =
    isLong === true
      ? {
          value: `a list of more than ${MAX_ITEMS} entries`,
          rule: `must have at most ${MAX_ITEMS} entries, holes included`,
          resolution: 'shorten it',
        }
      : holder === undefined
        ? {
            value: `a value within more than ${MAX_DEPTH} others`,
            rule: `must not be nested more than ${MAX_DEPTH} levels deep`,
            resolution: 'flatten it',
          }
        : {
            value: `the object at ${dotted(holder) || 'the top'} again`,
            rule: 'must not contain itself',
            resolution: 'remove the reference, or give a copy without it',
          };
  return new InvalidConfigError(subject, [{ path: dotted(path), ...issue }]);
}

/** Returns the first place that holds one of its own holders, else the first that is too deep. */
function deepest(
  value: unknown,
  path: readonly string[],
  holders: readonly unknown[],
): { path: readonly string[]; holder?: readonly string[]; isLong?: boolean } | undefined {
  if (Array.isArray(value) && value.length > MAX_ITEMS) return { path, isLong: true };
  if (!Array.isArray(value) && !isPlainObject(value)) return undefined;
  const met = holders.indexOf(value);
  if (met >= 0) return { path, holder: path.slice(0, met) };
  if (path.length === MAX_DEPTH) return { path: path.slice(0, 3) };
  for (const [key, part] of Object.entries(value)) {
    const found = deepest(part, [...path, key], [...holders, value]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function dotted(path: readonly string[]): string {
  return path.join('.');
}
