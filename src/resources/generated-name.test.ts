import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { stableHash } from './generated-name.js';

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
