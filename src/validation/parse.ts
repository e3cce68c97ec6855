import * as v from 'valibot';

import { type ConfigIssue, InvalidConfigError } from '../errors.js';
import { guardRead } from './own-options.js';
import { findTokens } from './plain-data.js';
import { formatValue } from './format-value.js';
import { readRule } from './rule.js';

/**
 * Checks a value against a schema and returns a copy of it.
 * @param mayBeOfStack - Returns true if a place may hold a value that only a stack knows. Default: always
 * false.
 * @throws InvalidConfigError with every issue that was found.
 */
export function parse<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  subject: string,
  mayBeOfStack: (path: string) => boolean = () => false,
): T {
  return guardRead(subject, () => {
    const ofStack = findTokens(value).filter(({ path }) => !mayBeOfStack(path));
    if (ofStack.length > 0) throw new InvalidConfigError(subject, ofStack);
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    throw new InvalidConfigError(subject, result.issues.map(toConfigIssue));
  });
}

function toConfigIssue(issue: v.BaseIssue<unknown>): ConfigIssue {
  const path = v.getDotPath(issue) ?? '';
  return { path, value: valueOf(issue, path), ...readRule(issue) };
}

function valueOf(issue: v.BaseIssue<unknown>, path: string): string {
  const at = issue.path?.at(-1);
  // The name of an entry is wrong, not its value. Names are never secret.
  if (at?.origin === 'key' && issue.type !== 'strict_object') return formatValue(issue.input);
  // A rule about a whole object can be put to one of its keys; then that key's value is meant, not the object.
  return formatValue(at === undefined ? issue.input : at.value, path);
}
