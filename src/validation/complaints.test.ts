import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { refusalOf } from '../../test/support/refusals.js';
import { closestMatch } from './closest-match.js';
import { formatValue } from './format-value.js';
import { parse } from './parse.js';
import { insteadOf, oneOf, options, recordOf } from './rule.js';

describe('a value in a complaint', () => {
  const circle: unknown[] = [];
  circle.push(circle);
  it.each([
    ['text', 'shop', "'shop'"],
    ['60 letters', 'x'.repeat(60), `'${'x'.repeat(60)}'`],
    ['61 letters', 'x'.repeat(61), `'${'x'.repeat(57)}...'`],
    ['nothing', undefined, 'missing'],
    ['null', null, 'null'],
    ['a function', () => 1, 'a function'],
    ['a list', [1, 'a'], '[1,"a"]'],
    ['an object', { a: 1 }, '{"a":1}'],
    ['an instance', new Map(), 'an object of class Map'],
    ['a promise', Promise.resolve(1), 'a promise'],
    ['a circle', circle, 'an object'],
    ['a big number', { n: 5n }, '{"n":"5"}'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['a long list', Array(100).fill(1), `[${'1,'.repeat(28)}...`],
  ])('shows %s', (_what, value, text) => {
    expect(formatValue(value)).toBe(text);
  });

  it('is not shown where app settings are', () => {
    for (const path of ['environmentVariables', 'environmentVariables.LEVEL'])
      expect(formatValue('debug', path)).toBe('a value that is not shown');
    expect(formatValue('debug', 'environmentVariablesX')).toBe("'debug'");
  });
});

describe('parse', () => {
  it('returns what a schema makes of a value', () => {
    expect(parse(v.pipe(v.string(), v.toUpperCase()), 'a', 'a word')).toBe('A');
  });

  it('says of the whole that it is the whole', () => {
    expect(refusalOf(() => parse(v.string(), 5, 'a word'))).toMatchObject({
      subject: 'a word',
      issues: [{ path: '', value: '5', rule: 'must be a string', resolution: 'write a string' }],
    });
  });

  it.each<[v.GenericSchema, unknown, path: string, rule: string, resolution: string]>([
    [v.number(), 'x', '', 'must be a number', 'write a number'],
    [
      v.pipe(v.number(), v.minValue(1)),
      0,
      '',
      'must be a value that fits >=1',
      'write a value that fits >=1',
    ],
    [v.pipe(v.number(), v.integer()), 0.5, '', 'must be a valid integer', 'write a valid integer'],
    [
      v.picklist(['a', 'b']),
      'c',
      '',
      'must be a value that fits ("a" | "b")',
      'write a value that fits ("a" | "b")',
    ],
    [v.strictObject({ a: v.string() }), {}, 'a', 'must be given', 'add it'],
    [
      v.pipe(v.string(), v.minLength(2)),
      'a',
      '',
      'must be a length that fits >=2',
      'write a length that fits >=2',
    ],
    [v.pipe(v.string(), v.hexColor()), 'a', '', 'must be a valid hex color', 'write a valid hex color'],
    [v.strictObject({}), { b: 1 }, 'b', 'is not an option', 'remove it'],
    [v.object({ a: v.boolean() }), { a: 1 }, 'a', 'must be true or false', 'write true or false'],
    [v.object({}), 1, '', 'must be an object', 'write an object'],
    [v.number('a replica has a number'), 'x', '', 'a replica has a number', 'write a value that fits'],
  ])("reads the messages of a schema of a user's own type", (schema, value, path, rule, resolution) => {
    expect(refusalOf(() => parse(schema, value, 'x')).issues).toMatchObject([{ path, rule, resolution }]);
  });
});

describe('the option that was meant', () => {
  const known = ['monitoring', 'networking', 'tags'];
  it.each([
    ['monitorng', 'monitoring'],
    ['Monitoring', 'monitoring'],
    ['networkin', 'networking'],
    ['tag', 'tags'],
    ['tgas', undefined],
    ['limits', undefined],
    ['', undefined],
  ])('%j is %s', (word, meant) => {
    expect(closestMatch(word, known)).toBe(meant);
  });

  it('is none where there are none', () => {
    expect(closestMatch('a', [])).toBeUndefined();
  });

  it('is the first of the nearest', () => {
    expect(closestMatch('b', ['a', 'c'])).toBe('a');
  });

  it('stands in the way out, else all that are known do', () => {
    expect(insteadOf('tag', known)).toBe("write 'tags' if that is meant, or remove it");
    expect(insteadOf('zzzzzz', known)).toBe('remove it, or use one of monitoring, networking, tags');
  });
});

describe('an object of options', () => {
  it('takes none that it does not know, and misses none that it needs', () => {
    const schema = options({ name: v.string() });
    expect(refusalOf(() => parse(schema, {}, 's')).issues[0]).toMatchObject({
      path: 'name',
      resolution: 'add name',
    });
    expect(refusalOf(() => parse(schema, 5, 's')).issues[0]?.rule).toBe('must be an object');
    expect(refusalOf(() => parse(schema, { name: 'a', nam: 1 }, 's')).issues[0]?.path).toBe('nam');
  });
});

describe('names that every object has', () => {
  const schema = options({ name: v.exactOptional(v.string()) });
  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf'])(
    '%s is not an option all the same',
    (key) => {
      const given = JSON.parse(`{"${key}":"x"}`) as unknown;
      expect(refusalOf(() => parse(schema, given, 's')).issues[0]).toMatchObject({
        path: key,
        rule: 'is not an option',
      });
    },
  );
});

describe('a choice', () => {
  const schema = options({ level: oneOf('a level', ['Session', 'Strong']) });
  it('suggests what was probably meant, else lists what there is', () => {
    expect(refusalOf(() => parse(schema, { level: 'session' }, 's')).issues[0]).toMatchObject({
      rule: 'a level must be one of Session, Strong',
      resolution: "write 'Session' if that is meant",
    });
    for (const level of ['none', 5])
      expect(refusalOf(() => parse(schema, { level }, 's')).issues[0]?.resolution).toBe(
        'use one of Session, Strong',
      );
  });
});

describe('an object of any keys', () => {
  const schema = recordOf(v.string(), v.number());
  it.each(['__proto__', 'constructor', 'prototype'])(
    'never has the key %s, which nothing would check',
    (key) => {
      const given = JSON.parse(`{"${key}":"no number"}`) as unknown;
      expect(refusalOf(() => parse(schema, given, 's')).issues[0]?.rule).toContain(key);
    },
  );

  it('shows the name that is wrong, and not what it holds', () => {
    const lower = recordOf(v.pipe(v.string(), v.regex(/^[a-z]+$/, 'x')), v.number());
    expect(
      refusalOf(() => parse(lower, { environmentVariables: 1, 'A B': 7 }, 's')).issues.map(
        ({ value }) => value,
      ),
    ).toEqual(["'environmentVariables'", "'A B'"]);
  });

  it('has values that are checked', () => {
    expect(parse(schema, { a: 1 }, 's')).toEqual({ a: 1 });
    expect(refusalOf(() => parse(schema, { a: 'x' }, 's')).issues[0]?.path).toBe('a');
  });
});
