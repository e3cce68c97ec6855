import { type ConfigIssue, InvalidConfigError } from '../errors.js';
import { copyPlain, MAX_DEPTH, MAX_ITEMS } from '../plan/deep-freeze.js';
import { isExpression } from '../plan/expression/expression.js';
import { isPlainObject, type JsonObject } from '../plan/json.js';
import { formatValue } from './format-value.js';
import { isToken } from './token.js';

/** Finds values that only a stack knows, with which a plan would differ from run to run, and lists without an end. */
export function findTokens(value: unknown): ConfigIssue[] {
  // Nearly all data is without tokens, so paths are computed only when a token was found.
  if (!holdsToken(value, MAX_DEPTH)) return [];
  return issuesIn(value, (part) => (isToken(part) ? TOKEN : isTooLong(part) ? TOO_LONG : undefined));
}

/** Finds expressions, which Terraform evaluates: configurations have data alone. */
export function findExpressions(value: unknown): ConfigIssue[] {
  return issuesIn(value, (part) => (isExpression(part) ? EXPRESSION : undefined));
}

/**
 * Returns true if the data may contain a value that only a stack knows. True as well for endless data, which
 * is then examined closely.
 */
function holdsToken(part: unknown, levels: number): boolean {
  if (typeof part !== 'object' || part === null) return isToken(part);
  if (levels === 0) return true;
  if (isTooLong(part)) return true;
  if (Array.isArray(part)) {
    for (const item of part) if (holdsToken(item, levels - 1)) return true;
    return false;
  }
  if (!isPlainObject(part)) return false;
  for (const key in part) if (isToken(key) || holdsToken(part[key], levels - 1)) return true;
  return false;
}

/** Values as JSON, those that are undefined left out. @throws InvalidConfigError with every place that is not JSON. */
export function plainJson(value: object, subject: string): JsonObject {
  const copy = copyPlain(value, subject);
  const issues = issuesIn(copy, (part) => (isToken(part) ? TOKEN : isJson(part) ? undefined : NOT_JSON));
  if (issues.length > 0) throw new InvalidConfigError(subject, issues);
  // Each part of it is JSON.
  return copy as JsonObject;
}

type Fault = Pick<ConfigIssue, 'rule' | 'resolution'>;

const TOKEN: Fault = {
  rule: 'must be a value that is known without a stack',
  resolution: 'write the value itself, read it from process.env, or give it to the construct after apply',
};

const EXPRESSION: Fault = {
  rule: 'must be data, because Terraform evaluates no expression of a configuration',
  resolution: 'write the value itself, or have a resource type refer to the block in its layOut',
};

const NOT_JSON: Fault = {
  rule: 'must be JSON: a string, a finite number, true, false, null, a list or a plain object',
  resolution: 'write the value that it stands for, as one of these, or leave it out',
};

const TOO_LONG: Fault = {
  rule: `must have at most ${MAX_ITEMS} entries, holes included`,
  resolution: 'shorten it',
};

function isTooLong(part: unknown): boolean {
  return Array.isArray(part) && part.length > MAX_ITEMS;
}

function isJson(part: unknown): boolean {
  if (typeof part === 'number') return Number.isFinite(part);
  if (typeof part !== 'object') return typeof part === 'string' || typeof part === 'boolean';
  return part === null || Array.isArray(part) || isPlainObject(part);
}

function issuesIn(whole: unknown, faultOf: (part: unknown) => Fault | undefined): ConfigIssue[] {
  const issues: ConfigIssue[] = [];
  // Data that holds itself is looked at once.
  const seen = new Set<unknown>();
  const note = (part: unknown, path: string): void => {
    const fault = faultOf(part);
    if (fault !== undefined) issues.push({ path, value: formatValue(part, path), ...fault });
  };
  const walk = (part: unknown, path: string, levels: number): void => {
    note(part, path);
    const isList = Array.isArray(part);
    if (levels === 0 || (!isList && !isPlainObject(part)) || seen.has(part)) return;
    seen.add(part);
    const within = path === '' ? '' : `${path}.`;
    for (const [key, each] of Object.entries(part)) {
      if (!isList) note(key, `${within}${key}`);
      walk(each, `${within}${key}`, levels - 1);
    }
  };
  walk(whole, '', MAX_DEPTH);
  return issues;
}
