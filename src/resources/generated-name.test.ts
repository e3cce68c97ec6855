import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { stableHash } from '../plan/stable-hash.js';
import { generatedName, nameError, withoutForbidden } from './generated-name.js';
import { namingRule } from './naming-rule.js';

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

const CACHE = namingRule({ kind: 'cache', abbreviation: 'redis', min: 3, max: 40 });
const ACCOUNT = namingRule({
  kind: 'account',
  abbreviation: 'st',
  min: 3,
  max: 24,
  pattern: /^[a-z0-9]+$/,
  alphabet: 'lower-case letters and digits',
  separator: '',
});

describe('nameError', () => {
  it.each(['abc', 'a'.repeat(40), 'Redis-1'])('accepts %s', (name) => {
    expect(nameError(CACHE, name, 'Change it.')).toBeUndefined();
  });

  it.each(['ab', 'a'.repeat(41), 'under_score'])('refuses %s, and says the rule', (name) => {
    expect(nameError(CACHE, name, 'Change it.')).toEqual({
      code: 'INVALID_NAME',
      message: `The name '${name}' (cache) is not valid: a name has ${CACHE.rule}.`,
      path: 'naming.cache',
      components: [],
      resolution: 'Change it.',
    });
  });
});

describe('generatedName', () => {
  const shop = { backendId: 'Shop', environment: 'prod', location: null };

  it('joins the words as the rule separates them', () => {
    expect(generatedName(CACHE, shop, 'big')).toMatch(/^redis-shop-prod-big-[a-z0-9]{6}$/);
    expect(generatedName(ACCOUNT, { ...shop, backendId: 'My-Shop' }, 'big')).toMatch(
      /^stmyshopprodbig[a-z0-9]{6}$/,
    );
  });

  it('tells backends apart whose words are cut to the same', () => {
    const [one, other] = ['warehouse-of-many-shoes', 'warehouse-of-many-hats'].map((backendId) =>
      generatedName(CACHE, { ...shop, backendId }, 'big'),
    );
    expect(one?.slice(0, -6)).toBe(other?.slice(0, -6));
    expect(one).not.toBe(other);
  });
});

describe('withoutForbidden', () => {
  it('changes no name that the rule accepts', () => {
    expect(withoutForbidden(CACHE, 'Redis-1')).toBe('Redis-1');
  });

  it('removes capitals, and hyphens and underscores where a rule has no separator', () => {
    expect(withoutForbidden(ACCOUNT, 'St-Shop_1')).toBe('stshop1');
    expect(withoutForbidden(CACHE, 'Redis_1')).toBe('redis_1');
  });
});
