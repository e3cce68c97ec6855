import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import type { OperationInput } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { withinPartition } from '../../src/dev/partition-scope.js';
import { register } from '../../src/runtime/register.js';
import { type RunningApi, startPlannedApi } from '../host/planned-api.js';

const plan = defineBackend({ backendId: 'emulated', location: 'eastus' })
  .addComponent(
    CrudApi.define('NoteApi', {
      entityName: 'Note',
      schema: { id: 'string', tenantId: 'string', rank: 'number', text: 'string' },
      partitionKey: '/tenantId',
      uniqueKeys: ['/text'],
      indexingPolicy: {
        includedPaths: ['/*'],
        compositeIndexes: [[{ path: '/rank', order: 'descending' }, { path: '/text' }]],
      },
    }),
  )
  .plan();

const create = (id: string, more: object = {}) => ({
  operationType: 'Create' as const,
  resourceBody: { id, tenantId: 'north', text: id, ...more },
});

describe('the emulator of Cosmos DB', () => {
  let api: RunningApi;
  const notes = () => api.emulator.client.database('note-db').container('note');
  const ids = async (query: string, partitionKey?: string) => {
    const { resources } = await notes()
      .items.query<{ id: string }>(
        { query, parameters: [{ name: '@from', value: 2 }] },
        partitionKey === undefined ? {} : { partitionKey },
      )
      .fetchAll();
    return resources.map(({ id }) => id);
  };
  beforeAll(async () => {
    api = await startPlannedApi(plan, register);
    for (const [id, tenantId, rank, text] of [
      ['a', 'north', 1, 'x'],
      ['b', 'north', 2, 'y'],
      ['c', 'south', 2, 'x'],
    ] as const)
      await notes().items.create({ id, tenantId, rank, text });
  });
  afterAll(() => api.stop());

  it.each([
    ['SELECT * FROM c', ['a', 'b']],
    ['SELECT * FROM c WHERE c.rank = 2 OR c.text = "x"', ['a', 'b']],
    ['SELECT * FROM root r WHERE r.rank = 2', ['b']],
    ['SELECT * FROM c ORDER BY c.rank DESC', ['b', 'a']],
    ['SELECT * FROM c WHERE c.rank = @from AND NOT IS_DEFINED(c._deletedAt)', ['b']],
    ['SELECT * FROM c WHERE c.text != " WHERE (" ORDER BY c.rank DESC', ['b', 'a']],
  ])('answers items of the partition that a request names, and no others: %s', async (query, found) => {
    expect(await ids(query, 'north')).toEqual(found);
  });

  it('answers items of all partitions to a request that names none', async () => {
    expect(await ids('SELECT * FROM c WHERE c.rank = 2')).toEqual(['b', 'c']);
  });

  it('has the composite indexes of the plan: other sorts by two fields are refused, as in Azure', async () => {
    expect(await ids('SELECT * FROM c ORDER BY c.rank DESC, c.text ASC')).toEqual(['c', 'b', 'a']);
    await expect(ids('SELECT * FROM c ORDER BY c.text ASC, c.rank ASC')).rejects.toMatchObject({ code: 400 });
  });

  it.each<[string, OperationInput[], number[]]>([
    ['a missing item', [{ operationType: 'Delete', id: 'x' }], [404]],
    ['an id that is taken', [create('a')], [409]],
    ['an id that the transaction took', [create('new'), create('new')], [424, 409]],
    ['a unique value that is taken', [create('new', { text: 'x' })], [409]],
    ['another partition', [create('new', { tenantId: 'south' })], [400]],
    ['an old ETag', [{ ...create('a'), operationType: 'Replace', id: 'a', ifMatch: 'old' }], [412]],
    ['an operation that it does not know', [{ operationType: 'Patch', id: 'a', resourceBody: [] }], [400]],
  ])('makes no operation of a transaction with %s', async (_title, operations, statuses) => {
    const before = await ids('SELECT * FROM c', 'north');
    const sent: OperationInput[] = [create('first'), ...operations, { operationType: 'Delete', id: 'a' }];
    const { result } = await notes().items.batch(sent, 'north');
    expect(result?.map(({ statusCode }) => statusCode)).toEqual([424, ...statuses, 424]);
    expect(await ids('SELECT * FROM c', 'north')).toEqual(before);
  });

  it('runs a transaction alone: of 50 that use one ETag, one is made', async () => {
    const { resource } = await notes().item('b', 'north').read<{ _etag: string }>();
    const run = (index: number) =>
      notes().items.batch(
        [
          create(`t${index}`),
          { ...create('b'), operationType: 'Replace', id: 'b', ifMatch: resource?._etag ?? '' },
        ],
        'north',
      );
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => run(index)));
    expect(answers.filter(({ result }) => result?.[0]?.statusCode === 201)).toHaveLength(1);
    expect(await ids('SELECT * FROM c WHERE STARTSWITH(c.id, "t")', 'north')).toHaveLength(1);
  });

  it('records the text, the partition and the options of each query', async () => {
    await ids('SELECT * FROM c', 'south');
    expect(api.queries.at(-1)).toMatchObject({
      container: 'note-db/note',
      query: 'SELECT * FROM c',
      partition: ['south'],
      headers: { 'x-ms-documentdb-isquery': 'true' },
    });
  });
});

it('limits a query to a part of a hierarchy, and to items without a value', () => {
  expect(withinPartition({ query: 'SELECT * FROM c' }, ['/a', '/b/d'], ['x', {}])).toEqual({
    query: 'SELECT * FROM c WHERE c["a"] = @partition0 AND NOT IS_DEFINED(c["b"]["d"]) ',
    parameters: [{ name: '@partition0', value: 'x' }],
  });
});
