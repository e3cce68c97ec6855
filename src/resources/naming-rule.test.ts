import { describe, expect, it } from 'vitest';

import { namingRule } from './naming-rule.js';

describe('a naming rule', () => {
  it('is of letters, digits and hyphens unless it says otherwise', () => {
    const rule = namingRule({ kind: 'cache', abbreviation: 'redis', max: 63 });
    expect(rule).toMatchObject({
      min: 1,
      separator: '-',
      rule: '1 to 63 characters: letters, digits and hyphens, starting and ending with a letter or digit',
    });
    for (const name of ['a', 'Redis-1', '1-a']) expect(name).toMatch(rule.pattern);
    for (const name of ['', '-a', 'a-', 'a_b', 'ä']) expect(name).not.toMatch(rule.pattern);
  });

  it('says its own characters', () => {
    const pattern = /^[a-z]+$/;
    const rule = namingRule({
      kind: 'account',
      abbreviation: 'st',
      min: 3,
      max: 24,
      pattern,
      alphabet: 'lower-case letters',
      separator: '',
    });
    expect(rule).toStrictEqual({
      kind: 'account',
      abbreviation: 'st',
      min: 3,
      max: 24,
      pattern,
      rule: '3 to 24 characters: lower-case letters, starting and ending with a letter or digit',
      separator: '',
    });
  });

  it('says that a name is taken once in the world', () => {
    const spec = { kind: 'cache', abbreviation: 'redis', max: 63 };
    expect(namingRule({ ...spec, global: true }).global).toBe(true);
    expect('global' in namingRule(spec)).toBe(false);
  });
});
