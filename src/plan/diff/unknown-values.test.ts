import { expect, it } from 'vitest';

import type { JsonValue } from '../json.js';
import { unknownValues } from './unknown-values.js';

const made = { type: 'azurerm_a', id: 'b', arguments: { name: 'shop', rule: [{ port: 1 }] } };
const pathsOf = (value: JsonValue) =>
  unknownValues(value, (address) => (address === 'azurerm_a.b' ? made : undefined)).map(({ path }) => path);

it.each<[what: string, value: JsonValue, paths: readonly string[]]>([
  ['what Azure chooses', { $ref: 'azurerm_a.b.id' }, ['']],
  ['what Azure chooses, in a text', { a: { $join: ['https://', { $ref: 'azurerm_a.b.host' }] } }, ['a']],
  [
    'each of several',
    { a: [{ $ref: 'azurerm_a.b.id' }], b: { c: { $ref: 'azurerm_a.b.id' } } },
    ['a.0', 'b.c'],
  ],
  ['one beside what is known', { $join: [{ $ref: 'azurerm_a.b.id' }, { $ref: 'azurerm_a.b.name' }] }, ['']],
  ['no argument that the resource is given', { $ref: 'azurerm_a.b.name' }, []],
  ['no part of one', { $ref: 'azurerm_a.b.rule[0].port' }, []],
  ['nothing of another resource', { $ref: 'azurerm_a.c.id' }, []],
  ['no parameter', { $parameter: 'location' }, []],
  ['no text', { a: 'azurerm_a.b.id', b: 5, c: null }, []],
])('of a resource that is made anew, %s', (_what, value, paths) => {
  expect(pathsOf(value)).toEqual(paths);
});

it('is shown as Terraform writes it, and as Terraform says that it is unknown', () => {
  expect(unknownValues({ $ref: 'azurerm_a.b.id' }, () => made, 'scope')).toEqual([
    { path: 'scope', before: '${azurerm_a.b.id}', after: '(known after apply)' },
  ]);
});
