import { describe, expect, it } from 'vitest';

import type { JsonValue } from '../json.js';
import { dataDifferences, differencesOf, isEqual, valueChange } from './compare-values.js';

describe('two values', () => {
  it.each<[before: unknown, after: unknown]>([
    [
      { a: 1, b: { c: [1, 2] } },
      { b: { c: [1, 2] }, a: 1 },
    ],
    [[], []],
    [null, null],
    [undefined, undefined],
  ])('%j and %j are equal', (before, after) => {
    expect(isEqual(before, after)).toBe(true);
  });

  it.each<[before: unknown, after: unknown]>([
    [1, 2],
    [1, '1'],
    [null, {}],
    [{}, undefined],
    [{}, 5],
    [{}, []],
    [['a'], { 0: 'a' }],
    [['a'], ['a', 'b']],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: undefined }, { b: undefined }],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
  ])('%j and %j are not', (before, after) => {
    expect(isEqual(before, after)).toBe(false);
    expect(isEqual(after, before)).toBe(false);
  });
});

describe('a difference', () => {
  const pathsOf = (before: JsonValue, after: JsonValue) =>
    differencesOf(before, after).map(({ path }) => path);

  it.each<[before: JsonValue, after: JsonValue, paths: readonly string[]]>([
    [{ a: 1, b: { c: 1 } }, { a: 2, b: { c: 2 } }, ['a', 'b.c']],
    [{ a: 1 }, { b: 1 }, ['a', 'b']],
    [{ a: { b: 1 } }, { a: 5 }, ['a']],
    [{ a: { b: 1 } }, {}, ['a']],
    // A list of plain values differs as a whole, and one of objects in each of them.
    [{ a: [1, 2] }, { a: [1, 3] }, ['a']],
    [{ a: [] }, { a: [1] }, ['a']],
    [{ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] }, ['a.1.b']],
    [{ a: [{ b: 1 }] }, { a: [{ b: 1 }, { b: 2 }] }, ['a.1']],
    [{ a: [{ b: 1 }, 5] }, { a: [{ b: 1 }, 6] }, ['a.1']],
    [{ a: [1] }, { a: 1 }, ['a']],
    // An expression has no parts, and a key of a user may look like one.
    [{ a: { $ref: 'x.y.id' } }, { a: { $ref: 'x.z.id' } }, ['a']],
    [{ a: { $$ref: 'x' } }, { a: { $$ref: 'y' } }, ['a.$ref']],
  ])('from %j to %j', (before, after, paths) => {
    expect(pathsOf(before, after)).toEqual(paths);
  });

  it('of data has no expressions', () => {
    expect(dataDifferences({ a: { $ref: 'x' } }, { a: { $ref: 'y' } }, 'c')).toMatchObject([
      { path: 'c.a.$ref' },
    ]);
  });

  it('is shown in at most 200 characters', () => {
    const shownOf = (length: number) =>
      valueChange({ path: 'a', before: 'x'.repeat(length), after: undefined });
    expect(shownOf(198)).toEqual({ path: 'a', before: `"${'x'.repeat(198)}"`, after: null });
    expect(shownOf(199).before).toBe(`"${'x'.repeat(198)}…`);
  });

  it('is shown by what differs where a list is too long', () => {
    const paths = Array.from({ length: 30 }, (_, index) => `/api/path-${index}`);
    const [before, after] = [
      [...paths, '/api/old'],
      [...paths, '/api/new'],
    ];
    expect(valueChange({ path: 'a', before, after })).toEqual({
      path: 'a',
      before: '[…, "/api/old"]',
      after: '[…, "/api/new"]',
    });
    expect(valueChange({ path: 'a', before: paths, after }).before).toBe('[…]');
    expect(valueChange({ path: 'a', before: ['/a', '/b'], after: ['/a'] }).before).toBe('["/a","/b"]');
    expect(valueChange({ path: 'a', before: paths, after: [...paths].reverse() }).before).toMatch(
      /^\["\/api\/path-0"/,
    );
    expect(valueChange({ path: 'a', before: paths, after: undefined }).before).toHaveLength(200);
  });

  it('shows a string that reads like an expression as Terraform writes it, where the other side is one', () => {
    const text = '${a.b.c}';
    const expression = { $ref: 'a.b.c' };
    expect(valueChange({ path: 'a', before: text, after: expression })).toEqual({
      path: 'a',
      before: '"$${a.b.c}"',
      after: '"${a.b.c}"',
    });
    expect(valueChange({ path: 'a', before: text, after: 'x' }).before).toBe('"${a.b.c}"');
    expect(valueChange({ path: 'a', before: 5, after: expression }).before).toBe('5');
  });
});
