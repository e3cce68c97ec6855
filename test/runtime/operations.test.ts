import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { fromBundle } from '../host/planned-api.js';
import { type Client, startSamples } from '../host/sample-apis.js';

const starts = [
  { from: 'sources', start: register },
  { from: 'bundle', start: fromBundle(join(import.meta.dirname, '../../dist/runtime/main.cjs')) },
];

describe.each(starts)('the functions of a CrudApi, from the $from', ({ start }) => {
  let api: Client;
  beforeAll(async () => {
    api = await startSamples(start);
  });
  afterAll(() => api.stop());

  const newUser = (email: string, more: object = {}) => api.call('POST', 'user-api', { email, ...more });

  describe('create', () => {
    it('answers 201 with the item, where it is and its ETag', async () => {
      const { status, headers, body } = await newUser('a@b.c', { age: 3, tags: [1, { x: null }] });
      expect(status).toBe(201);
      expect(body).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        email: 'a@b.c',
        age: 3,
        tags: [1, { x: null }],
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
        updatedAt: body['createdAt'],
      });
      expect(headers.get('location')).toBe(`/api/user-api/${String(body['id'])}`);
      expect(headers.get('etag')).toMatch(/^".+"$/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-type')).toBe('application/json');
    });

    it('takes an id of the caller, and answers 409 when it is taken', async () => {
      expect((await newUser('own@b.c', { id: 'own id' })).headers.get('location')).toBe(
        '/api/user-api/own%20id',
      );
      const { status, headers, body } = await newUser('own2@b.c', { id: 'own id' });
      expect(status).toBe(409);
      expect(headers.get('content-type')).toBe('application/problem+json');
      expect(body).toMatchObject({ type: 'about:blank', title: 'Conflict', status: 409 });
    });

    it('answers 409 for a value that must be unique in its partition', async () => {
      const rank = { level: 1, title: 'first' };
      expect((await api.call('POST', 'rank-api', rank)).status).toBe(201);
      expect((await api.call('POST', 'rank-api', rank)).status).toBe(409);
      expect((await api.call('POST', 'rank-api', { ...rank, level: 2 })).status).toBe(201);
    });

    it('lists every invalid field of a body', async () => {
      const { status, body } = await api.call('POST', 'user-api', {
        age: '3',
        active: 1,
        birth: '2026-02-31T00:00:00Z',
        tags: {},
        address: [],
        id: 'a/b',
        'no~/field': 1,
        constructor: 1,
      });
      expect(status).toBe(400);
      expect(body['errors']).toEqual([
        { at: '/email', detail: 'It is required.' },
        { at: '/age', detail: 'It must be a finite number.' },
        { at: '/active', detail: 'It must be a boolean.' },
        { at: '/birth', detail: 'It must be a time in ISO 8601 with a zone, such as 2026-01-31T12:00:00Z.' },
        { at: '/tags', detail: 'It must be an array.' },
        { at: '/address', detail: 'It must be an object.' },
        { at: '/id', detail: expect.stringContaining('1 to 255 characters') },
        { at: '/no~0~1field', detail: 'It is not a field of this API.' },
        { at: '/constructor', detail: 'It is not a field of this API.' },
      ]);
    });

    it('refuses a body for another partition than the call names', async () => {
      const note = { tenantId: 't', text: 'a' };
      expect((await api.call('POST', 'note-api?tenantId=u', note)).status).toBe(400);
      expect((await api.call('POST', 'note-api', note, { 'x-partition-key': 't' })).status).toBe(201);
    });

    it('takes a ttl where items expire, and nowhere else', async () => {
      const note = { tenantId: 't', text: 'a' };
      expect((await api.call('POST', 'note-api', { ...note, ttl: 5 })).body['ttl']).toBe(5);
      expect((await api.call('POST', 'note-api', { ...note, ttl: 0 })).status).toBe(400);
      expect((await newUser('ttl@b.c', { ttl: 5 })).status).toBe(400);
    });
  });

  describe('read', () => {
    it('answers 200 with the item, its ETag and how long it may be kept', async () => {
      const created = await newUser('read@b.c');
      const { status, headers, body } = await api.call('GET', `user-api/${String(created.body['id'])}`);
      expect(status).toBe(200);
      expect(body).toEqual(created.body);
      expect(headers.get('etag')).toBe(created.headers.get('etag'));
      expect(headers.get('cache-control')).toBe('private, max-age=60');
    });

    it('answers 304 to who has it already', async () => {
      const { body, headers } = await newUser('known@b.c');
      const known = { 'if-none-match': `W/${headers.get('etag') ?? ''}` };
      const answer = await api.call('GET', `user-api/${String(body['id'])}`, undefined, known);
      expect(answer.status).toBe(304);
    });

    it('answers 404 for an id that is not there, cannot be one, or is in another partition', async () => {
      await api.call('POST', 'note-api', { id: 'n1', tenantId: 'mine', text: 'secret' });
      expect((await api.call('GET', 'user-api/nobody')).status).toBe(404);
      expect((await api.call('GET', `user-api/${'x'.repeat(300)}`)).status).toBe(404);
      expect((await api.call('GET', 'note-api/n1?tenantId=yours')).status).toBe(404);
      expect((await api.call('GET', 'note-api/n1?tenantId=mine')).status).toBe(200);
    });

    it('wants the partition named, once', async () => {
      const { status, body } = await api.call('GET', 'note-api/n1');
      expect(status).toBe(400);
      expect(body['errors']).toMatchObject([{ at: 'tenantId' }]);
      const both = await api.call('GET', 'note-api/n1?tenantId=a', undefined, { 'x-partition-key': 'b' });
      expect(both.status).toBe(400);
      expect((await api.call('GET', 'rank-api/r?level=high')).status).toBe(400);
    });

    it('finds items by a partition key that is a number', async () => {
      await api.call('POST', 'rank-api', { id: 'r', level: 7, title: 'x' });
      expect((await api.call('GET', 'rank-api/r?level=7')).body).toMatchObject({ level: 7 });
    });
  });

  describe('update', () => {
    it('replaces the item, keeps when it was made and gives it a new ETag', async () => {
      const created = await newUser('put@b.c', { age: 3 });
      const path = `user-api/${String(created.body['id'])}`;
      const { status, headers, body } = await api.call('PUT', path, { ...created.body, age: 4 });
      expect(status).toBe(200);
      expect(body).toMatchObject({ age: 4, createdAt: created.body['createdAt'] });
      expect(headers.get('etag')).not.toBe(created.headers.get('etag'));
      expect((await api.call('PUT', path, { email: 'put@b.c' })).body).not.toHaveProperty('age');
    });

    it('answers 412 when If-Match names another state', async () => {
      const created = await newUser('match@b.c');
      const path = `user-api/${String(created.body['id'])}`;
      const etag = created.headers.get('etag') ?? '';
      const put = (match: string) => api.call('PUT', path, { email: 'match@b.c' }, { 'if-match': match });
      expect((await put('"other"')).status).toBe(412);
      expect((await put(`W/${etag}`)).status).toBe(412);
      expect((await put(`"other", ${etag}`)).status).toBe(200);
      expect((await put(etag)).status).toBe(412);
      expect((await put('*')).status).toBe(200);
    });

    it('answers 404 for an item that is not there, and creates none', async () => {
      expect((await api.call('PUT', 'user-api/nobody', { email: 'x' })).status).toBe(404);
      expect((await api.call('GET', 'user-api/nobody')).status).toBe(404);
    });

    it('changes neither id nor partition', async () => {
      await api.call('POST', 'note-api', { id: 'fixed', tenantId: 't', text: 'a' });
      const put = (body: object) => api.call('PUT', 'note-api/fixed?tenantId=t', body);
      expect((await put({ id: 'other' })).status).toBe(400);
      expect((await put({ tenantId: 'u' })).status).toBe(400);
      expect((await put({ text: 'b' })).body).toMatchObject({ id: 'fixed', tenantId: 't', text: 'b' });
    });
  });

  describe('delete', () => {
    it('answers 204 without a body, and 404 the next time', async () => {
      const { body, headers } = await newUser('gone@b.c');
      const path = `user-api/${String(body['id'])}`;
      expect((await api.call('DELETE', path, undefined, { 'if-match': '"x"' })).status).toBe(412);
      const match = { 'if-match': headers.get('etag') ?? '' };
      expect(await api.call('DELETE', path, undefined, match)).toMatchObject({ status: 204, body: {} });
      expect((await api.call('DELETE', path)).status).toBe(404);
    });

    it('hides an item where deleted ones are kept', async () => {
      await api.call('POST', 'note-api', { id: 'kept', tenantId: 'soft', text: 'a' });
      expect((await api.call('DELETE', 'note-api/kept?tenantId=soft')).status).toBe(204);
      for (const method of ['GET', 'PUT', 'DELETE']) {
        const body = method === 'PUT' ? { text: 'b' } : undefined;
        expect((await api.call(method, 'note-api/kept?tenantId=soft', body)).status).toBe(404);
      }
      expect((await api.call('GET', 'note-api?tenantId=soft')).body).toEqual({ items: [] });
      const { resource } = await api.emulator.client
        .database('note-db')
        .container('note')
        .item('kept', 'soft')
        .read<Record<string, unknown>>();
      expect(resource).toMatchObject({ text: 'a', _deletedAt: expect.any(String) });
    });
  });

  it('hides items that were deleted before softDelete was removed', async () => {
    const items = api.emulator.client.database('user-db').container('user').items;
    await items.create({ id: 'former', email: 'former@example.com', _deletedAt: '2026-01-01T00:00:00.000Z' });
    expect((await api.call('GET', 'user-api/former')).status).toBe(404);
    const listed = await api.call('GET', 'user-api?email=former@example.com');
    expect(listed.body).toEqual({ items: [] });
  });

  describe('what no operation takes', () => {
    it('is 405 with the methods that are possible', async () => {
      const answer = await api.call('DELETE', 'user-api');
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
      expect((await api.call('DELETE', 'rank-api/r')).headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    });

    it('is 404 for an unknown path', async () => {
      expect((await api.call('GET', 'nothing')).body).toMatchObject({ status: 404 });
      expect((await api.call('GET', 'user-api/a/b')).status).toBe(404);
    });

    it('is 401 without a key', async () => {
      expect((await fetch(`${api.url}/api/user-api`)).status).toBe(401);
      expect((await fetch(`${api.url}/api/user-api?code=${api.key}`)).status).toBe(200);
    });
  });

  it('says that it is healthy, to anybody', async () => {
    const response = await fetch(`${api.url}/api/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'healthy' }]);
    expect((await fetch(`${api.url}/api/ranks/up`)).status).toBe(200);
    expect((await fetch(`${api.url}/api/ranks/up`, { method: 'POST' })).status).toBe(405);
  });

  describe('pages of other origins', () => {
    const from = (origin: string) => ({ origin });

    it('may call where their origin is listed', async () => {
      const { headers } = await api.call('GET', 'user-api', undefined, from('https://shop.example.com'));
      expect(headers.get('access-control-allow-origin')).toBe('https://shop.example.com');
      expect(headers.get('vary')).toBe('Origin');
      const other = await api.call('GET', 'user-api', undefined, from('https://evil.example.com'));
      expect(other.headers.get('access-control-allow-origin')).toBeNull();
      const none = await api.call('GET', 'note-api', undefined, from('https://shop.example.com'));
      expect(none.headers.get('access-control-allow-origin')).toBeNull();
    });

    it('are told before they call', async () => {
      const { status, headers } = await api.call(
        'OPTIONS',
        'user-api/1',
        undefined,
        from('https://shop.example.com'),
      );
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, PUT, DELETE');
    });
  });

  it('logs component, operation and status of a call, and nothing that was sent', async () => {
    await newUser('private@b.c');
    const entry = api.logs.at(-1);
    expect(JSON.parse(entry?.text ?? '')).toMatchObject({
      component: 'UserApi',
      operation: 'create',
      status: 201,
    });
    expect(api.logs.map(({ text }) => text).join()).not.toContain('private@b.c');
  });
});
