import * as v from 'valibot';

import { rule } from '../../../validation/rule.js';

/** One of the six fields, the values that it takes, and names for them where there are any. */
interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MONTHS = 'january february march april may june july august september october november december';
const DAYS = 'sunday monday tuesday wednesday thursday friday saturday';

const FIELDS: readonly Field[] = [
  { name: 'second', min: 0, max: 59 },
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: MONTHS.split(' ') },
  { name: 'day of week', min: 0, max: 6, names: DAYS.split(' ') },
];

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const HOURLY = "write it like '0 0 * * * *' (hourly)";

/** A cron expression of the Functions host. Source: learn.microsoft.com/azure/azure-functions/functions-bindings-timer */
export const scheduleSchema: v.GenericSchema<string, string> = v.pipe(
  v.string(rule('must be a string with six fields: second, minute, hour, day, month, day of week', HOURLY)),
  v.check(
    (schedule) => faultIn(schedule) === undefined,
    ({ input }) => faultIn(input) ?? '',
  ),
);

/**
 * Returns the rule that a schedule breaks; undefined when the host accepts it, and it names a time that
 * exists.
 */
function faultIn(schedule: string): string | undefined {
  if (/^-?(?:\d+\.)?\d+:\d+(?::\d+(?:\.\d+)?)?$/.test(schedule))
    return rule(
      'must be a cron expression, because a TimeSpan works only on dedicated plans',
      "write it like '0 */30 * * * *' (every half hour)",
    );
  const fields = schedule.split(' ');
  if (fields.length !== FIELDS.length || fields.includes(''))
    return rule(
      'must have six fields with one space between them: second, minute, hour, day, month, day of week',
      HOURLY,
    );
  const values = FIELDS.map((field, index) => valuesOf(field, fields[index] ?? ''));
  // Without a rule that is broken, every entry is a list of values.
  return values.find((found) => typeof found === 'string') ?? neverFault(values as (readonly number[])[]);
}

/** Returns the values of a field, or the rule that the field breaks. */
function valuesOf(field: Field, written: string): readonly number[] | string {
  const parts = written.split(',').map((part) => valuesOfPart(field, part));
  // Without a rule that is broken, every part is a list of values.
  return parts.find((part) => typeof part === 'string') ?? (parts as number[][]).flat();
}

/** Returns the values of one part of a list: `*`, a value or a range, each perhaps with a step. */
function valuesOfPart(field: Field, part: string): readonly number[] | string {
  const [, range = '', step] = /^([^/]*)(?:\/(\d+))?$/.exec(part) ?? [];
  const [first = '', last, ...more] = range.split('-');
  const from = range === '*' ? field.min : numberOf(field, first);
  // A value with a step goes on to the end of its field.
  const open = step === undefined ? from : field.max;
  const to = range === '*' ? field.max : last === undefined ? open : numberOf(field, last);
  const by = Number(step ?? 1);
  if (from === undefined || to === undefined || more.length > 0 || from > to || by < 1 || by > field.max)
    return fieldFault(field, part);
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

function numberOf({ min, max, names = [] }: Field, text: string): number | undefined {
  const named = text.length < 3 ? -1 : names.findIndex((name) => name.startsWith(text.toLowerCase()));
  if (named >= 0) return named + min;
  const value = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max ? value : undefined;
}

function fieldFault({ name, min, max, names = [] }: Field, part: string): string {
  const [first = '', ...others] = names;
  const named = names.length === 0 ? '' : ` or ${short(first)} to ${short(others.at(-1))}`;
  return rule(
    `the field '${name}' must have ${min} to ${max}${named}, ranges from low to high, steps from 1 to ${max} or lists, not '${part}'`,
    `use values such as '*', '${min}', '${min}-${max}', '*/2' or '${min},${max}'`,
  );
}

function short(name = ''): string {
  return name.slice(0, 3).toUpperCase();
}

/** Returns the rule that days break which no month of the list has. */
function neverFault([, , , days = [], months = []]: readonly (readonly number[])[]): string | undefined {
  const longest = Math.max(...months.map((month) => LONGEST[month - 1] ?? 0));
  if (Math.min(...days) <= longest) return undefined;
  return rule(
    `must run at least once, and none of its months has a day ${Math.min(...days)}`,
    'use another day or month',
  );
}
