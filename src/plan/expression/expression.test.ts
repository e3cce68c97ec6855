import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { runs } from '../../../test/fuzz/runs.js';
import { thrownBy } from '../../../test/support/plans.js';
import { readByTerraform, userText } from '../../../test/support/user-texts.js';
import type { ExpressionJson } from './expression-json.js';
import {
  distinct,
  expression,
  isExpression,
  join,
  joined,
  jsonOf,
  type OrExpression,
  packageFact,
  parameter,
  ref,
  terraformExpression,
  textOf,
} from './expression.js';
import { readArgument } from './read-argument.js';

const id = ref({ type: 'azurerm_x', id: 'y' }, 'id');
const part: fc.Arbitrary<OrExpression<string>> = fc.oneof(
  userText,
  fc.constantFrom(
    id,
    parameter('location'),
    packageFact('functions:shared', 'sha256'),
    expression({ $each: 'value' }),
  ),
);
const parts = fc.array(part, { maxLength: 8 });

/** The parts in groups, each of which is joined before the whole is. */
const grouped = (all: readonly OrExpression<string>[], cuts: readonly number[]) => {
  const ends = [...cuts.map((cut) => cut % (all.length + 1)), all.length].sort((a, b) => a - b);
  return ends.map((end, index) => joined(all.slice(index === 0 ? 0 : ends[index - 1], end)));
};

/** A join, which is an expression as soon as one part is. */
const jsonOfJoin = (value: OrExpression<string>) => (typeof value === 'string' ? value : jsonOf(value));

describe('an expression', () => {
  it.each([
    [id, { $ref: 'azurerm_x.y.id' }],
    [ref({ type: 'data.azurerm_x', id: 'y' }, 'identity[0].id'), { $ref: 'data.azurerm_x.y.identity[0].id' }],
    [parameter('location'), { $parameter: 'location' }],
    [packageFact('functions:shared', 'path'), { $package: 'functions:shared.path' }],
    [terraformExpression('timestamp()'), { $terraform: 'timestamp()' }],
  ])('is JSON in a plan: %j', (made, json) => {
    expect(jsonOf(made)).toStrictEqual(json);
    expect(JSON.parse(JSON.stringify({ made }))).toStrictEqual({ made: json });
  });

  it.each(['hostName', 'Id', '', 'identity.0.id', 'identity[0]id', '${id}', 'a b', undefined])(
    'refers to no attribute %j, which Terraform does not name so',
    (attribute) => {
      const error = thrownBy(() => ref({ type: 'azurerm_x', id: 'y' }, attribute as string));
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toContain(
        `an attribute of azurerm_x.y must have Terraform's name, received '${String(attribute)}'`,
      );
    },
  );

  it('refers to every attribute that a plan may have', () => {
    for (const attribute of ['a', 'a_1', 'a.b', 'a[0]', 'a[0].b', 'a[0][1].b_c'])
      expect(readArgument(jsonOf(ref({ type: 'azurerm_x', id: 'y' }, attribute)), [])).toBeDefined();
  });

  it.each(['${timestamp()}', ' ${azurerm_x.y.id}'])('is code without ${…} around it, unlike %j', (code) => {
    const error = thrownBy(() => terraformExpression(code));
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain('must not be wrapped in ${…}');
    expect(jsonOf(terraformExpression('upper("${azurerm_x.y.id}")'))).toBeDefined();
  });

  it('is nothing that data can be', () => {
    expect(isExpression(id)).toBe(true);
    for (const data of [{ $ref: 'azurerm_x.y.id' }, '${azurerm_x.y.id}', null, undefined, [id], { a: id }])
      expect(isExpression(data)).toBe(false);
  });

  it('may be of another copy of this package', () => {
    const other = { [Symbol.for('@atakora/component/expression')]: { $ref: 'azurerm_x.y.id' } };
    expect(isExpression(other)).toBe(true);
    expect(joined(['a', other as never])).toEqual(joined(['a', id]));
  });

  it.each<[string, () => unknown]>([
    ['a template literal', () => `${id as never}/x`],
    ['String', () => String(id)],
    ['+', () => (id as never) + '/x'],
    ['a key of an object', () => ({ [id as never]: 1 })],
    ['join of a list', () => [id, 'x'].join('/')],
  ])('is refused by %s, with the way to write it', (_what, use) => {
    const error = thrownBy(use);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain('${azurerm_x.y.id}: must not be in a string');
    expect(String(error)).toContain("join`${ref(account, 'id')}/tables/${name}`");
  });

  it('is refused in a template literal whatever it is', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const made = joined(all);
        if (typeof made === 'string') return;

        expect(() => `${made as never}`).toThrow(/must not be in a string.*join`/s);
      }),
      runs(300),
    );
  });
});

describe('a join', () => {
  it.each<[OrExpression<string>, string | ExpressionJson]>([
    [join``, ''],
    [join`a${'b'}c`, 'abc'],
    [join`${id}`, { $ref: 'azurerm_x.y.id' }],
    [join`${''}${id}${''}`, { $ref: 'azurerm_x.y.id' }],
    [join`a${'b'}${id}`, { $join: ['ab', { $ref: 'azurerm_x.y.id' }] }],
    [join`${id}${id}`, { $join: [{ $ref: 'azurerm_x.y.id' }, { $ref: 'azurerm_x.y.id' }] }],
    [join`a${join`b${id}c`}d`, { $join: ['ab', { $ref: 'azurerm_x.y.id' }, 'cd'] }],
    [join`\${x}${id}`, { $join: ['${x}', { $ref: 'azurerm_x.y.id' }] }],
  ])('is in its canonical form: %j', (made, json) => {
    expect(jsonOfJoin(made)).toStrictEqual(json);
  });

  it.each([5, undefined, null, { $ref: 'azurerm_x.y.id' }])('refuses %j, which no type allows', (value) => {
    expect(() => join`a${value as never}`).toThrow(
      'join(): each part must be a string or an expression, received ',
    );
  });

  it('has the same JSON however its parts were grouped', () => {
    fc.assert(
      fc.property(parts, fc.array(fc.nat(), { maxLength: 4 }), (all, cuts) => {
        const whole = joined(all);
        expect(JSON.stringify(joined(grouped(all, cuts)))).toBe(JSON.stringify(whole));
        const [first = '', second = '', ...others] = all;
        const tagged = join`${first}${second}${joined(others)}`;
        expect(JSON.stringify(tagged)).toBe(JSON.stringify(whole));
      }),
      runs(1_000),
    );
  });

  it('is a string exactly where all parts are', () => {
    fc.assert(
      fc.property(parts, (all) => {
        expect(isExpression(joined(all))).toBe(all.some(isExpression));
      }),
      runs(300),
    );
  });

  it('is of a form that a plan may have', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const json = jsonOfJoin(joined(all));
        expect(readArgument(json, [])).toStrictEqual(json);
      }),
      runs(500),
    );
  });

  it('is read by Terraform as its parts, side by side', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const made = joined(all);
        if (typeof made === 'string') return;
        const each = all.map((one) => (typeof one === 'string' ? one : readByTerraform(textOf(one))));
        expect(readByTerraform(textOf(made))).toBe(each.join(''));
      }),
      runs(1_000),
    );
  });
});

describe('distinct', () => {
  it('keeps the first of equal values, and tells a string from an expression', () => {
    const text = textOf(id);
    const same = ref({ type: 'azurerm_x', id: 'y' }, 'id');
    expect(distinct(['a', id, text, 'a', same])).toEqual(['a', id, text]);
  });
});
