import * as v from 'valibot';

import { type ConfigIssue, InvalidConfigError } from '../errors.js';
import { isPlainObject } from '../plan/json.js';
import { readRule } from './rule.js';

/**
 * Checks a value against a schema and returns a copy of it.
 * @throws InvalidConfigError with every issue that was found.
 */
export function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown, subject: string): T {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new InvalidConfigError(subject, result.issues.map(toConfigIssue));
}

function toConfigIssue(issue: v.BaseIssue<unknown>): ConfigIssue {
  const path = v.getDotPath(issue) ?? '(the whole)';
  // A rule about a whole object can be put to one of its keys; then that key's value is meant, not the object.
  const value = issue.path === undefined ? issue.input : issue.path.at(-1)?.value;
  return { path, value: printed(value, path), ...readRule(issue.message) };
}

/** The value as text, short; the values of app settings may be secrets and are never shown. */
export function printed(value: unknown, path = ''): string {
  if (path.startsWith('environmentVariables.')) return 'a value that is not shown';
  if (typeof value === 'string') return `'${shortened(value)}'`;
  if (typeof value === 'function') return 'a function';
  if (value === undefined) return 'missing';
  if (Array.isArray(value) || isPlainObject(value)) return shortened(JSON.stringify(value));
  if (typeof value === 'object') return value === null ? 'null' : 'an object';
  return String(value as number | bigint | boolean | symbol);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
