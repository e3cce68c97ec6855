import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { runs } from '../../../test/fuzz/runs.js';
import { evaluatedIn, textsIn } from '../../../test/support/plans.js';
import { readByTerraform, userKey, userText } from '../../../test/support/user-texts.js';
import { writeArguments, writeValue } from '../../engine/write-arguments.js';
import type { JsonObject, JsonValue } from '../json.js';
import { encode, encodeValue } from './encode.js';
import { expressionIn } from './expression-json.js';
import { type Expression, join, parameter, ref } from './expression.js';
import { readArgument } from './read-argument.js';
import { shown } from './template.js';

const KNOWN = { parameters: { location: 'eastus' }, packages: new Map<string, string>() };
const id = ref({ type: 'azurerm_x', id: 'y' }, 'id');

/** Escapes as Terraform's documentation says, in another way than the library does. */
const escaped = (text: string) => text.split('${').join('$${').split('%{').join('%%{');

function mapTexts(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((part) => mapTexts(part, change));
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, part]) => [change(key), mapTexts(part, change)]),
  );
}

// `Object.fromEntries`, which makes `__proto__` a key like any other.
const mapOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc
    .uniqueArray(fc.tuple(userKey, value), { maxLength: 5, selector: ([key]) => key })
    .map((entries) => Object.fromEntries(entries));

const { data } = fc.letrec<{ data: JsonValue }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    userText,
    fc.oneof(fc.boolean(), fc.constant(null), fc.integer()),
    fc.array(tie('data'), { maxLength: 3 }),
    mapOf(tie('data')),
  ),
}));

/** The text of JSON shows each key, `__proto__` too. */
const jsonOfEach = (value: unknown) => JSON.stringify(value);

describe('a map of a user', () => {
  it.each<[object, object]>([
    [{ $ref: 'azurerm_x.y.id' }, { $$ref: 'azurerm_x.y.id' }],
    [
      { $$x: 'a', $: 'b', x$: 'c' },
      { $$$x: 'a', $$: 'b', x$: 'c' },
    ],
    [{ '${x}': '${x}' }, { '$${x}': '${x}' }],
    [{ a: [{ $join: ['a', 'b'] }] }, { a: [{ $$join: ['a', 'b'] }] }],
  ])('%j is %j in a plan', (map, encoded) => {
    expect(encode(map)).toStrictEqual(encoded);
  });

  it('may have the key __proto__, which changes no prototype', () => {
    const map = JSON.parse('{"__proto__": {"admin": "yes"}}') as object;
    const encoded = encode({ tags: map })['tags'] as JsonObject;
    const written = writeArguments(encoded, KNOWN);
    for (const copy of [encoded, written]) {
      expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
      expect(Object.keys(copy)).toEqual(['__proto__']);
      expect(copy).not.toHaveProperty('admin');
    }
  });

  it('is written with `${` and `%{` escaped, no key lost, and nothing else changed', () => {
    fc.assert(
      fc.property(mapOf(userText), (tags) => {
        const written = writeArguments(encode({ tags }), KNOWN);
        expect(jsonOfEach(written)).toBe(jsonOfEach({ tags: mapTexts(tags, escaped) }));
        expect(textsIn(written).flatMap(evaluatedIn)).toEqual([]);
        expect(jsonOfEach(mapTexts(written, readByTerraform))).toBe(jsonOfEach({ tags }));
      }),
      runs(1_000),
    );
  });

  it('is written so at any depth, and after the text of the plan is read back', () => {
    fc.assert(
      fc.property(mapOf(data), (map) => {
        const encoded = encode(map);
        const read = readArgument(JSON.parse(JSON.stringify(encoded)), []) as JsonObject;
        expect(jsonOfEach(read)).toBe(jsonOfEach(encoded));
        expect(jsonOfEach(writeArguments(read, KNOWN))).toBe(jsonOfEach(mapTexts(map, escaped)));
      }),
      runs(500),
    );
  });

  it('is shown as the user wrote it', () => {
    fc.assert(
      fc.property(mapOf(data), (map) => {
        expect(jsonOfEach(shown(encode(map)))).toBe(jsonOfEach(map));
      }),
      runs(500),
    );
  });

  it('never is an expression', () => {
    fc.assert(
      fc.property(mapOf(data), (map) => {
        expect(expressionIn(encode(map))).toBeUndefined();
      }),
      runs(500),
    );
  });
});

describe('expressions', () => {
  const parts = { id, at: parameter('location') };

  it('are JSON wherever they stand', () => {
    expect(encode({ a: id, list: [id, { b: join`${id}/x` }], $c: { $d: parts.at } })).toStrictEqual({
      a: { $ref: 'azurerm_x.y.id' },
      list: [{ $ref: 'azurerm_x.y.id' }, { b: { $join: [{ $ref: 'azurerm_x.y.id' }, '/x'] } }],
      $$c: { $$d: { $parameter: 'location' } },
    });
  });

  it('are all that Terraform evaluates, beside any data', () => {
    const value = fc.oneof(userText, fc.constant(id), fc.constant<Expression>(parts.at));
    fc.assert(
      fc.property(mapOf(value), (map) => {
        const written = writeArguments(encode(map), KNOWN);
        const expressions = Object.values(map).filter((each) => each === id).length;
        expect(textsIn(written).flatMap(evaluatedIn)).toEqual(
          Array.from({ length: expressions }, () => '${azurerm_x.y.id}'),
        );
      }),
      runs(500),
    );
  });
});

describe('encodeValue', () => {
  it.each([
    [null, null],
    [0, 0],
    [false, false],
    ['$ref', '$ref'],
    ['${x}', '${x}'],
    [id, { $ref: 'azurerm_x.y.id' }],
  ])('makes %j into %j', (value, encoded) => {
    expect(encodeValue(value)).toStrictEqual(encoded);
  });
});

describe('writeValue', () => {
  it.each<[JsonValue, JsonValue]>([
    ['${x}', '$${x}'],
    ['%{x}', '%%{x}'],
    [{ $ref: 'azurerm_x.y.id' }, '${azurerm_x.y.id}'],
    [{ $$ref: 'azurerm_x.y.id' }, { $ref: 'azurerm_x.y.id' }],
    [{ '$${x}': 1 }, { '$${x}': 1 }],
    [
      [1, null, { $parameter: 'location' }],
      [1, null, 'eastus'],
    ],
  ])('makes %j into %j', (value, written) => {
    expect(writeValue(value, KNOWN)).toStrictEqual(written);
  });
});

describe('what is not JSON', () => {
  it('stays as it is, so that the check of blocks can name it', () => {
    const [start, members] = [new Date(0), new Map([['a', 1]])];
    const encoded = encode({ rule: [{ start }], members, zones: ['1', undefined] } as never);
    expect(encoded).toStrictEqual({ rule: [{ start }], members, zones: ['1', undefined] });
    expect(encoded['members']).toBe(members);
  });
});
