import { expect } from 'vitest';

import { type ConfigIssue, InvalidConfigError } from '../../src/errors.js';
import { thrownBy } from './plans.js';

/** The configuration error that a call throws. Fails the test when it throws another or none. */
export function refusalOf(act: () => unknown): InvalidConfigError {
  const error = thrownBy(act);
  if (error instanceof InvalidConfigError) return error;
  throw new Error('An InvalidConfigError was expected.', { cause: error });
}

/** The only thing that a call finds wrong. */
export function issueOf(act: () => unknown): ConfigIssue {
  const { issues } = refusalOf(act);
  const [issue] = issues;
  if (issue === undefined || issues.length > 1)
    throw new Error(`One issue was expected, not ${issues.length}: ${JSON.stringify(issues)}`);
  return issue;
}

/** A row of a table of bad input: what is given, where it is wrong, what was written there, what holds, the way out. */
export type Refusal = readonly [
  input: unknown,
  path: string,
  value: string | RegExp,
  rule: string | RegExp,
  fix: string | RegExp,
];

/** Expects a call to find one thing wrong, and to say of it what the row says. */
export function expectRefusal(act: () => unknown, [, path, ...texts]: Refusal): void {
  const issue = issueOf(act);
  expect(issue.path).toBe(path);
  [issue.value, issue.rule, issue.resolution].forEach((text, index) => {
    const expected = texts[index] ?? '';
    if (typeof expected === 'string') expect(text).toBe(expected);
    else expect(text).toMatch(expected);
  });
}

/** How a row of a table is shown as the title of its test. */
export function shown(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'function' ? 'a function' : typeof part === 'bigint' ? `${part}n` : part,
  );
}
