import { describe, expect, it } from 'vitest';

import type { JsonObject, JsonValue } from '../json.js';
import type { ProtectiveArgument, Weakening } from '../weakening.js';
import {
  isAccepted,
  isKept,
  protectionText,
  protectiveValues,
  recordedValues,
  weakenedArguments,
} from './protection.js';

const EFFECT = { effect: 'Less is kept.' };
const days: ProtectiveArgument = { ...EFFECT, argument: 'days', weaker: 'lower', absent: 7 };

const valuesIn = (protective: ProtectiveArgument, plain: JsonObject) =>
  Object.fromEntries(protectiveValues({ arguments: [protective] }, plain));

/** Returns the arguments that are weaker after a change. */
const weaker = (
  protective: ProtectiveArgument,
  before: JsonObject,
  after: JsonObject,
  isNew?: () => boolean,
) => {
  const weakening = { arguments: [protective] };
  const [was, is] = [protectiveValues(weakening, before), protectiveValues(weakening, after)];
  return weakenedArguments(weakening, was, is, isNew).map(({ argument }) => argument);
};

describe('the protective values of a block', () => {
  it.each<[plain: JsonObject, value: JsonValue | undefined]>([
    [{ a: { b: 5 } }, 5],
    // Terraform's JSON has a list of one where a plan has a block.
    [{ a: [{ b: 5 }] }, 5],
    [{ a: [{ b: 5 }, { b: 6 }] }, undefined],
    [{ a: [] }, undefined],
    [{ a: { b: null } }, undefined],
    [{ a: { b: '' } }, undefined],
    [{ a: { b: [] } }, undefined],
    [{ a: { b: 0 } }, 0],
    [{ a: { b: ['y', 'x'] } }, ['x', 'y']],
    [{ a: { b: [2, 1] } }, [2, 1]],
    [{ a: { b: ['y', 1] } }, ['y', 1]],
    [{ a: { b: [{ c: 1 }] } }, { c: 1 }],
    [{ a: { b: ['x'] } }, ['x']],
    [{ a: { b: [{ c: 1 }, { c: 2 }] } }, [{ c: 1 }, { c: 2 }]],
    [{ a: { b: { c: 1, d: null, e: '', f: [] } } }, { c: 1 }],
  ])('of %j', (plain, value) => {
    const protective: ProtectiveArgument = { ...EFFECT, argument: 'a.b', weaker: 'changed' };
    expect(valuesIn(protective, plain)).toEqual(value === undefined ? {} : { 'a.b': value });
  });

  const zones = (given: object = { weaker: 'lower', absent: 0 }) =>
    ({ ...EFFECT, argument: 'region.zones', by: 'name', ...given }) as ProtectiveArgument;

  it('are those of the entries of a list, by the name of each', () => {
    const region = [{ name: 'eastus', zones: 3 }, { name: 5, zones: 1 }, { zones: 2 }];
    expect(valuesIn(zones(), { region })).toEqual({ 'region.eastus.zones': 3, 'region.5.zones': 1 });
    expect(valuesIn(zones(), { region: 'eastus' })).toEqual({});
  });

  it('are defaults for entries that are there, where values are ranked', () => {
    const region = [{ name: 'eastus' }];
    expect(valuesIn(zones(), { region })).toEqual({});
    expect(valuesIn(zones({ weaker: [['a'], ['b']], absent: 'b' }), { region })).toEqual({
      'region.eastus.zones': 'b',
    });
    expect(valuesIn(zones({ weaker: 'changed' }), { region })).toEqual({});
    expect(valuesIn(zones({ weaker: [['a'], ['b']], absent: 'b', kept: true }), { region })).toEqual({});
  });

  it('are the names of the entries, where fewer are weaker', () => {
    const regions: ProtectiveArgument = { ...EFFECT, argument: 'region', by: 'name', weaker: 'fewer' };
    expect(valuesIn(regions, { region: [{ name: 'w' }, { name: 'e' }] })).toEqual({ region: ['e', 'w'] });
    expect(valuesIn(regions, {})).toEqual({ region: [] });
  });
});

describe('a weaker argument', () => {
  it.each<
    [title: string, protective: ProtectiveArgument, before: JsonObject, after: JsonObject, found: boolean]
  >([
    ['a lower number', days, { days: 9 }, { days: 8 }, true],
    ['a higher number', days, { days: 8 }, { days: 9 }, false],
    ['a default that is lower', days, { days: 8 }, {}, true],
    ['a number that is the default', days, {}, { days: 7 }, false],
    ['a number below the default', days, {}, { days: 6 }, true],
    ['a higher number that is worse', { ...days, weaker: 'higher' }, { days: 8 }, { days: 9 }, true],
    ['a default that is worse', { ...days, weaker: 'higher' }, { days: 6 }, {}, true],
    ['the same default', { ...days, weaker: 'higher' }, { days: 7 }, {}, false],
    ['a reference for a number', days, { days: 8 }, { days: { $ref: 'a.b.c' } }, true],
    ['a number for a reference', days, { days: { $ref: 'a.b.c' } }, { days: 8 }, true],
    ['a limit where none was', { ...days, absent: null }, {}, { days: 9999 }, true],
    ['no limit', { ...days, absent: null }, { days: 9999 }, {}, false],
    ['a limit for none', { ...days, endless: -1 }, { days: -1 }, { days: 9999 }, true],
    ['none for a limit', { ...days, endless: -1 }, { days: 9999 }, { days: -1 }, false],
    ['a value that counts as absent', { ...days, unset: 0 }, { days: 8 }, { days: 0 }, true],
    ['the default for that value', { ...days, unset: 0 }, { days: 7 }, { days: 0 }, false],
    ['a shorter duration', days, { days: 'P1DT1H1M1S' }, { days: 'P1DT1H1M' }, true],
    ['fewer days', days, { days: 'P2D' }, { days: 'P1DT23H59M59.9S' }, true],
    ['fewer hours', days, { days: 'PT2H' }, { days: 'PT119M' }, true],
    ['fewer minutes', days, { days: 'PT2M' }, { days: 'PT119S' }, true],
    ['a longer duration', days, { days: 'PT119M' }, { days: 'PT2H' }, false],
    ['hours beside minutes', days, { days: 'PT1H' }, { days: 'PT1H1M' }, false],
    ['the same in seconds', days, { days: 'P1D' }, { days: 'PT86400S' }, false],
    ['a text that Azure does not take for a duration', days, { days: 'P1D' }, { days: 'long' }, true],
    ['a value of another kind', days, { days: 9 }, { days: true }, true],
  ])('is %s', (_title, protective, before, after, found) => {
    expect(weaker(protective, before, after)).toEqual(found ? ['days'] : []);
  });

  it('is not an absent one that leaves the resource as it is', () => {
    const kept = { ...days, kept: true } as const;
    expect(weaker(kept, { days: 9 }, {})).toEqual([]);
    expect(weaker(kept, { days: 9 }, { days: 8 })).toEqual(['days']);
    expect(isKept({ arguments: [days, kept] }, 'days')).toBe(true);
    expect(isKept({ arguments: [days] }, 'days')).toBe(false);
    expect(isKept({ arguments: [{ ...kept, argument: 'hours' }] }, 'days')).toBe(false);
  });

  it('is another value, but for the safest', () => {
    const lock: ProtectiveArgument = { ...EFFECT, argument: 'a', weaker: 'changed', safest: 'on' };
    expect(weaker(lock, { a: 'x' }, { a: 'y' })).toEqual(['a']);
    expect(weaker(lock, { a: 'x' }, { a: 'on' })).toEqual([]);
    expect(weaker({ ...EFFECT, argument: 'a', weaker: 'changed' }, { a: 'x' }, {})).toEqual(['a']);
  });

  it.each<[title: string, before: string, after: string, found: boolean]>([
    ['more names', "sys.Label IN ('a')", "sys.Label IN ('b','a')", false],
    ['the same names in another order', "x IN ('a', 'b')", "x IN ('b', 'a')", false],
    ['fewer names', "x IN ('a', 'b')", "x IN ('a')", true],
    ['other names', "x IN ('a', 'b')", "x IN ('a', 'c', 'd')", true],
    ['a part of a name', "x IN ('it''s')", "x IN ('it', 's')", true],
    ['names of another property', "x IN ('a')", "y IN ('a', 'b')", true],
    ['more names that it leaves out', "x NOT IN ('a')", "x NOT IN ('a', 'b')", true],
    ['a second condition', "x IN ('a')", "x IN ('a') AND y IN ('b')", true],
    ['other conditions', 'x = 1', 'x = 2', true],
  ])('is a filter with %s, or not', (_title, before, after, found) => {
    const filter: ProtectiveArgument = { ...EFFECT, argument: 'a', weaker: 'changed' };
    expect(weaker(filter, { a: before }, { a: after })).toEqual(found ? ['a'] : []);
  });

  it('is one of a weaker group of values, or the default in one', () => {
    const tls: ProtectiveArgument = {
      ...EFFECT,
      argument: 'a',
      weaker: [['1.0', '1.1'], ['1.2']],
      absent: '1.2',
    };
    expect(weaker(tls, { a: '1.2' }, { a: '1.1' })).toEqual(['a']);
    expect(weaker(tls, {}, { a: '1.0' })).toEqual(['a']);
    expect(weaker(tls, { a: '1.1' }, { a: '1.0' })).toEqual([]);
    expect(weaker(tls, { a: '1.0' }, {})).toEqual([]);
  });

  it('is a name fewer', () => {
    const regions: ProtectiveArgument = { ...EFFECT, argument: 'region', by: 'name', weaker: 'fewer' };
    const [one, two] = [{ region: [{ name: 'e' }] }, { region: [{ name: 'e' }, { name: 'w' }] }];
    expect(weaker(regions, two, one)).toEqual(['region']);
    expect(weaker(regions, two, { region: [{ name: 'e' }, { name: 'x' }] })).toEqual(['region']);
    expect(weaker(regions, one, two)).toEqual([]);
    expect(weaker(regions, two, {})).toEqual(['region']);
  });

  describe('of an entry of a list', () => {
    const region = (...entries: readonly JsonObject[]) => ({ region: entries });
    const zones: ProtectiveArgument = {
      ...EFFECT,
      argument: 'region.zones',
      by: 'name',
      weaker: 'lower',
      absent: 0,
    };
    const ranked: ProtectiveArgument = { ...zones, weaker: [['x'], ['y']], absent: 'y' };
    const changed: ProtectiveArgument = {
      ...EFFECT,
      argument: 'region.zones',
      by: 'name',
      weaker: 'changed',
    };
    const e = (value: JsonValue) => ({ name: 'e', zones: value });

    it('is one of an entry that stays', () => {
      expect(weaker(zones, region(e(3)), region(e(2)))).toEqual(['region.e.zones']);
      expect(weaker(ranked, region(e('y')), region(e('x')))).toEqual(['region.e.zones']);
      expect(weaker(changed, region(e(3)), region(e(2)))).toEqual(['region.e.zones']);
    });

    it('is none of an entry that is gone', () => {
      for (const protective of [zones, changed])
        expect(weaker(protective, region(e(3)), region())).toEqual([]);
      expect(weaker(ranked, region(e('y')), region())).toEqual([]);
      expect(weaker(ranked, region(e('x')), region())).toEqual([]);
    });

    it('is none of an entry that is new, unless its number is', () => {
      expect(weaker(changed, region(), region(e(3)))).toEqual([]);
      expect(weaker(ranked, region(), region(e('x')))).toEqual([]);
      expect(weaker({ ...zones, absent: 5 }, region(), region(e(3)))).toEqual(['region.e.zones']);
    });

    it('is none of an entry for a resource that is new', () => {
      const [before, after] = [region(e(3)), region(e(2))];
      expect(weaker(zones, before, after, () => true)).toEqual([]);
      expect(weaker(days, { days: 9 }, { days: 8 }, () => true)).toEqual(['days']);
    });
  });

  it('comes in the order of names, with its values and effect', () => {
    const weakening = {
      arguments: [
        { ...days, argument: 'b' },
        { ...days, argument: 'a' },
      ],
    };
    const read = (plain: JsonObject) => protectiveValues(weakening, plain);
    expect(weakenedArguments(weakening, read({ b: 9, a: 9 }), read({ b: 8, a: 8 }))).toEqual([
      { argument: 'a', before: 9, after: 8, effect: 'Less is kept.' },
      { argument: 'b', before: 9, after: 8, effect: 'Less is kept.' },
    ]);
    expect(weakenedArguments({ arguments: [] }, read({ b: 9 }), read({ b: 8 }))).toEqual([]);
  });
});

describe('a value in a lock', () => {
  it('is canonical JSON, or a hash of what is long', () => {
    expect(protectionText({ b: 1, a: 2 })).toBe('{"a":2,"b":1}');
    expect(protectionText(undefined)).toBe('null');
    const longest = 'a'.repeat(198);
    expect(protectionText(longest)).toBe(`"${longest}"`);
    expect(protectionText(`${longest}a`)).toMatch(/^hash:/);
  });

  it('is read as it was written, and a hash as a value of its own', () => {
    expect([...recordedValues({ a: '7', b: 'null', c: 'hash:x', d: '"P1D"' })]).toEqual([
      ['a', 7],
      ['c', 'hash:x'],
      ['d', 'P1D'],
    ]);
  });
});

describe('an accepted change', () => {
  const accepted = (from: string, to: string, before: JsonValue | undefined, after: JsonValue | undefined) =>
    isAccepted({ arguments: [days] }, { argument: 'days', before, after }, { from, to });

  it('is the one to exactly the new value, from one that is at least as strong', () => {
    expect(accepted('9', '3', 9, 3)).toBe(true);
    expect(accepted('9', '3', 8, 3)).toBe(true);
    expect(accepted('9', '3', 10, 3)).toBe(false);
    expect(accepted('9', '3', 9, 4)).toBe(false);
    expect(accepted('9', 'null', 9, undefined)).toBe(true);
    expect(accepted('null', '3', undefined, 3)).toBe(true);
  });

  it.each<[to: string, after: JsonValue | undefined, found: boolean]>([
    ['null', 7, true],
    ['7', undefined, true],
    ['null', 0, true],
    ['0', 7, true],
    ['null', 6, false],
    ['6', undefined, false],
  ])('to %s is one to the default too, where that is left out: %j', (to, after, found) => {
    const kept: Weakening = { arguments: [{ ...days, unset: 0 }] };
    expect(isAccepted(kept, { argument: 'days', before: 9, after }, { from: '9', to })).toBe(found);
  });

  it('is none of another argument, and none without an acceptance', () => {
    const change = { argument: 'days', before: 9, after: 3 };
    expect(isAccepted({ arguments: [] }, change, { from: '9', to: '3' })).toBe(false);
    expect(isAccepted({ arguments: [days] }, change, undefined)).toBe(false);
  });
});
