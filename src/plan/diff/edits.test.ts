import { describe, expect, it } from 'vitest';

import type { JsonObject } from '../json.js';
import type { PlannedResource } from '../resource-plan.js';
import { componentEdits, distinct, editFinder, editsNamedIn, optionsOfType } from './edits.js';

const edit = (path: string, ...causes: readonly string[]) => ({ path, causes });
const pathsOf = (edits: readonly { readonly path: string }[]) => edits.map(({ path }) => path);

it('names components before options, each once', () => {
  expect(distinct(['backend.tags', 'B', 'jobs', 'A', 'B', 'backend.azurerm'])).toEqual([
    'A',
    'B',
    'jobs',
    'backend.azurerm',
    'backend.tags',
  ]);
});

describe('the edits of components', () => {
  const resource = (config: JsonObject, given: Partial<PlannedResource> = {}): PlannedResource => ({
    key: 'cosmos:shared',
    type: 'cosmos',
    name: 'cosmos',
    config,
    sharedBy: ['A', 'B'],
    decisions: [],
    madeBy: 'plan',
    ...given,
  });
  const everyone = new Set(['A', 'B', 'C']);

  it.each<[what: string, before: JsonObject, after: JsonObject, path: string]>([
    ['a value', { a: { b: 1 } }, { a: { b: 2 } }, 'a.b'],
    ['a value of an entry of a list', { a: [{ name: 'x', b: 1 }] }, { a: [{ name: 'x', b: 2 }] }, 'a.x.b'],
    ['each part of a value that is new', {}, { a: { b: 1 } }, 'a.b'],
    ['each part of a value that is gone', { a: [{ name: 'x', b: 1 }] }, {}, 'a.x.name a.x.b'],
    ['a value of another kind, as a whole', { a: { b: 1 } }, { a: false }, 'a'],
    ['a value that becomes an object, as a whole', { a: 5 }, { a: { b: 1 } }, 'a'],
    ['each part beside an empty object', { a: {} }, { a: { b: 1 } }, 'a.b'],
    ['an empty object that is new', {}, { a: {} }, 'a'],
    ['a list without names, as a whole', { a: ['x'] }, { a: ['y'] }, 'a'],
  ])('name %s', (_what, before, after, paths) => {
    const askedBy = { a: ['A'] };
    expect(componentEdits(resource(before, { askedBy }), resource(after, { askedBy }), everyone)).toEqual(
      paths.split(' ').map((path) => edit(path, 'A')),
    );
  });

  it('are those of the components that asked for the value, before and after, as near to it as recorded', () => {
    const before = resource({ a: { b: 1, c: 1 } }, { askedBy: { a: ['C'], 'a.b': ['B'] } });
    const after = resource({ a: { b: 2, c: 2 } }, { askedBy: { a: ['A'] } });
    expect(componentEdits(before, after, everyone)).toEqual([edit('a.b', 'A', 'B'), edit('a.c', 'A', 'C')]);
  });

  it('are those of edited components alone, and of no value for which none was', () => {
    const before = resource({ a: 1, b: 1, c: 1 }, { askedBy: { a: ['A', 'B'], b: ['A'] } });
    const after = resource({ a: 2, b: 2, c: 2 });
    expect(componentEdits(before, after, new Set(['B']))).toEqual([edit('a', 'B')]);
  });

  it('are those of the components whose value differs, where several asked for one', () => {
    const decided = (value: number, asked: Readonly<Record<string, number>>) =>
      resource(
        { ttl: value },
        {
          askedBy: { ttl: ['A', 'B', 'C'] },
          decisions: [
            {
              path: 'ttl',
              rule: 'maximum',
              value,
              candidates: Object.entries(asked).map(([component, each]) => ({
                component,
                priority: 10,
                value: each,
              })),
            },
          ],
        },
      );
    expect(componentEdits(decided(2, { A: 1, B: 2 }), decided(3, { A: 1, B: 3 }), everyone)).toEqual([
      edit('ttl', 'B'),
    ]);
    expect(componentEdits(decided(2, { A: 1, B: 2 }), decided(3, { A: 1, B: 2, C: 3 }), everyone)).toEqual([
      edit('ttl', 'C'),
    ]);
  });
});

it('finds the options of a type by the first part of their path', () => {
  expect(pathsOf(optionsOfType([edit('network.mode'), edit('tags.network')], 'network'))).toEqual([
    'network.mode',
  ]);
});

describe('the edits that a block is named after', () => {
  const edits = [edit('databases.Orders'), edit('databases.Sales')];
  it.each<[what: string, id: string, values: JsonObject, found: readonly string[]]>([
    ['an argument', 'shop', { name: 'Orders' }, ['databases.Orders']],
    ['an id', 'shop', { scope: '/dbs/Sales/colls' }, ['databases.Sales']],
    ['the end of its address', 'shop_cosmos_orders', {}, ['databases.Orders']],
    ['the middle of its address', 'shop_orders_data', {}, []],
    ['a longer name', 'shop', { name: 'OldOrders' }, []],
  ])('by %s', (_what, id, values, found) => {
    expect(pathsOf(editsNamedIn(edits, { type: 'azurerm_a', id, arguments: values }))).toEqual(found);
  });
});

describe('the edits that have the name of an argument', () => {
  it.each<[option: string, type: string, argument: string, isFound: boolean]>([
    ['ttl', 'azurerm_cosmosdb_sql_container', 'default_ttl', true],
    ['environmentVariables.LOG_LEVEL', 'azurerm_linux_function_app', 'app_settings.LOG_LEVEL', true],
    ['partitionKey', 'azurerm_cosmosdb_sql_container', 'partition_key_paths', true],
    ['partitionKeys', 'azurerm_cosmosdb_sql_container', 'partition_key_path', true],
    ['queueAccess', 'azurerm_servicebus_queue', 'access', true],
    ['partitionKey', 'azurerm_cosmosdb_sql_container', 'partition_count', false],
    ['maxThroughput', 'azurerm_cosmosdb_sql_container', 'throughput', false],
    ['ttl', 'azurerm_cosmosdb_sql_container', 'settled', false],
    // Words of two letters are in too many arguments.
    ['a.id', 'azurerm_role_assignment', 'principal_id', false],
    ['a.id', 'azurerm_role_assignment', 'id', true],
  ])('%s and %s.%s', (option, type, argument, isFound) => {
    expect(pathsOf(editFinder([edit(option)])(type, argument))).toEqual(isFound ? [option] : []);
  });

  it('are those with the whole name, where there are some', () => {
    const find = editFinder([edit('a.throughput'), edit('b.throughput'), edit('c.through-put')]);
    expect(pathsOf(find('azurerm_a', 'x.throughput'))).toEqual(['a.throughput', 'b.throughput']);
    expect(pathsOf(find('azurerm_a', 'put_through'))).toEqual(['c.through-put']);
  });
});
