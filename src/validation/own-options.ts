import { BackendError, type ConfigIssue, InvalidConfigError } from '../errors.js';
import { copyPlain } from '../plan/deep-freeze.js';
import { isPlainObject } from '../plan/json.js';
import { formatValue } from './format-value.js';

/**
 * Copies options at the boundary, so that what the caller does with them later changes nothing. Options are plain data: an
 * instance of a class would be neither copied nor frozen, and a promise has no options at all.
 * @param keeps - Returns whether a place may hold an instance, which is kept as it is. Default: none may.
 * @throws InvalidConfigError when the options are not plain data, or cannot be read.
 */
export function ownOptions<T>(
  given: T,
  subject: string,
  keeps: (path: readonly string[]) => boolean = () => false,
): T {
  const copy = guardRead(subject, () => copyPlain(given, subject));
  if (!isPlainObject(copy)) throw new InvalidConfigError(subject, [issueOf(given, [])]);
  const issues = instancesIn(copy, [], keeps);
  if (issues.length > 0) throw new InvalidConfigError(subject, issues);
  return copy;
}

/**
 * Runs a function that reads a caller's objects. A getter or proxy that throws becomes an error that says so.
 */
export function guardRead<T>(subject: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof BackendError) throw error;
    throw new InvalidConfigError(subject, [
      {
        path: '',
        value: 'an object that throws while it is read',
        rule: 'must be plain data',
        resolution: 'replace getters and proxies by the values themselves, as in { ...config }',
      },
    ]);
  }
}

function instancesIn(
  value: unknown,
  path: readonly string[],
  keeps: (path: readonly string[]) => boolean,
): ConfigIssue[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value) && !isPlainObject(value)) return keeps(path) ? [] : [issueOf(value, path)];
  const found: ConfigIssue[] = [];
  for (const [key, part] of Object.entries(value))
    if (typeof part === 'object' && part !== null) found.push(...instancesIn(part, [...path, key], keeps));
  return found;
}

function issueOf(value: unknown, path: readonly string[]): ConfigIssue {
  const isPromise = value instanceof Promise;
  return {
    path: path.join('.'),
    value: path.length === 0 && isPlainObject(value) ? 'an object' : formatValue(value, path.join('.')),
    rule:
      path.length === 0
        ? 'must be an object'
        : 'must be plain data: a string, a number, true, false, a list or a plain object',
    resolution: isPromise
      ? 'await it'
      : path.length === 0
        ? 'write an object'
        : 'give the data itself, such as { ...it } or Object.fromEntries(it)',
  };
}
