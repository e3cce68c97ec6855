import { openApi } from '@atakora/component/plan';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { CrudApi } from '../../src/components/crud-api/crud-api.js';
import { register } from '../../src/runtime/register.js';
import { startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';
import { crud } from '../support/definitions.js';
import { planOf } from '../support/plans.js';
import { issueOf } from '../support/refusals.js';
import { functionsOfApi } from '../../src/runtime/contract/api-operations.js';
import type { ApiManifest } from '../../src/runtime/contract/manifest.js';

const all = ['create', 'read', 'update', 'patch', 'delete', 'list', 'batch'] as const;
const noteApi = CrudApi.define('NoteApi', {
  entityName: 'Note',
  schema: {
    id: 'string',
    book: 'string',
    text: { type: 'string', required: true, maxLength: 20 },
    code: 'string',
    kind: { type: 'string', immutable: true },
    hits: { type: 'number', readOnly: true, default: 0 },
    extra: 'object',
  },
  partitionKey: '/book',
  uniqueKeys: ['/code'],
  operations: all,
});
const plan = planOf([
  noteApi,
  CrudApi.define('SoftApi', {
    entityName: 'Soft',
    schema: { id: 'string', level: 'number' },
    partitionKey: '/level',
    softDelete: true,
    operations: ['create', 'read', 'delete', 'batch'],
  }),
  // Without paths of items.
  CrudApi.define('DropApi', {
    entityName: 'Drop',
    schema: { id: 'string', box: 'string' },
    partitionKey: '/box',
    operations: ['create', 'list'],
  }),
]);

describe('POST /batch', () => {
  let api: Client;
  beforeAll(async () => {
    api = client(await startPlannedApi(plan, register));
  });
  afterAll(() => api.stop());
  const batch = (...operations: object[]) => api.call('POST', 'note-api/batch?book=a', { operations });
  const errorOf = async (...operations: object[]) => {
    const { status, body } = await batch(...operations);
    const errors = (body['errors'] ?? []) as { at: string; detail: string }[];
    return [status, ...errors.map(({ at, detail }) => `${at} ${detail}`)];
  };
  const stored = async () => {
    const { body } = await api.call('GET', 'note-api?book=a');
    return body['items'] as Record<string, unknown>[];
  };
  const create = (text: string, more: object = {}) => ({
    operation: 'create',
    body: { text, code: text, ...more },
  });

  beforeEach(async () => {
    for (const { id } of await stored()) await api.call('DELETE', `note-api/${String(id)}?book=a`);
    await batch(create('one', { id: 'one', kind: 'x' }), create('two', { id: 'two' }));
  });

  it('creates, replaces, changes and deletes items together', async () => {
    const etag = (await api.call('GET', 'note-api/one?book=a')).headers.get('etag');
    const { status, body, headers } = await batch(
      create('three', { id: 'three' }),
      { operation: 'update', id: 'one', ifMatch: etag, body: { text: '1', code: '1' } },
      { operation: 'delete', id: 'two' },
    );
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body['results']).toEqual([
      {
        status: 201,
        etag: expect.stringMatching(/^".+"$/) as unknown,
        item: expect.objectContaining({ id: 'three', book: 'a', hits: 0 }) as unknown,
      },
      {
        status: 200,
        etag: expect.not.stringContaining(etag ?? '') as unknown,
        item: expect.objectContaining({ id: 'one', text: '1', kind: 'x' }) as unknown,
      },
      { status: 204 },
    ]);
    expect((await stored()).map(({ id, text }) => `${String(id)} ${String(text)}`).sort()).toEqual([
      'one 1',
      'three three',
    ]);
    const [{ etag: known }] = body['results'] as [{ etag: string }];
    expect((await api.call('GET', 'note-api/three?book=a')).headers.get('etag')).toBe(known);
    const patched = await batch({ operation: 'patch', id: 'three', ifMatch: known, body: { code: null } });
    expect(patched.body['results']).toMatchObject([{ status: 200, item: { text: 'three' } }]);
  });

  it.each<[string, object, number, string]>([
    [
      'a body that is not valid',
      create('x'.repeat(21)),
      400,
      '/body/text It must have at most 20 characters.',
    ],
    ['a field that is required', { operation: 'create', body: {} }, 400, '/body/text It is required.'],
    ['an unknown field', create('x', { other: 1 }), 400, '/body/other It is not a field of this API.'],
    [
      'an id of another item',
      { operation: 'patch', id: 'two', body: { id: 'x' } },
      400,
      '/body/id It must be the id that the call names. An id cannot be changed.',
    ],
    [
      'another partition',
      create('x', { book: 'b' }),
      400,
      '/body/book It must be the partition that the call names.',
    ],
    [
      'an immutable field',
      { operation: 'patch', id: 'one', body: { kind: 'y' } },
      400,
      '/body/kind It cannot be changed.',
    ],
    ['a missing item', { operation: 'delete', id: 'nine' }, 404, ' The item does not exist.'],
    [
      'an id that is taken',
      create('x', { id: 'two' }),
      409,
      ' An item with this id, or with a value that must be unique, already exists.',
    ],
    [
      'a unique value that is taken',
      create('two'),
      409,
      ' An item with this id, or with a value that must be unique, already exists.',
    ],
    [
      'a unique value of the same batch',
      create('before'),
      409,
      ' An item with this id, or with a value that must be unique, already exists.',
    ],
    [
      'an old ETag',
      { operation: 'delete', id: 'two', ifMatch: '"old"' },
      412,
      ' The item has changed: its ETag does not match If-Match.',
    ],
  ])('changes nothing where one operation has %s', async (_title, operation, status, error) => {
    const before = await stored();
    const operations = [create('before'), operation, create('after')];
    expect(await errorOf(...operations)).toEqual([status, `/operations/1${error}`]);
    expect(await stored()).toEqual(before);
  });

  it.each<[object, string]>([
    [{}, '/operations It must be a list of 1 to 100 operations.'],
    [{ operations: [] }, '/operations It must be a list of 1 to 100 operations.'],
    [
      { operations: Array.from({ length: 101 }, () => create('x')) },
      '/operations It must be a list of 1 to 100 operations.',
    ],
    [{ operations: [create('x')], atomic: false }, '/atomic It is not a field of a batch.'],
    [{ operations: [3] }, '/operations/0/operation It must be one of create, update, patch, delete.'],
    [
      { operations: [{ operation: 'read', id: 'a' }] },
      '/operations/0/operation It must be one of create, update, patch, delete.',
    ],
    [
      { operations: [{ operation: 'constructor' }] },
      '/operations/0/operation It must be one of create, update, patch, delete.',
    ],
    [
      { operations: [{ ...create('x'), id: 'x' }] },
      '/operations/0/id It is not a field of the operation create.',
    ],
    [
      { operations: [{ operation: 'delete', id: 'one', body: {} }] },
      '/operations/0/body It is not a field of the operation delete.',
    ],
    [{ operations: [{ operation: 'delete', id: 'a/b' }] }, '/operations/0/id It must be the id of an item.'],
    [
      { operations: [{ operation: 'delete', id: 'batch' }] },
      '/operations/0/id It must be the id of an item.',
    ],
    [
      { operations: [create('x', { id: 'batch' })] },
      "/operations/0/body/id It must not be 'batch', which is the path of a batch.",
    ],
    [{ operations: [{ operation: 'update', id: 'one' }] }, '/operations/0/body It must be an object.'],
    [
      { operations: [{ operation: 'delete', id: 'one', ifMatch: 1 }] },
      '/operations/0/ifMatch It must be a string with an ETag.',
    ],
    [
      {
        operations: [
          { operation: 'delete', id: 'one' },
          { operation: 'patch', id: 'one', body: {} },
        ],
      },
      '/operations/1 Another operation of the batch has this id.',
    ],
  ])('refuses %j', async (body, error) => {
    const answer = await api.call('POST', 'note-api/batch?book=a', body);
    const [fault] = answer.body['errors'] as { at: string; detail: string }[];
    expect([answer.status, `${fault?.at ?? ''} ${fault?.detail ?? ''}`]).toEqual([400, error]);
  });

  it('needs the partition, and takes 100 operations, a megabyte and 32 levels in each', async () => {
    const nameless = await api.call('POST', 'note-api/batch', { operations: [create('x')] });
    expect([nameless.status, JSON.stringify(nameless.body)]).toEqual([
      400,
      expect.stringContaining('Name the partition of the batch'),
    ]);
    const hundred = Array.from({ length: 100 }, (_, index) => create(`n${index}`));
    expect((await batch(...hundred)).body['results']).toHaveLength(100);
    const large = { operation: 'create', body: { text: 'x', code: 'x', extra: { x: 'x'.repeat(2 ** 20) } } };
    expect((await batch(large)).status).toBe(413);
    const nested = (levels: number): unknown => (levels === 0 ? {} : { x: nested(levels - 1) });
    expect((await batch(create('deep', { extra: nested(30) }))).status).toBe(200);
    expect((await batch(create('deeper', { extra: nested(31) }))).status).toBe(400);
    expect(
      (await api.call('POST', 'note-api', { book: 'a', text: 'deeper', code: 'deeper', extra: nested(31) }))
        .status,
    ).toBe(400);
  });

  it('keeps softly deleted items, and takes partitions that are not strings', async () => {
    const operations = [{ operation: 'create', body: { id: 'a' } }];
    expect((await api.call('POST', 'soft-api/batch?level=7', { operations })).body['results']).toMatchObject([
      { status: 201, item: { id: 'a', level: 7 } },
    ]);
    const deleted = await api.call('POST', 'soft-api/batch?level=7', {
      operations: [{ operation: 'delete', id: 'a' }],
    });
    expect(deleted.body['results']).toEqual([{ status: 204 }]);
    expect((await api.call('GET', 'soft-api/a?level=7')).status).toBe(404);
    expect((await api.call('POST', 'soft-api/batch?level=7', { operations })).status).toBe(409);
  });

  it('is made again after the change of another caller, and loses none of 200 at the same time', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const mine = create(`s${index}`, { id: `s${index}` });
        const { status } = await batch(mine, {
          operation: 'patch',
          id: 'one',
          body: { extra: { [`n${index}`]: true } },
        });
        return status;
      }),
    );
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    const { body } = await api.call('GET', 'note-api/one?book=a');
    const made = statuses.filter((status) => status === 200).length;
    // Each batch that was made has both of its changes.
    expect(Object.keys(body['extra'] as object)).toHaveLength(made);
    const { resources } = await api.emulator.client
      .database('note-db')
      .container('note')
      .items.query('SELECT VALUE COUNT(1) FROM c WHERE STARTSWITH(c.id, "s")')
      .fetchAll();
    expect(resources).toEqual([made]);
  }, 60_000);

  it.each([
    [429, 429],
    [503, 503],
    [413, 413],
    [400, 400],
    [403, 500],
  ])('answers %i of the database with %i, and changes nothing', async (refused, expected) => {
    const before = await stored();
    // The reads of a batch come first: this one has none.
    api.emulator.refuse(9, refused, { 'x-ms-retry-after-ms': '1' });
    const { status } = await batch(create('x'));
    api.emulator.refuse(0, 500);
    expect(status).toBe(expected);
    expect(await stored()).toEqual(before);
  });

  it('is a path of its own: other methods and other words of POST are 405, and 404 where no item has a path', async () => {
    const allow = async (method: string, path: string) => {
      const { status, headers } = await api.call(method, path, method === 'GET' ? undefined : {});
      return [status, headers.get('allow')];
    };
    expect(await allow('GET', 'note-api/batch')).toEqual([405, 'POST, OPTIONS']);
    expect(await allow('PUT', 'note-api/batch')).toEqual([405, 'POST, OPTIONS']);
    expect(await allow('DELETE', 'note-api/batch')).toEqual([405, 'POST, OPTIONS']);
    expect(await allow('POST', 'note-api/other')).toEqual([405, 'GET, HEAD, PUT, PATCH, DELETE, OPTIONS']);
    expect(await allow('POST', 'note-api/batch/more')).toEqual([404, null]);
    expect(await allow('POST', 'drop-api/batch')).toEqual([404, null]);
    expect(await allow('OPTIONS', 'note-api/batch')).toEqual([204, 'POST, OPTIONS']);
  });

  it('takes no function, and is refused where it cannot work', () => {
    const apis = plan.resources.find(({ type }) => type === 'functions')?.config[
      'apis'
    ] as unknown as ApiManifest[];
    const own = apis.filter(({ name }) => name === 'NoteApi').flatMap(functionsOfApi);
    expect(own).toHaveLength(5);
    expect(own).toContainEqual(
      expect.objectContaining({ name: 'note-api_create', route: 'note-api/{action?}', methods: ['POST'] }),
    );
    expect(plan.components.find(({ id }) => id === 'NoteApi')?.outputs['endpoints']).toMatchObject({
      create: expect.stringMatching(/\/api\/note-api$/) as unknown,
      batch: expect.stringMatching(/\/api\/note-api\/batch$/) as unknown,
    });
    expect(issueOf(() => crud('A', { operations: ['create', 'batch'] }))).toMatchObject({
      rule: "must not have batch with the partition key '/id', because a batch stays in one partition, which is then one item",
    });
    const data = { schema: { id: 'string', book: 'string' }, partitionKey: '/book' } as const;
    expect(issueOf(() => crud('A', { ...data, operations: ['update', 'batch'] }))).toMatchObject({
      rule: 'must have create with batch, because the function of create answers both',
    });
  });

  it('is in the document', () => {
    const { paths, components } = openApi(plan);
    expect(Object.keys(paths)).toContain('/api/note-api/batch');
    expect(Object.keys(paths)).not.toContain('/api/drop-api/batch');
    const { NoteApiBatch } = components['schemas'] as Record<string, object>;
    expect(JSON.stringify(NoteApiBatch)).toContain('NoteApiPatch');
  });
});
