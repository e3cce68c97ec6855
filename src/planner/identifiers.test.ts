import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { logicalId, uniqueKey } from './identifiers.js';

describe('logicalId', () => {
  it('joins plain words, and tells others apart by a hash', () => {
    expect(logicalId(['shop', 'cosmos', 'shared'])).toBe('shop_cosmos_shared');
    expect(logicalId(['shop', 'a b'])).toMatch(/^shop_a-b_[0-9a-z]{6}$/);
    expect(logicalId(['a', 'b_c'])).not.toBe(logicalId(['a_b', 'c']));
    expect(logicalId(['a', ''])).not.toBe(logicalId(['', 'a']));
  });

  it('is never the same for different words', () => {
    const words = fc.array(fc.stringMatching(/^[ab_ -]{0,3}$/), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(logicalId(a) === logicalId(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('uniqueKey', () => {
  it('is the usual one, else one that says what it is', () => {
    const taken = new Set(['storage:shared', 'storage:built-in']);
    expect(uniqueKey('storage', 'shared', new Set())).toBe('storage:shared');
    expect(uniqueKey('storage', 'shared', new Set(['storage:shared']))).toBe('storage:built-in');
    expect(uniqueKey('storage', 'shared', taken)).toBe('storage:built-in-2');
    expect(uniqueKey('cosmos', 'shared', taken)).toBe('cosmos:shared');
  });
});
