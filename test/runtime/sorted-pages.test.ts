import { createHash } from 'node:crypto';

import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';

const plan = defineBackend({ backendId: 'films', location: 'eastus' })
  .addComponent(
    CrudApi.define('FilmApi', {
      entityName: 'Film',
      schema: { id: 'string', studio: 'string', title: 'string', year: 'number', seen: 'boolean' },
      partitionKey: '/studio',
      queries: {
        sorts: ['title', 'year', 'seen', ['-year', 'title'], ['seen', '-year', 'title']],
        count: true,
      },
    }),
  )
  .plan();

/** Values that an order takes apart: ties, null, other characters, and a quotation mark. */
const TITLES = [null, "it's $' \\", 'Łódź', 'żółw', '日本', 'a', ''];
const films = Array.from({ length: 30 }, (_, number) => ({
  // The same id is in two partitions.
  id: `f${Math.floor(number / 2)}`,
  studio: number % 2 === 0 ? 'north' : 'süd',
  title: TITLES[number % TITLES.length],
  year: number % 5 === 0 ? null : 1980 + (number % 3),
  seen: number % 4 === 0 ? null : number % 3 === 0,
}));

/** Returns the mark of a token, which everyone can compute. */
function markOf(text: string, continuation: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify([text, [], null, continuation]));
  return hash.digest('base64url').slice(0, 16);
}

describe('the pages of a sorted list', () => {
  let api: Client;
  beforeAll(async () => {
    api = client(await startPlannedApi(plan, register));
    const container = api.emulator.client.database('film-db').container('film');
    for (const film of films) await container.items.create(film);
    await container.items.create({ id: 'lacking', studio: 'north' });
    await container.items.create({ id: 'other', studio: 'north', title: 1, year: 'x', seen: [] });
  });
  afterAll(() => api.stop());

  type Film = (typeof films)[number];
  const page = async (query: string, continuation?: string) => {
    const more = continuation === undefined ? '' : `&continuation=${continuation}`;
    const { status, body } = await api.call('GET', `film-api?${query}${more}`);
    expect(status).toBe(200);
    return body as { items: Film[]; continuation?: string; count?: number };
  };
  const all = async (query: string) => {
    const found: Film[] = [];
    let continuation: string | undefined;
    do {
      const next = await page(query, continuation);
      expect(next.items.length).toBeGreaterThan(0);
      found.push(...next.items);
      continuation = next.continuation;
    } while (continuation !== undefined);
    return found.map(({ id, studio }) => `${studio}/${id}`);
  };

  it.each([
    'sort=title',
    'sort=-title',
    'sort=year',
    'sort=-year',
    'sort=seen',
    'sort=-seen',
    'sort=-year,title',
    'sort=year,-title',
    'sort=seen,-year,title',
    'sort=-seen,year,-title',
  ])('have each item once, in the order of one page: %s', async (sort) => {
    const whole = await all(`${sort}&limit=100`);
    expect(new Set(whole).size).toBe(films.length);
    for (const limit of [1, 7]) expect(await all(`${sort}&limit=${limit}`)).toEqual(whole);
    const north = whole.filter((key) => key.startsWith('north'));
    expect(await all(`${sort}&studio=north&limit=7`)).toEqual(north);
  });

  it('have no item that lacks the field, or has a value of another type; the count neither', async () => {
    expect((await page('sort=year&limit=1&count=true')).count).toBe(films.length);
  });

  it('go on where they were when items were added and removed meanwhile', async () => {
    const container = api.emulator.client.database('film-db').container('film');
    const { items, continuation } = await page('sort=-year,title&limit=3');
    await container.item(items[2]!.id, items[2]!.studio).delete();
    await container.items.create({ id: 'new', studio: 'north', title: null, year: 9999 });
    const next = await page('sort=-year,title&limit=100', continuation);
    expect(next.items).toHaveLength(films.length - 3);
    await container.items.create(
      films.find(({ id, studio }) => id === items[2]!.id && studio === items[2]!.studio)!,
    );
    await container.item('new', 'north').delete();
  });

  it('send the values of a token as parameters, and give the SDK no continuation', async () => {
    const { continuation = '' } = await page('sort=title&limit=20');
    const before = api.queries.length;
    await page('sort=title&limit=1', continuation);
    const sent = api.queries.slice(before);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.query).toMatch(/AND \(c\["title"\] > @a0 OR c\["title"\] = @a0 AND c\["id"\] > @a1 OR /);
    expect(sent[0]?.headers['x-ms-continuation']).toBeUndefined();
  });

  it.each([
    ['a continuation of the SDK', '[{"orderByItems":[{"item":"x\' OR 1=1"}],"rid":"a"}]'],
    ['too few values', ['a', 'b']],
    ['too many values', ['a', 'b', 'c', 'd']],
    ['a value of another type', [1, 'b', 'c']],
    ['a null id', ['a', null, 'c']],
    ['an object', [{}, 'b', 'c']],
    ['no list', { 0: 'a', 1: 'b', 2: 'c', length: 3 }],
  ])('refuse a forged token with %s', async (_, position) => {
    const { continuation = '' } = await page('sort=title&limit=1');
    const [, own] = JSON.parse(Buffer.from(continuation, 'base64url').toString('utf8')) as [string, unknown];
    const mark = markOf(api.queries.at(-1)!.query, position);
    expect(markOf(api.queries.at(-1)!.query, own)).toBe(
      (JSON.parse(Buffer.from(continuation, 'base64url').toString('utf8')) as [string])[0],
    );
    const token = Buffer.from(JSON.stringify([mark, position])).toString('base64url');
    const { status } = await api.call('GET', `film-api?sort=title&limit=1&continuation=${token}`);
    expect(status).toBe(400);
  });

  it('refuse to go on after a value that no URL can carry', async () => {
    const container = api.emulator.client.database('film-db').container('film');
    const long = { id: 'long', studio: 'north', title: 'zz'.repeat(4000), year: 1, seen: true };
    await container.items.create(long);
    const answer = await api.call('GET', 'film-api?sort=title&limit=1&title[gte]=zzz&title[lt]=zzzzz');
    const cut = await api.call('GET', 'film-api?sort=title&limit=1&title[gte]=zz');
    await container.item('long', 'north').delete();
    expect(answer.status).toBe(200);
    expect(cut.body['errors']).toMatchObject([{ at: 'sort' }]);
  });
});
