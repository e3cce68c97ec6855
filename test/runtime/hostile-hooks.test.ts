import { CrudApi } from '@atakora/component/crud';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { createIssuer } from '../../src/dev/issuer.js';
import { register } from '../../src/runtime/register.js';
import { startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';
import { planOf, SHOP } from '../support/plans.js';
import { ENTRA, tokenOf } from '../support/sign-in.js';

const plan = planOf(
  [
    CrudApi.define('NoteApi', {
      entityName: 'Note',
      schema: {
        id: 'string',
        tenant: 'string',
        owner: 'string',
        does: 'string',
        note: 'string',
        at: 'timestamp',
        count: { type: 'number', readOnly: true },
        extra: 'object',
      },
      partitionKey: '/tenant',
      tenantField: 'tenant',
      tenantClaim: 'extn.clinic',
      ownerField: 'owner',
      operations: ['create', 'read', 'update', 'patch', 'delete', 'list', 'batch'],
      hooks: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
      hookTimeoutSeconds: 1,
      sourceDirectory: 'test/runtime/sources/hostile',
    }),
  ],
  { ...SHOP, auth: ENTRA },
);

describe('a hook that', () => {
  const issuer = createIssuer();
  const headers = tokenOf(issuer, { oid: 'ann', 'extn.clinic': 'north' });
  let api: Client;
  beforeAll(async () => {
    api = client(await startPlannedApi(plan, register, { issuer }));
    await api.call('POST', 'note-api', { id: 'kept', note: 'first', extra: {} }, headers);
  });
  afterAll(() => api.stop());
  const call = (method: string, path: string, body?: unknown) => api.call(method, path, body, headers);
  const stored = async () => {
    const { resources } = await api.emulator.client
      .database('note-db')
      .container('note')
      .items.query<{ id: string }>('SELECT * FROM c')
      .fetchAll();
    return resources;
  };
  let before: unknown;
  beforeAll(async () => {
    before = await stored();
  });
  const unchanged = async () => {
    expect(await stored()).toEqual(before);
  };

  describe.each([
    'throws a string',
    'throws nothing',
    'throws what looks like a problem',
    'returns a list',
    'returns text',
    'returns an object whose field throws',
    'returns a circle',
    'returns a BigInt',
    'returns NaN',
    'returns a Date',
    'returns an unknown field',
    'returns a field of Cosmos DB',
    'marks the item as deleted',
    'changes the id',
    'changes the tenant',
    'changes the owner',
    'removes the owner',
    'changes a time',
    'sets a prototype',
    'sets a constructor',
  ])('%s', (does) => {
    afterEach(unchanged);
    it.each([
      ['POST', 'note-api', { does }],
      ['PUT', 'note-api/kept', { does }],
      ['PUT', 'note-api/new', { does }],
      ['PATCH', 'note-api/kept', { does }],
      [
        'POST',
        'note-api/batch',
        {
          operations: [
            { operation: 'create', body: { note: 'x' } },
            { operation: 'patch', id: 'kept', body: { does } },
          ],
        },
      ],
    ])('is a 500 without details, and changes nothing: %s %s', async (method, path, body) => {
      const more = path.endsWith('new') ? { 'if-none-match': '*' } : {};
      const answer = await api.call(method, path, body, { ...headers, ...more });
      expect([answer.status, answer.body['detail']]).toEqual([
        500,
        'The service failed. The instance names the call.',
      ]);
    });
  });

  describe.each(['never answers', 'never calls back', 'answers late', 'fails late'])('%s', (does) => {
    it('is a 503, and changes nothing, also later', async () => {
      const unhandled: unknown[] = [];
      const note = (error: unknown) => unhandled.push(error);
      process.on('unhandledRejection', note);
      const answers = await Promise.all([
        call('POST', 'note-api', { does }),
        call('PATCH', 'note-api/kept', { does }),
        call('POST', 'note-api/batch', {
          operations: [
            { operation: 'delete', id: 'kept' },
            { operation: 'create', body: { does } },
          ],
        }),
      ]);
      for (const { status, body, headers: answered } of answers)
        expect([status, body['detail'], answered.get('retry-after')]).toEqual([
          503,
          'The code of the API took longer than 1 second. Nothing was changed.',
          '5',
        ]);
      await new Promise((resolve) => setTimeout(resolve, 400));
      process.off('unhandledRejection', note);
      expect(unhandled).toEqual([]);
      await unchanged();
      expect(api.logs.at(-1)?.text).toMatch(/"code":"before(Create|Update)"/);
    });
  });

  it('takes a part of the time has less in the next operation of a batch', async () => {
    const operation = { operation: 'create', body: { does: 'takes a part of the time' } };
    const { status } = await call('POST', 'note-api/batch', {
      operations: [operation, operation, operation],
    });
    expect(status).toBe(503);
    await unchanged();
  });

  it.each([
    ['changes its argument', { tenant: 'north', extra: { deep: 'as sent' } }],
    ['returns a field of its prototype', { note: 'as sent' }],
    ['sets what callers cannot set', { count: 7 }],
  ])('%s has no other effect', async (does, expected) => {
    const made = await call('POST', 'note-api', {
      id: 'one',
      does,
      note: 'as sent',
      extra: { deep: 'as sent' },
    });
    expect([made.status, made.body]).toEqual([201, expect.objectContaining(expected)]);
    expect((await call('DELETE', 'note-api/one')).status).toBe(204);
  });
});
