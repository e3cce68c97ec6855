import { describe, expect, it } from 'vitest';

import { copyPlain, deepFreeze } from './deep-freeze.js';
import { canonicalJson, compareText, isPlainObject, sortKeys } from './json.js';
import { unfrozenIn } from '../../test/support/frozen.js';
import { issueOf } from '../../test/support/refusals.js';

class Point {
  x = 1;
}

describe('deepFreeze', () => {
  it('freezes lists and objects to the last leaf, and returns them', () => {
    const value = { a: [{ b: [1, { c: 'd' }] }], e: null, f: undefined };
    expect(deepFreeze(value)).toBe(value);
    expect(unfrozenIn(value)).toEqual([]);
  });

  it('looks inside what is frozen already', () => {
    const inner = { a: 1 };
    deepFreeze(Object.freeze({ inner }));
    expect(Object.isFrozen(inner)).toBe(true);
  });

  it('leaves instances and functions alone', () => {
    const value = { point: new Point(), act: () => 1 };
    deepFreeze(value);
    expect(Object.isFrozen(value.point)).toBe(false);
    expect(Object.isFrozen(value.act)).toBe(false);
  });
});

describe('copyPlain', () => {
  it('copies lists and objects to the last leaf', () => {
    const value = { a: [{ b: 1 }], e: null };
    const copy = copyPlain(value);
    expect(copy).toEqual(value);
    value.a[0]!.b = 2;
    value.a.push({ b: 3 });
    expect(copy).toEqual({ a: [{ b: 1 }], e: null });
  });

  it('copies what is frozen into what is not', () => {
    expect(Object.isFrozen(copyPlain(Object.freeze({ a: 1 })))).toBe(false);
  });

  it('keeps instances and functions as they are', () => {
    const value = { point: new Point(), act: () => 1 };
    expect(copyPlain(value).point).toBe(value.point);
    expect(copyPlain(value).act).toBe(value.act);
  });

  it('copies what stands in two places twice', () => {
    const shared = { a: 1 };
    expect(copyPlain({ left: shared, right: [shared] })).toEqual({ left: { a: 1 }, right: [{ a: 1 }] });
  });

  it('says where data holds itself, at once', () => {
    const config: Record<string, unknown> = { name: 'x' };
    config['settings'] = { list: [1, config, config] };
    expect(issueOf(() => copyPlain(config, 'backend config'))).toEqual({
      path: 'settings.list.1',
      value: 'the object at the top again',
      rule: 'must not contain itself',
      resolution: 'remove the reference, or give a copy without it',
    });
    const list: unknown[] = [];
    list.push(list, list);
    expect(issueOf(() => copyPlain({ a: { list } })).value).toBe('the object at a.list again');
  });

  it('goes 100 levels deep, and no deeper', () => {
    const nested = (levels: number): unknown => (levels === 1 ? { end: 'x' } : { a: nested(levels - 1) });
    expect(copyPlain(nested(100))).toEqual(nested(100));
    expect(issueOf(() => copyPlain(nested(101)))).toMatchObject({
      path: 'a.a.a',
      value: 'a value within more than 100 others',
    });
    expect(issueOf(() => copyPlain(nested(9_000))).rule).toMatch(/more than 100/);
  });

  it('leaves out keys without a value, as JSON does, and takes __proto__ for a key', () => {
    expect(Object.keys(copyPlain({ a: undefined, b: null }))).toEqual(['b']);
    const odd = copyPlain(JSON.parse('{"__proto__":{"admin":true}}') as object);
    expect(Object.keys(odd)).toEqual(['__proto__']);
    expect('admin' in odd).toBe(false);
  });
});

describe('JSON', () => {
  it('of equal values is equal text', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: 'x' })).toBe('{"a":"x","b":[{"c":2,"d":1}]}');
  });

  it('has its keys in the order of code points', () => {
    expect(Object.keys(sortKeys({ b: 1, ä: 1, B: 1, a: 1 }))).toEqual(['B', 'a', 'b', 'ä']);
    expect([compareText('a', 'b'), compareText('b', 'a'), compareText('a', 'a')]).toEqual([-1, 1, 0]);
  });

  it('is made of plain objects', () => {
    expect([{}, Object.create(null)].every(isPlainObject)).toBe(true);
    expect([[], new Point(), () => 1, null, 'a', undefined].some(isPlainObject)).toBe(false);
  });
});
