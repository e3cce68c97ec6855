import { isDeepStrictEqual } from 'node:util';

import { expect } from 'vitest';

/**
 * Expects that what a caller gave is as it was: neither changed nor frozen.
 * @param make - Makes the same value again.
 */
export function expectUntouched(given: unknown, make: () => unknown): void {
  expect(isFrozenWithin(given, 6)).toBe(false);
  // What throws while it is read, and what is never equal to itself, cannot be compared.
  if (!isSame(make(), make())) return;
  expect(isSame(given, make())).toBe(true);
}

function isSame(one: unknown, other: unknown): boolean {
  try {
    return isDeepStrictEqual(one, other);
  } catch {
    return false;
  }
}

function isFrozenWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || levels === 0) return false;
  try {
    const parts = Object.values(value);
    if (Object.isFrozen(value) && parts.length > 0) return true;
    return parts.slice(0, 20).some((part) => isFrozenWithin(part, levels - 1));
  } catch {
    return false;
  }
}
