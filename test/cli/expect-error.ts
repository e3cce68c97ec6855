import { expect } from 'vitest';

import type { Ended } from './project.js';

/** Expects an error: exit code 1, a sentence on stderr and nothing on stdout. */
export function expectError({ code, stdout, stderr }: Ended, sentence: string): void {
  expect(stderr).toContain(sentence);
  expect([code, stdout]).toEqual([1, '']);
}
