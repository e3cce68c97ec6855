import { encodeValue } from '../expression/encode.js';
import { decodedKey, expressionIn } from '../expression/expression-json.js';
import { escapeText, shown } from '../expression/template.js';
import { isPlainObject, type JsonObject, type JsonValue, ownValue } from '../json.js';
import type { ValueChange } from './plan-diff.js';

/** The most characters of a value that a difference shows. */
const LONGEST_VALUE = 200;

/** A path where two values of a plan differ. */
export interface Difference {
  readonly path: string;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/** A way to compare values: what has members, how a key is shown, and the form in which a difference has a value. */
interface Reading {
  readonly hasMembers: (value: JsonValue | undefined) => value is JsonObject;
  readonly shownKey: (key: string) => string;
  readonly inPlan: (value: JsonValue | undefined) => JsonValue | undefined;
}

const ARGUMENTS: Reading = {
  hasMembers: (value): value is JsonObject =>
    isPlainObject(value) && expressionIn(value as JsonObject) === undefined,
  shownKey: decodedKey,
  inPlan: (value) => value,
};

const DATA: Reading = {
  hasMembers: (value): value is JsonObject => isPlainObject(value),
  shownKey: (key) => key,
  inPlan: encodeValue,
};

/** Adds a key of an argument to a path, as the user wrote the key. */
export function pathTo(path: string, key: string): string {
  return below(path, decodedKey(key));
}

function below(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

/** Returns the paths where two values differ that do not hold expressions, such as configurations of components. */
export function dataDifferences(before: JsonObject, after: JsonObject, path = ''): Difference[] {
  return differencesBy(DATA, before, after, path);
}

/** Returns the paths where two values of a plan differ, the order of keys aside. Lists of plain values differ as a whole. */
export function differencesOf(before: JsonValue | undefined, after: JsonValue | undefined): Difference[] {
  return differencesBy(ARGUMENTS, before, after, '');
}

function differencesBy(
  reading: Reading,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: string,
): Difference[] {
  // Most values are equal, and to see that costs less than to name paths.
  if (isEqual(before, after)) return [];
  const { hasMembers, shownKey, inPlan } = reading;
  if (hasMembers(before) && hasMembers(after)) {
    const names = Object.keys(before);
    for (const name of Object.keys(after)) if (!Object.hasOwn(before, name)) names.push(name);
    return names.flatMap((name) =>
      differencesBy(
        reading,
        ownValue(before, name) as JsonValue | undefined,
        ownValue(after, name) as JsonValue | undefined,
        below(path, shownKey(name)),
      ),
    );
  }
  const whole = (): Difference[] => [{ path, before: inPlan(before), after: inPlan(after) }];
  if (!Array.isArray(before) || !Array.isArray(after)) return whole();
  const length = Math.max(before.length, after.length);
  const parts = Array.from({ length }, (_, index) => index).flatMap((index) =>
    differencesBy(
      reading,
      before[index] as JsonValue | undefined,
      after[index] as JsonValue | undefined,
      below(path, String(index)),
    ),
  );
  const isPlain = [...(before as unknown[]), ...(after as unknown[])].every((part) => !isPlainObject(part));
  return isPlain && parts.length > 0 ? whole() : parts;
}

/** Returns true if two values are the same JSON. The order of keys does not count. */
export function isEqual(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return false;
  if (Array.isArray(before) || Array.isArray(after))
    return Array.isArray(before) && Array.isArray(after) && areEqual(before, after);
  const other = after as Readonly<Record<string, unknown>>;
  // Loops, because plans are compared whole.
  let names = 0;
  for (const name in before) {
    const part = (before as Readonly<Record<string, unknown>>)[name];
    if (!Object.hasOwn(other, name) || !isEqual(part, other[name])) return false;
    names += 1;
  }
  for (const name in other) if (Object.hasOwn(other, name)) names -= 1;
  return names === 0;
}

function areEqual(before: readonly unknown[], after: readonly unknown[]): boolean {
  if (before.length !== after.length) return false;
  for (let index = 0; index < before.length; index += 1)
    if (!isEqual(before[index], after[index])) return false;
  return true;
}

/** Returns a difference as text of a bounded length. */
export function valueChange({ path, before, after }: Difference): ValueChange {
  return { path, before: textOf(before, after), after: textOf(after, before) };
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Returns what only one of two lists has, where the list is too long to be shown: else the part that differs may be cut off. */
function ownPart(value: JsonValue, other: JsonValue | undefined): string | undefined {
  if (!isList(value) || !isList(other)) return undefined;
  const key = (each: JsonValue) => JSON.stringify(each);
  const common = new Set(other.map(key));
  const own = value.filter((each) => !common.has(key(each)));
  const isReordered = own.length === 0 && value.length === other.length;
  return isReordered || own.length === value.length
    ? undefined
    : ['[…', ...own.map((each) => key(shown(each)))].join(', ') + ']';
}

function textOf(value: JsonValue | undefined, other: JsonValue | undefined): string | null {
  if (value === undefined) return null;
  // Beside an expression, a string that reads like one is shown as Terraform writes it: `$${…}`.
  const isBesideExpression = typeof value === 'string' && expressionIn(other) !== undefined;
  const text = JSON.stringify(isBesideExpression ? escapeText(value) : shown(value));
  if (text.length <= LONGEST_VALUE) return text;
  const part = ownPart(value, other) ?? text;
  return part.length <= LONGEST_VALUE ? part : `${part.slice(0, LONGEST_VALUE - 1)}…`;
}
