import { type ConfigIssue, InvalidConfigError } from '../errors.js';
import { copyPlain, MAX_DEPTH } from '../plan/deep-freeze.js';
import { isPlainObject, type JsonObject } from '../plan/json.js';
import { printed } from './printed.js';

/** What cdktf writes where it knows a text, the items of a list or the entries of a map only at synthesis. */
const TOKEN = /[$#&]\{TfToken\[/;

/** Numbers that cdktf knows only at synthesis are at the end of what a number can be, where nobody else's are. */
const FIRST_TOKEN = -1e288;

/** Whether a value is one that only a stack knows. */
export function isOfStack(value: unknown): value is string | number {
  if (typeof value === 'string') return value.includes('{TfToken[') && TOKEN.test(value);
  return typeof value === 'number' && Number.isFinite(value) && value < FIRST_TOKEN;
}

/** The places of values that only a stack knows: a plan with one would differ from run to run. */
export function stackValuesIn(value: unknown): ConfigIssue[] {
  // Nearly all data has none, so that no paths are put together to find out.
  if (!holdsOfStack(value, MAX_DEPTH)) return [];
  return issuesIn(value, (part) => (isOfStack(part) ? OF_STACK : undefined));
}

/** Whether a value that only a stack knows is in the data, which is looked at more closely where it is endless. */
function holdsOfStack(part: unknown, levels: number): boolean {
  if (typeof part !== 'object' || part === null) return isOfStack(part);
  if (levels === 0) return true;
  if (Array.isArray(part)) return part.some((item) => holdsOfStack(item, levels - 1));
  if (!isPlainObject(part)) return false;
  for (const key in part) if (isOfStack(key) || holdsOfStack(part[key], levels - 1)) return true;
  return false;
}

/** Values as JSON, those that are undefined left out. @throws InvalidConfigError with every place that is not JSON. */
export function plainJson(value: object, subject: string): JsonObject {
  const copy = copyPlain(value, subject);
  const issues = issuesIn(copy, (part) => (isOfStack(part) ? OF_STACK : isJson(part) ? undefined : NOT_JSON));
  if (issues.length > 0) throw new InvalidConfigError(subject, issues);
  // Each part of it is JSON.
  return copy as JsonObject;
}

type Fault = Pick<ConfigIssue, 'rule' | 'fix'>;

const OF_STACK: Fault = {
  rule: 'it is a value that only the stack knows, and plans are made without a stack',
  fix: 'write the value itself, read it from process.env, or give it to the construct after apply',
};

const NOT_JSON: Fault = {
  rule: 'a plan is JSON: texts, finite numbers, true, false, null, lists and plain objects',
  fix: 'write the value that it stands for, as one of these, or leave it out',
};

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
    if (fault !== undefined)
      issues.push({ path: path || '(the whole)', value: printed(part, path), ...fault });
  };
  const walk = (part: unknown, path: string): void => {
    note(part, path);
    const isList = Array.isArray(part);
    if ((!isList && !isPlainObject(part)) || seen.has(part)) return;
    seen.add(part);
    const within = path === '' ? '' : `${path}.`;
    for (const [key, each] of Object.entries(part)) {
      if (!isList) note(key, `${within}${key}`);
      walk(each, `${within}${key}`);
    }
  };
  walk(whole, '');
  return issues;
}
