import { describe, expect, it } from 'vitest';

import { configsOf, part, plan, store } from '../../../test/support/cosmos-backends.js';
import { crud } from '../../../test/support/definitions.js';

describe('keys and indexes of a container', () => {
  it('have a hierarchy of partition keys, which stays', () => {
    const tree = store({ containers: [part('a', { partitionKey: ['/tenant', '/user'] })] });
    const planned = plan([tree]);
    expect(configsOf(planned, 'azurerm_cosmosdb_sql_container')).toMatchObject([
      {
        partition_key_paths: ['/tenant', '/user'],
        partition_key_kind: 'MultiHash',
        partition_key_version: 2,
      },
    ]);
    const flat = store({ containers: [part('a', { partitionKey: '/tenant' })] });
    expect(plan([flat], {}, { lock: planned.lock }).errors).toMatchObject([{ code: 'PLACEMENT_CONFLICT' }]);
    for (const partitionKey of [['/a'], ['/a', '/a'], ['/a', '/b', '/c', '/d']])
      expect(() => plan([store({ containers: [part('a', { partitionKey })] })])).toThrow('two or three');
  });

  it('have composite indexes, with the root indexed', () => {
    const compositeIndexes = [[{ path: '/name' }, { path: '/age', order: 'descending' as const }]];
    const planned = plan([store({ containers: [part('a', { indexingPolicy: { compositeIndexes } })] })]);
    expect(configsOf(planned, 'azurerm_cosmosdb_sql_container')[0]?.['indexing_policy']).toEqual({
      indexing_mode: 'consistent',
      included_path: [{ path: '/*' }],
      composite_index: [
        {
          index: [
            { path: '/name', order: 'Ascending' },
            { path: '/age', order: 'Descending' },
          ],
        },
      ],
    });
  });

  it.each([
    [{ compositeIndexes: [[{ path: '/name' }]] }, 'two to eight'],
    [{ compositeIndexes: [[{ path: '/name/?' }, { path: '/id' }]] }, 'no wildcard'],
    [{ indexingMode: 'none', compositeIndexes: [[{ path: '/a' }, { path: '/b' }]] }, "'none' takes no paths"],
  ] as const)('are refused as Azure refuses them: %o', (indexingPolicy, rule) => {
    expect(() => plan([store({ containers: [part('a', { indexingPolicy })] })])).toThrow(rule);
  });

  it('index fields of the schema', () => {
    const compositeIndexes = [[{ path: '/id' }, { path: '/nmae' }]];
    expect(() => crud('UserApi', { indexingPolicy: { compositeIndexes } })).toThrow('field of the schema');
  });
});
