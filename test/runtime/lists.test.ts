import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Client, startSamples } from '../host/sample-apis.js';

describe('lists', () => {
  let api: Client;
  beforeAll(async () => {
    api = await startSamples();
    const container = api.emulator.client.database('note-db').container('note');
    for (let number = 0; number < 1000; number += 1) {
      const tenantId = number % 4 === 0 ? 'quarter' : 'rest';
      await container.items.create({ id: `n${number}`, tenantId, number, text: number % 2 ? 'odd' : "it's" });
    }
  });
  afterAll(() => api.stop());

  /** The numbers on all pages of a list, page by page. */
  async function pages(query: Record<string, string>): Promise<number[][]> {
    const found: number[][] = [];
    let continuation: string | undefined;
    do {
      const more = continuation === undefined ? {} : { continuation };
      const { status, body } = await api.call(
        'GET',
        `note-api?${new URLSearchParams({ ...query, ...more })}`,
      );
      expect(status).toBe(200);
      found.push((body['items'] as { number: number }[]).map(({ number }) => number));
      continuation = body['continuation'] as string | undefined;
    } while (continuation !== undefined);
    return found;
  }

  const sorted = (numbers: readonly number[][]) => numbers.flat().sort((a, b) => a - b);
  const all = Array.from({ length: 1000 }, (_, number) => number);

  it.each([
    { limit: '100', count: 10 },
    { limit: '37', count: 28 },
    { limit: '5000', count: 10 },
  ])('give 1,000 items in pages of at most $limit, none lost and none twice', async ({ limit, count }) => {
    const found = await pages({ limit });
    expect(sorted(found)).toEqual(all);
    expect(found).toHaveLength(count);
    expect(Math.max(...found.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  it('stay in the partition that the call names', async () => {
    const found = await pages({ tenantId: 'quarter', limit: '60' });
    expect(sorted(found)).toEqual(all.filter((number) => number % 4 === 0));
    const byHeader = await api.call('GET', 'note-api?limit=1', undefined, { 'x-partition-key': 'quarter' });
    expect(byHeader.body['items']).toMatchObject([{ tenantId: 'quarter' }]);
  });

  it('do not leave it with a continuation of another list', async () => {
    const { body } = await api.call('GET', 'note-api?limit=10');
    const continuation = String(body['continuation']);
    const elsewhere = await api.call('GET', `note-api?tenantId=quarter&continuation=${continuation}`);
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.body['errors']).toMatchObject([{ at: 'continuation' }]);
  });

  it('find items by equality, of fields of any scalar type', async () => {
    expect(await pages({ number: '12' })).toEqual([[12]]);
    expect(sorted(await pages({ text: "it's", tenantId: 'rest' }))).toEqual(
      all.filter((number) => number % 4 === 2),
    );
    expect(await pages({ number: '1e1' })).toEqual([[10]]);
  });

  it.each([
    "'; DROP TABLE users; --",
    '" OR 1=1 --',
    '@p0',
    "it's' OR c.number = 1 OR c.text = 'x",
    '${process.exit()}',
    '\u0000',
  ])('take the filter %j as a value and as nothing else', async (text) => {
    expect(await pages({ text })).toEqual([[]]);
    const named = await api.call('GET', `note-api?${new URLSearchParams({ [text]: '1' })}`);
    expect(named.status).toBe(400);
  });

  it.each([
    'limit=0',
    'limit=-1',
    'limit=1.5',
    'limit=1&limit=2',
    'limit=99999999999',
    'number=many',
    'number=Infinity',
    'number=0x1',
    'number=1&number=2',
    'unknown=1',
    '__proto__=1',
    'constructor=1',
    'tenantId=',
    'tenantId=a&tenantId=b',
    'continuation=',
    'continuation=abc',
    `continuation=${'a'.repeat(9000)}`,
    `continuation=${Buffer.from('["x"]').toString('base64url')}`,
  ])('answer 400 to ?%s', async (query) => {
    const { status, body } = await api.call('GET', `note-api?${query}`);
    expect(status).toBe(400);
    expect(body['errors']).toHaveLength(1);
  });

  it('show nothing that Cosmos DB keeps for itself', async () => {
    const { body } = await api.call('GET', 'note-api?limit=1');
    const [item = {}] = body['items'] as object[];
    expect(Object.keys(item).sort()).toEqual(['id', 'number', 'tenantId', 'text']);
  });
});
