import { CrudApi } from '@atakora/component/crud';
import { describe, expect, it } from 'vitest';

import { crud } from '../support/definitions.js';
import { blocksOf, planOf } from '../support/plans.js';
import { issueOf } from '../support/refusals.js';

const schema = { id: 'string', name: 'string', age: 'number', tags: 'array' } as const;
const api = (options: object) => crud('UserApi', { schema, ...options } as never);
const indexingOf = (options: object) =>
  blocksOf(planOf([api(options)]), 'azurerm_cosmosdb_sql_container')[0]?.arguments['indexing_policy'];

describe('sorts', () => {
  it('add an index for each sort, with id and partition key last, and none for its reverse', () => {
    const sorts = ['-age', ['-age', 'name'], ['age', '-name'], ['name', 'id'], 'id'];
    const index = (...paths: string[]) => ({
      index: paths.map((path) =>
        path.startsWith('-')
          ? { path: `/${path.slice(1)}`, order: 'Descending' }
          : { path: `/${path}`, order: 'Ascending' },
      ),
    });
    expect(indexingOf({ queries: { sorts } })).toEqual({
      indexing_mode: 'consistent',
      included_path: [{ path: '/*' }],
      composite_index: [index('-age', '-id'), index('-age', 'name', '-id'), index('name', 'id')],
    });
    expect(indexingOf({ queries: { sorts: ['-age'] }, partitionKey: '/name' })).toMatchObject({
      composite_index: [index('-age', '-id', '-name')],
    });
    expect(indexingOf({ queries: { sorts: ['id', '-id'] } })).toBeUndefined();
  });

  it('keep the policy that the API declares', () => {
    const policy = { includedPaths: ['/age/?', '/name/?'], excludedPaths: ['/*'] };
    expect(indexingOf({ indexingPolicy: policy, queries: { sorts: [['age', 'name']] } })).toMatchObject({
      included_path: [{ path: '/age/?' }, { path: '/name/?' }],
      excluded_path: [{ path: '/*' }],
      composite_index: [{}],
    });
  });

  it.each([
    [
      { sorts: ['nam'] },
      'queries.sorts.0',
      'must be a field of type string, number, boolean or timestamp',
      'use one of id, name, age, createdAt, updatedAt',
    ],
    [{ sorts: ['tags'] }, 'queries.sorts.0', /^must be a field of type/, /./],
    [
      { sorts: ['+name'] },
      'queries.sorts.0',
      "a field of a sort must be the name of a field, after '-' for descending order",
      "write it like 'name' or '-createdAt'",
    ],
    [{ sorts: [['name', '-name']] }, 'queries.sorts.0', 'a sort must have 1 to 6 different fields', /./],
    [{ sorts: [[]] }, 'queries.sorts.0', 'a sort must have 1 to 6 different fields', /./],
    [{ contains: 'yes' }, 'queries.contains', /true or false/, /./],
    [{ order: true }, 'queries.order', /is not an option/, /./],
  ])('are refused: %j', (queries, path, rule, resolution) => {
    const issue = issueOf(() => api({ queries }));
    expect(issue).toMatchObject({ path });
    expect(issue.rule).toMatch(
      rule instanceof RegExp ? rule : new RegExp(`^${rule.replaceAll(/[()]/g, '.')}$`),
    );
    expect(issue.resolution).toMatch(resolution);
  });

  it('are refused where the field has no index', () => {
    const excluded = { includedPaths: ['/*'], excludedPaths: ['/name/?'] };
    expect(issueOf(() => api({ indexingPolicy: excluded, queries: { sorts: ['name'] } }))).toMatchObject({
      rule: 'must be a field that indexingPolicy indexes',
      resolution: "add '/name/?' to includedPaths, or remove the sort",
    });
    const none = { indexingMode: 'none' };
    expect(issueOf(() => api({ indexingPolicy: none, queries: { sorts: ['-age'] } })).path).toBe(
      'queries.sorts.0',
    );
  });

  it('are refused where a field has the name of their parameter', () => {
    const fields = { id: 'string', sort: 'string' };
    expect(issueOf(() => api({ schema: fields, queries: { sorts: ['id'] } }))).toMatchObject({
      path: 'schema.sort',
      rule: "must not be a field of an API with queries, because 'sort' is a parameter of its lists",
    });
  });

  it('of a reader need the index of the other API', () => {
    const reader = (sorts: unknown) =>
      CrudApi.define('Names', {
        of: 'UserApi',
        schema: { id: 'string', name: 'string', age: 'number' },
        operations: ['list'],
        queries: { sorts },
      } as never);
    const owner = api({ queries: { sorts: [['age', '-name']] } });
    expect(() => planOf([owner, reader(['id', ['-age', 'name']])])).not.toThrow();
    expect(() => planOf([owner, reader(['name'])])).toThrow("must be a sort of 'UserApi'");
    const excluded = api({ indexingPolicy: { includedPaths: ['/age/?'], excludedPaths: ['/*'] } });
    expect(() => planOf([excluded, reader(['id'])])).toThrow("must be a sort of 'UserApi'");
    expect(() => planOf([owner, reader([['age', 'name']])])).toThrow(
      "queries.sorts.0 must be a sort of 'UserApi', which has the indexes, received 'age,name'. Add the sort to 'UserApi'.",
    );
  });
});
