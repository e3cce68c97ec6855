import { describe, expect, it } from 'vitest';

import type { JsonObject } from '../json.js';
import type { Replacement, ReplacementCondition } from '../replacement.js';
import type { TerraformBlock } from '../terraform-block.js';
import { differencesOf } from './compare-values.js';
import { forcingArguments } from './forcing-arguments.js';

const NO_BLOCK = () => undefined;

const forced = (before: JsonObject, after: JsonObject, replacement?: Replacement) =>
  forcingArguments({ before, after, differences: differencesOf(before, after) }, replacement, NO_BLOCK);

describe('an argument that replaces', () => {
  const replacement = { arguments: ['key', 'name', 'rule.paths'] };
  it.each<[before: JsonObject, after: JsonObject, replacing: readonly string[]]>([
    [{ name: 'a' }, { name: 'b' }, ['name']],
    [{ name: 'a', key: 'a' }, { name: 'b', key: 'b' }, ['key', 'name']],
    [{ name: { part: 'a' } }, { name: { part: 'b' } }, ['name']],
    [{ names: 'a' }, { names: 'b' }, []],
    [{ tags: { name: 'a' } }, { tags: { name: 'b' } }, []],
    [{ rule: [{ paths: ['/a'] }] }, { rule: [{ paths: ['/b'] }] }, ['rule.paths']],
    [{ rule: [{}, { paths: ['/a'] }] }, { rule: [{}, { paths: ['/b'] }] }, ['rule.paths']],
    [{}, { rule: [{ paths: ['/a'] }] }, ['rule.paths']],
    // A whole block whose value of the argument stays, or that has none.
    [{}, { rule: [{ name: 'a' }] }, []],
    [{ rule: ['x'] }, { rule: { paths: ['/a'] } }, ['rule.paths']],
    [{ rule: null }, { rule: { other: 1 } }, []],
  ])('from %j to %j', (before, after, replacing) => {
    expect(forced(before, after, replacement)).toEqual({ replacing, refused: [] });
  });

  it('is, of a type that no resource type declares, one that replaces nearly every resource', () => {
    const [before, after] = [
      { name: 'a', location: 'a', resource_group_name: 'a', sku: 'a' },
      { name: 'b', location: 'b', resource_group_name: 'b', sku: 'b' },
    ];
    expect(forced(before, after).replacing).toEqual(['location', 'name', 'resource_group_name']);
  });

  it('has a number in its name only where it is the place in a list', () => {
    const paths = { arguments: ['a.4b.c', 'd.12.e'] };
    expect(forced({ a: { '4b': { c: 1 } } }, { a: { '4b': { c: 2 } } }, paths).replacing).toEqual(['a.4b.c']);
    const list = (e: number) => ({ d: [...Array.from({ length: 12 }, () => ({ e: 0 })), { e }] });
    expect(forced(list(1), list(2), { arguments: ['d.e'] }).replacing).toEqual(['d.e']);
  });
});

describe('a condition', () => {
  const under = (condition: ReplacementCondition, before: JsonObject, after: JsonObject) =>
    forced(before, after, { arguments: [], conditions: [condition] });

  it('replaces, or is refused', () => {
    const any = (effect: ReplacementCondition['effect']) => ({ kind: 'any', argument: 'a', effect }) as const;
    expect(under(any('replace'), { a: 1 }, { a: 2 })).toEqual({ replacing: ['a'], refused: [] });
    expect(under(any('refuse'), { a: 1 }, { a: 2 })).toEqual({ replacing: [], refused: ['a'] });
    expect(under(any('replace'), { b: 1 }, { b: 2 })).toEqual({ replacing: [], refused: [] });
    const both = { arguments: ['a'], conditions: [any('replace'), any('refuse'), any('refuse')] };
    expect(forced({ a: 1 }, { a: 2 }, both)).toEqual({ replacing: ['a'], refused: ['a'] });
  });

  const isMet = (condition: ReplacementCondition, before: JsonObject, after: JsonObject) =>
    under(condition, before, after).replacing.length === 1;
  const OF_A = { argument: 'a', effect: 'replace' } as const;

  it.each<[before: JsonObject, after: JsonObject, met: boolean]>([
    [{ a: 'x' }, { a: 'y' }, false],
    [{ a: 'x' }, { a: 'z' }, true],
    [{}, { a: 'x' }, true],
    [{ a: 1 }, { a: 'other' }, false],
  ])('of groups is a change from one to another: %j to %j', (before, after, met) => {
    expect(isMet({ ...OF_A, kind: 'groups', groups: [['x', 'y'], ['z']] }, before, after)).toBe(met);
  });

  it.each<[before: JsonObject, after: JsonObject, met: boolean]>([
    [{ a: 'x' }, { a: 'y' }, true],
    [{ a: 'y' }, { a: 'x' }, false],
    [{ a: 'x' }, { a: 'z' }, false],
    [{ a: 'z' }, { a: 'y' }, false],
    [{ a: 'x' }, {}, false],
  ])('of a transition is the change from one value to another: %j to %j', (before, after, met) => {
    expect(isMet({ ...OF_A, kind: 'transition', from: 'x', to: 'y' }, before, after)).toBe(met);
  });

  it('of a transition has null for what is absent', () => {
    const condition = { ...OF_A, kind: 'transition', from: null, to: 'y' } as const;
    expect(isMet(condition, {}, { a: 'y' })).toBe(true);
    expect(isMet(condition, { a: 'x' }, { a: 'y' })).toBe(false);
    expect(isMet({ ...condition, from: 'y', to: null }, { a: 'y' }, {})).toBe(true);
  });

  it.each<[before: readonly string[], after: readonly string[], met: boolean]>([
    [['x'], ['x', 'y'], true],
    [['x', 'y'], ['x'], true],
    [['x'], ['x', 'free'], false],
    [['x', 'free'], ['x'], false],
    [['x', 'free'], ['x', 'y'], true],
  ])('of members is a change of one that cannot come or go: %j to %j', (before, after, met) => {
    const members = (names: readonly string[]) => ({ a: names.map((name) => ({ name })) });
    expect(isMet({ ...OF_A, kind: 'members', changeable: ['free'] }, members(before), members(after))).toBe(
      met,
    );
  });

  it.each<[before: JsonObject, after: JsonObject, met: boolean]>([
    [{ a: 1 }, { b: 1 }, true],
    [{ b: 1 }, { a: 1 }, true],
    [{ a: 1 }, {}, false],
    [{}, { b: 1 }, false],
    [{ a: 1 }, { a: 2 }, false],
    [{ a: 1 }, { a: 1, b: 1 }, false],
    [{ b: 1 }, { a: 1, b: 1 }, false],
  ])('of a switch is the change from one argument to another: %j to %j', (before, after, met) => {
    expect(isMet({ ...OF_A, kind: 'switch', other: 'b' }, before, after)).toBe(met);
  });

  it('of a reference is a value of the block before or after', () => {
    const condition: ReplacementCondition = {
      ...OF_A,
      kind: 'referenced',
      referencedArgument: 'sku',
      values: ['Y1'],
    };
    const plan = (sku: string): TerraformBlock => ({ type: 'azurerm_plan', id: 'p', arguments: { sku } });
    const [before, after] = [{ a: 'old' }, { a: 'new' }];
    const replacing = (was: string, is: string) =>
      forcingArguments(
        { before, after, differences: differencesOf(before, after) },
        { arguments: [], conditions: [condition] },
        (_expression, side) => plan(side === 'before' ? was : is),
      ).replacing;
    expect(replacing('Y1', 'B1')).toEqual(['a']);
    expect(replacing('B1', 'Y1')).toEqual(['a']);
    expect(replacing('B1', 'B1')).toEqual([]);
  });
});
