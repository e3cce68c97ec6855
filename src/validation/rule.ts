import * as v from 'valibot';

import { ownValue } from '../plan/json.js';
import { closestMatch } from './closest-match.js';

// valibot carries one text per rule; ours are two sentences, so they travel as two lines.
const BETWEEN = '\n';

/** Returns the message of a validation: the rule, and the resolution. */
export function rule(holds: string, resolution: string): string {
  return holds + BETWEEN + resolution;
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['Array', 'a list'],
  ['Function', 'a function'],
  ['Object', 'an object'],
  ['boolean', 'true or false'],
  ['number', 'a number'],
  ['string', 'a string'],
]);

/** Takes a message of {@link rule} apart. A schema of a user's own type has other messages: its author's, or those of valibot. */
export function readRule({ message, expected }: Pick<v.BaseIssue<unknown>, 'message' | 'expected'>): {
  rule: string;
  resolution: string;
} {
  const [holds = '', resolution] = message.split(BETWEEN);
  if (resolution !== undefined) return { rule: holds, resolution };
  const [isOfValibot, subject = ''] = /^Invalid ([^:]+): (?:Expected|Received) /.exec(message) ?? [];
  if (isOfValibot === undefined) return { rule: message, resolution: 'write a value that fits' };
  if (subject === 'key' && expected === 'never') return { rule: 'is not an option', resolution: 'remove it' };
  if (subject === 'key') return { rule: 'must be given', resolution: 'add it' };
  const fitting = `a ${subject === 'type' ? 'value' : subject} that fits ${expected ?? ''}`;
  const kind = expected === null ? `a valid ${subject}` : (KINDS.get(expected) ?? fitting);
  return { rule: `must be ${kind}`, resolution: `write ${kind}` };
}

/** Returns an issue at a place in a value, for checks that look at more than one place. */
export function issueAt(
  input: unknown,
  path: readonly (string | number)[],
  value: unknown,
  message: string,
): { message: string; path: [v.IssuePathItem, ...v.IssuePathItem[]] } {
  const item = (key: string | number): v.IssuePathItem => ({
    type: 'unknown',
    origin: 'value',
    input,
    key,
    value,
  });
  const [first = '', ...rest] = path;
  return { message, path: [item(first), ...rest.map(item)] };
}

/**
 * Schemas of the options of an interface. With `satisfies`, an option without a schema, a schema without an option, a schema
 * of another type and a required option that may be absent do not compile.
 */
export type EntriesOf<Config> = {
  readonly [Option in keyof Config]-?: {} extends Pick<Config, Option>
    ? v.GenericSchema<unknown, Exclude<Config[Option], undefined>> & { readonly type: 'exact_optional' }
    : v.GenericSchema<unknown, Config[Option]> & { readonly wrapped?: never };
};

/**
 * Returns the schema of an object with these keys and no others.
 * @param elsewhere - Resolutions for keys that are options of something else.
 */
export function options<const E extends v.ObjectEntries>(
  entries: E,
  elsewhere: Readonly<Record<string, string>> = {},
): v.StrictObjectSchema<E, OptionsMessage> {
  const schema = v.strictObject(entries, ({ expected, path }) => {
    const key = String(path?.at(-1)?.key);
    if (expected === 'Object') return rule('must be an object', 'write an object');
    if (expected !== 'never') return rule('must be given', `add ${key}`);
    return rule('is not an option', ownValue(elsewhere, key) ?? insteadOf(key, Object.keys(entries)));
  });
  return {
    ...schema,
    // valibot takes a list for an object without keys.
    '~run'(dataset, config) {
      if (!Array.isArray(dataset.value)) return schema['~run'](dataset, config);
      const refused = schema['~run']({ value: null }, config);
      return {
        ...refused,
        value: dataset.value,
        issues: refused.issues?.map((issue) => ({ ...issue, input: dataset.value })),
      } as typeof refused;
    },
  };
}

type OptionsMessage = v.ErrorMessage<v.StrictObjectIssue>;

/**
 * Returns the check of options that depend on each other; the first of them is at fault. It runs once each of them has passed its own
 * check, whatever is wrong with the others.
 */
export function together<T extends object, const K extends readonly (keyof T & string)[]>(
  keys: K,
  holds: (given: NoInfer<Pick<T, K[number]>>) => boolean,
  message: string,
): v.BaseValidation<T, T, v.BaseIssue<unknown>> {
  // valibot computes the types of paths; here each path is a key of T.
  const check = v.partialCheck(keys.map((key) => [key]) as never, holds as () => boolean, message);
  return v.forward(check, [keys[0]] as never) as unknown as v.BaseValidation<T, T, v.BaseIssue<unknown>>;
}

/** valibot skips these keys silently, so their values would not be checked. Locks refuse them. */
export const SKIPPED: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Returns the schema of an object with any keys of one kind and values of another. */
export function recordOf<V extends v.GenericSchema>(
  key: v.GenericSchema<string, string>,
  value: V,
): v.GenericSchema<Record<string, v.InferInput<V>>, Record<string, v.InferOutput<V>>> {
  const isObject = (given: unknown) => typeof given === 'object' && given !== null && !Array.isArray(given);
  return v.pipe(
    v.custom<Record<string, v.InferInput<V>>>(isObject, rule('must be an object', 'write an object')),
    v.check(
      (given) => !SKIPPED.some((name) => Object.hasOwn(given, name)),
      rule(`must not have a key of ${SKIPPED.join(', ')}`, 'use another name'),
    ),
    v.record(key, value),
  );
}

/** Returns what to do about a name that does not exist. */
export function insteadOf(name: string, known: readonly string[]): string {
  const meant = closestMatch(name, known);
  return meant === undefined
    ? `remove it, or use one of ${known.join(', ')}`
    : `write '${meant}' if that is meant, or remove it`;
}

/** Returns the schema of a whole number within bounds. */
export function wholeNumber(what: string, min: number, max: number): v.GenericSchema<number, number> {
  const message = rule(
    `${what} must be a whole number from ${min} to ${max}`,
    `use a number from ${min} to ${max}`,
  );
  return v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message));
}

/** Returns the schema of one of a few texts. */
export function oneOf<const T extends readonly string[]>(
  what: string,
  options: T,
): v.PicklistSchema<T, v.ErrorMessage<v.PicklistIssue>> {
  return v.picklist(options, ({ input }) =>
    rule(`${what} must be one of ${options.join(', ')}`, oneOfThese(input, options)),
  );
}

/** Returns what to do about a value that is not in a list: the closest match, else the whole list. */
export function oneOfThese(given: unknown, known: readonly string[]): string {
  const meant = typeof given === 'string' ? closestMatch(given, known) : undefined;
  return meant === undefined ? `use one of ${known.join(', ')}` : `write '${meant}' if that is meant`;
}

/** Returns the schema of a text that matches a pattern. */
export function textLike(
  what: string,
  pattern: RegExp,
  holds: string,
  resolution: string,
): v.GenericSchema<string, string> {
  const message = rule(`${what} ${holds}`, resolution);
  return v.pipe(v.string(message), v.regex(pattern, message));
}

/** Returns the schema of true or false. */
export function flag(what: string): v.GenericSchema<boolean, boolean> {
  return v.boolean(rule(`${what} must be true or false`, 'use true or false'));
}
