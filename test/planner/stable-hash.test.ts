import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { logicalId } from '../../src/planner/logical-id.js';
import { stableHash } from '../../src/planner/stable-hash.js';

describe('stableHash', () => {
  // Azure names hang on these: a change would have every account replaced.
  it.each([
    ['', 'hg45du'],
    ['shop|prod|eastus', 'q5eekm'],
    ['größe', 'p25ra0'],
    ['cosno|shop|prod|eastus|shared', 'pv83ng'],
  ])('of %j is %s, forever', (text, hash) => {
    expect(stableHash(text)).toBe(hash);
  });

  it('is six letters and digits, and another one for another text', () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(fc.string(), (text) => {
        const hash = stableHash(text);
        expect(hash).toMatch(/^[0-9a-z]{6}$/);
        expect(seen.get(hash) ?? text).toBe(text);
        seen.set(hash, text);
      }),
      { numRuns: 2_000 },
    );
  });
});

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
