import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { writeToken } from '../../src/runtime/page.js';
import { type Client, startSamples } from '../host/sample-apis.js';

describe('the runtime', () => {
  let api: Client;
  beforeAll(async () => {
    api = await startSamples();
    await api.call('POST', 'user-api', { id: 'ada', email: 'a@b.c' });
    for (const id of ['one', 'two', 'three'])
      await api.call('POST', 'note-api', { id, tenantId: 'contoso', text: id });
  });
  afterAll(() => api.stop());

  it.each(['.', '..', '\ud800', 'a\udc00b', '\udc00\ud800'])(
    'refuses the id %j, which no URL reaches',
    async (id) => {
      const before = await api.call('GET', 'user-api');
      const answer = await api.call('POST', 'user-api', { id, email: 'a@b.c' });
      expect(answer.status).toBe(400);
      expect(answer.body['errors']).toMatchObject([{ at: '/id' }]);
      expect((await api.call('GET', 'user-api')).body).toEqual(before.body);
    },
  );

  it('refuses a partition that no call can name', async () => {
    const answer = await api.call('POST', 'note-api', { tenantId: 'a\ud800', text: 'x' });
    expect(answer.status).toBe(400);
    expect(answer.body['errors']).toMatchObject([{ at: '/tenantId' }]);
  });

  it.each(['...', '.a', 'a.', '%2e', '%2e%2e', '\u{1f600}', 'a b', '%', '+', '&=', '💾.é'])(
    'finds the id %j where it says that it is, and its partition',
    async (id) => {
      const made = await api.call('POST', 'note-api', { id, tenantId: id, text: 'x' });
      expect(made.status).toBe(201);
      const place = (made.headers.get('location') ?? '').replace('/api/', '');
      expect((await api.call('GET', place)).body).toMatchObject({ id, tenantId: id });
      expect((await api.call('DELETE', place)).status).toBe(204);
    },
  );

  it.each(['user-api', 'user-api/ada', 'health', 'note-api?tenantId=contoso'])(
    'answers HEAD of %s as GET, without a body',
    async (path) => {
      const get = await api.call('GET', path);
      const head = await api.call('HEAD', path);
      expect(head.status).toBe(200);
      expect(head.body).toEqual({});
      for (const name of ['content-type', 'cache-control', 'etag'])
        expect(head.headers.get(name)).toBe(get.headers.get(name));
    },
  );

  it('answers HEAD of what is not there with 404, and names it in Allow', async () => {
    expect((await api.call('HEAD', 'user-api/nobody')).status).toBe(404);
    const { status, headers } = await api.call('PATCH', 'user-api/ada');
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, HEAD, PUT, DELETE, OPTIONS');
  });

  it('keeps the answer to 80,000 mistakes small', async () => {
    const wrong = Object.fromEntries(Array.from({ length: 80_000 }, (_, index) => [`f${index}`, 1]));
    for (const answer of [
      await api.call('POST', 'user-api', { email: 'a@b.c', ...wrong }),
      await api.call('POST', 'user-api', { email: 'a@b.c', ['x'.repeat(900_000)]: 1 }),
      await api.call(
        'GET',
        `user-api?${Array.from({ length: 1000 }, (_, index) => `f${index}=1`).join('&')}`,
      ),
    ]) {
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body).length).toBeLessThan(2500);
      expect((answer.body['errors'] as unknown[]).length).toBeLessThanOrEqual(20);
    }
    const { body } = await api.call('POST', 'user-api', { email: 'a@b.c', ...wrong });
    expect(body['detail']).toContain('80000 errors');
  });

  // Who knows the code can compute the hash in a token.
  it.each([
    '',
    'garbage',
    'null',
    '2',
    '"x"',
    '\ud800',
    'é\r\nx: y',
    '{}',
    '[]',
    '{"token":null}',
    '{"a":"\ud800"}',
  ])('refuses a continuation with %j in it and the hash that belongs to it', async (inside) => {
    const query = {
      text: 'SELECT * FROM c WHERE NOT IS_DEFINED(c["_deletedAt"])',
      parameters: [],
      filter: '',
    };
    const { body } = await api.call('GET', 'note-api?limit=1');
    const [, own = ''] = JSON.parse(
      Buffer.from(String(body['continuation']), 'base64url').toString('utf8'),
    ) as string[];
    expect(writeToken(own, query, undefined)).toBe(body['continuation']);
    const forged = writeToken(inside, query, undefined);
    expect((await api.call('GET', `note-api?limit=1&continuation=${forged}`)).status).toBe(400);
  });

  it.each(['', 'garbage', '{}', '\ud800', '2'])(
    'refuses a continuation with %j in it, and never begins again',
    async (inside) => {
      const { body } = await api.call('GET', 'note-api?limit=1');
      const token = Buffer.from(String(body['continuation']), 'base64url').toString('utf8');
      const [mark] = JSON.parse(token) as string[];
      const forged = Buffer.from(JSON.stringify([mark, inside])).toString('base64url');
      const answer = await api.call('GET', `note-api?limit=1&continuation=${forged}`);
      expect(answer.status).toBe(400);
      expect(answer.body['errors']).toMatchObject([{ at: 'continuation' }]);
    },
  );
});
