import { defineBackend } from '@atakora/component/backend';
import { describe, expect, it } from 'vitest';

import { app } from '../support/definitions.js';
import { SHOP, thrownBy } from '../support/plans.js';
import { issueOf, refusalOf } from '../support/refusals.js';

const tagged = (tags: Readonly<Record<string, unknown>>) =>
  defineBackend({ ...SHOP, tags: tags as Record<string, string> }).addComponent(app());
const numbered = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, '']));

describe('tags', () => {
  it.each(['<', '>', '%', '&', '\\', '?', '/'])('have no %s in their keys', (sign) => {
    expect(issueOf(() => tagged({ [`a${sign}b`]: 'x' }))).toMatchObject({
      path: `tags.a${sign}b`,
      rule: expect.stringContaining('must have 1 to 128 characters without < > % & \\ ? /') as string,
      resolution: 'shorten it, or use letters, digits and hyphens',
    });
  });

  it('have keys of 1 to 128 characters', () => {
    expect(thrownBy(() => tagged({ ['k'.repeat(128)]: 'x' }))).toBeUndefined();
    expect(issueOf(() => tagged({ ['k'.repeat(129)]: 'x' })).rule).toContain('1 to 128 characters');
    expect(issueOf(() => tagged({ '': 'x' })).rule).toContain('1 to 128 characters');
  });

  it('have values of at most 256 characters', () => {
    expect(thrownBy(() => tagged({ key: 'v'.repeat(256) }))).toBeUndefined();
    expect(issueOf(() => tagged({ key: 'v'.repeat(257) }))).toEqual({
      path: 'tags.key',
      value: `'${'v'.repeat(57)}...'`,
      rule: 'must be a string of at most 256 characters',
      resolution: 'shorten it, or write it in quotes',
    });
  });

  it.each([[1], [true], [null], [{}]])('have values that are strings, not %j', (value) => {
    expect(issueOf(() => tagged({ key: value })).rule).toContain('must be a string');
  });

  it('are at most 50', () => {
    expect(thrownBy(() => tagged(numbered(50)))).toBeUndefined();
    expect(issueOf(() => tagged(numbered(51)))).toMatchObject({
      path: 'tags',
      rule: 'must have at most 50 tags',
      resolution: 'remove some',
    });
  });

  it('differ in more than case', () => {
    expect(issueOf(() => tagged({ Owner: 'a', owner: 'b' }))).toMatchObject({
      path: 'tags',
      rule: 'must have keys that differ in more than case',
    });
  });

  it('are all looked at before anything is said', () => {
    expect(refusalOf(() => tagged({ 'a?': 'x', b: 5 })).issues.map(({ path }) => path)).toEqual([
      'tags.a?',
      'tags.b',
    ]);
  });

  it('are sorted in the plan, whatever the order they were given in', () => {
    const { backend } = tagged({ b: '1', a: '2' }).plan();
    expect(Object.keys(backend.tags)).toEqual(['a', 'b']);
  });
});
