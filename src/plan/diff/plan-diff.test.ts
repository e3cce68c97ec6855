import { expect, it } from 'vitest';

import { gravest } from './plan-diff.js';

it.each([
  [[], 'none'],
  [['none', 'in-place', 'downtime'], 'downtime'],
  [['data-at-risk', 'data-loss', 'exposure'], 'data-loss'],
] as const)('the gravest of %j is %s', (verdicts, verdict) => {
  expect(gravest(verdicts)).toBe(verdict);
});
