import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { readRule } from '../../../validation/rule.js';
import { scheduleSchema } from './schedule.js';

/** Returns the rule by which a schedule is refused. */
function refused(schedule: unknown): string | undefined {
  const { issues } = v.safeParse(scheduleSchema, schedule);
  expect(issues?.length ?? 0).toBeLessThanOrEqual(1);
  return issues === undefined ? undefined : readRule(issues[0]).rule;
}

const RANGES = [
  ['second', 0, 59],
  ['minute', 0, 59],
  ['hour', 0, 23],
  ['day', 1, 31],
  ['month', 1, 12],
  ['day of week', 0, 6],
] as const;

/** A schedule with one field that is not `*`. */
const withField = (index: number, text: string) =>
  RANGES.map((_, at) => (at === index ? text : '*')).join(' ');

describe('a schedule', () => {
  it.each([
    '0 0 * * * *',
    '0 */5 * * * 1-5',
    '0 30 9 1,15 JAN-MAR Mon',
    '0 0 0 1 January,december sunday',
    '10/20 0-30/10 9-17 * * *',
    '59 59 23 31 12 6',
    '0 0 0 29 2 *',
    '0 0 0 31 1,2 *',
  ])('%s is one', (schedule) => {
    expect(refused(schedule)).toBeUndefined();
  });

  it.each(RANGES)('has a field %s with the values %i to %i', (name, min, max) => {
    const index = RANGES.findIndex(([field]) => field === name);
    for (const value of [min, max, `${min}-${max}`, `*/${max}`, `${min},${max}`, `${min}/1`])
      expect(refused(withField(index, String(value)))).toBeUndefined();
    const bad = [
      max + 1,
      `${max}-${min}`,
      '*/0',
      `*/${max + 1}`,
      `${min},`,
      '-1',
      '',
      'x',
      '*-2',
      '1-2-3',
      '?',
      'L',
    ];
    for (const value of [...bad, ...(min === 0 ? [] : ['0'])])
      expect(refused(withField(index, String(value)))).toMatch(
        value === ''
          ? /^must have six fields/
          : new RegExp(`^the field '${name}' must have ${min} to ${max}`),
      );
  });

  it('names what is wrong in a list, and the names that there are', () => {
    expect(refused('0 0 0 * * MON,FUNDAY')).toBe(
      "the field 'day of week' must have 0 to 6 or SUN to SAT, ranges from low to high, steps from 1 to 6 or lists, not 'FUNDAY'",
    );
    expect(refused('0 0 0 * JA *')).toMatch(/JAN to DEC.*'JA'/);
    expect(refused('0 0 MON * * *')).toMatch(/the field 'hour'/);
  });

  it.each(['01:00:00', '24:00:00', '1.00:00:00', '00:30', '-01:00:00'])(
    'is not a TimeSpan such as %s',
    (span) => {
      expect(refused(span)).toMatch(/a TimeSpan works only on dedicated plans/);
    },
  );

  it.each(['* * * * *', '0 0 * * * * *', '0  0 * * * *', ' 0 0 * * * *', 'hourly'])(
    'has six fields, unlike %j',
    (schedule) => {
      expect(refused(schedule)).toMatch(/^must have six fields/);
    },
  );

  it.each(['0 0 0 30 2 *', '0 0 0 31 4,6,9,11 *', '0 0 0 30-31 FEB *'])(
    'comes to pass, unlike %s',
    (schedule) => {
      expect(refused(schedule)).toMatch(/^must run at least once, and none of its months has a day 3/);
    },
  );

  it('of values within their ranges is always one', () => {
    const field = ([, min, max]: (typeof RANGES)[number]) =>
      fc.oneof(
        fc.constant('*'),
        fc.integer({ min, max: Math.min(max, 28) }).map(String),
        fc.integer({ min: 1, max }).map((step) => `*/${step}`),
      );
    fc.assert(
      fc.property(fc.tuple(...RANGES.map(field)), (fields) => {
        expect(refused(fields.join(' '))).toBeUndefined();
      }),
    );
  });
});
