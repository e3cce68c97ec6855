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
  throw new InvalidConfigError(
    subject,
    result.issues.map((issue) => toConfigIssue(issue, schema)),
  );
}

function toConfigIssue(issue: v.BaseIssue<unknown>, schema: v.GenericSchema): ConfigIssue {
  const path = v.getDotPath(issue) ?? '(the whole)';
  if (issue.type === 'strict_object') return objectIssue(issue, path, schema);
  const { rule, fix } = readRule(issue.message);
  return { path, value: printed(issue.input, path), rule, fix };
}

/** A strict object complains about a missing key, an unknown key, or a value that is no object. */
function objectIssue(issue: v.BaseIssue<unknown>, path: string, schema: v.GenericSchema): ConfigIssue {
  const { received, expected } = issue;
  if (expected === 'Object')
    return { path, value: received, rule: 'an object is expected', fix: 'write an object' };
  if (expected !== 'never') return { path, value: 'missing', rule: 'it is required', fix: `add ${path}` };
  const known =
    'entries' in schema && path.split('.').length === 1 ? Object.keys(schema.entries as object) : [];
  const fix = known.length === 0 ? 'remove it' : `remove it, or use one of ${known.join(', ')}`;
  return { path, value: printed(issue.input, path), rule: 'there is no such option', fix };
}

/** The value as text, short; the values of app settings may be secrets and are never shown. */
function printed(value: unknown, path: string): string {
  if (path.startsWith('environmentVariables.')) return 'a value that is not shown';
  if (typeof value === 'string') return `'${shortened(value)}'`;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value) || isPlainObject(value)) return shortened(JSON.stringify(value));
  return String(value);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
