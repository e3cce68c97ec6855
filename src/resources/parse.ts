import * as v from 'valibot';

import { type ConfigIssue, InvalidConfigError } from '../errors.js';
import { isPlainObject } from '../plan/json.js';
import { readRule } from './rule.js';
import { looksSecret } from './secret.js';

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
  return { path, value: valueOf(issue, path), ...readRule(issue.message, issue.expected) };
}

function valueOf(issue: v.BaseIssue<unknown>, path: string): string {
  const at = issue.path?.at(-1);
  // The name of an entry is wrong, and not what it holds. Names are never secret.
  if (at?.origin === 'key' && issue.type !== 'strict_object') return printed(issue.input);
  // A rule about a whole object can be put to one of its keys; then that key's value is meant, not the object.
  return printed(at === undefined ? issue.input : at.value, path);
}

/** The value as text, short. App settings may be secrets and are never shown, nor is what looks like one elsewhere. */
export function printed(value: unknown, path = ''): string {
  const text = /^(?:environmentVariables|secrets)(?:\.|$)/.test(path) ? undefined : textOf(value);
  return text === undefined || looksSecret(text) ? 'a value that is not shown' : shortened(text);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'function') return 'a function';
  if (value === undefined) return 'missing';
  if (Array.isArray(value) || isPlainObject(value)) return jsonOf(value);
  if (typeof value === 'object') return value === null ? 'null' : 'an object';
  return String(value as number | bigint | boolean | symbol);
}

function jsonOf(value: object): string {
  try {
    return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  } catch {
    // What goes round in circles has no JSON.
    return 'an object';
  }
}

function shortened(text: string): string {
  if (text.length <= 62) return text;
  const [quote = ''] = /^'/.exec(text) ?? [];
  return `${text.slice(0, 57 + quote.length)}...${quote}`;
}
