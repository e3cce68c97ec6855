import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { CrudApi } from '../../src/components/crud-api/crud-api.js';
import { createIssuer } from '../../src/dev/issuer.js';
import { startRun, type LocalRun } from '../../src/dev/run-locally.js';
import { register } from '../../src/runtime/register.js';
import { REBUILD } from '../../src/runtime/contract/index-function.js';
import { planOf, SHOP } from '../support/plans.js';
import { ENTRA, tokenOf } from '../support/sign-in.js';

const tickets = CrudApi.define('TicketApi', {
  entityName: 'Ticket',
  schema: {
    id: 'string',
    clinic: 'string',
    author: 'string',
    title: { type: 'string', required: true },
    text: 'string',
    secret: 'string',
    state: { type: 'string', enum: ['open', 'closed'], default: 'open' },
    tags: { type: 'array', items: 'string' },
    score: 'number',
    due: 'timestamp',
    urgent: 'boolean',
  },
  partitionKey: '/clinic',
  tenantField: 'clinic',
  tenantClaim: 'extn.clinic',
  operations: ['create', 'read', 'update', 'patch', 'delete', 'list', 'batch'],
  search: {
    fields: ['title', 'text'],
    filters: ['state', 'tags', 'score', 'due', 'urgent', 'createdAt'],
    facets: ['state', 'tags'],
  },
});
const notes = CrudApi.define('NoteApi', {
  entityName: 'Note',
  schema: { id: 'string', owner: 'string', text: 'string' },
  ownerField: 'owner',
  softDelete: true,
  search: { fields: ['text'], facets: ['owner'], filters: ['owner'] },
});
const memos = CrudApi.define('MemoApi', {
  entityName: 'Memo',
  schema: { id: 'string', text: 'string' },
  search: { fields: ['text'] },
  permissions: { read: { roles: ['Reader'] } },
});
const board = CrudApi.define('BoardApi', {
  of: 'MemoApi',
  schema: { id: 'string', text: 'string' },
  operations: ['read', 'list'],
});
// A test plan has the default `open` stored, because the API stores defaults.
const plan = planOf([tickets, notes, memos, board], { ...SHOP, auth: ENTRA });

const issuer = createIssuer();
const north = tokenOf(issuer, { 'extn.clinic': 'north' });
const south = tokenOf(issuer, { oid: 'bob', 'extn.clinic': 'south' });

interface Found {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly count: number;
  readonly facets?: Readonly<Record<string, readonly { value: unknown; count: number }[]>>;
  readonly continuation?: string;
}

let run: LocalRun;
const call = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
  const response = await fetch(`${run.url}/api/${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Found };
};
const search = async (
  query: Record<string, string> | [string, string][] | string,
  headers = north,
  api = 'ticket-api',
) => call('GET', `${api}/search?${new URLSearchParams(query).toString()}`, headers);
const idsOf = async (query: Parameters<typeof search>[0], headers = north, api?: string) => {
  const { status, body } = await search(query, headers, api);
  expect(status).toBe(200);
  return body.items.map(({ id }) => id).sort();
};
const add = async (headers: Record<string, string>, item: object, api = 'ticket-api') => {
  expect((await call('POST', api, headers, item)).status).toBe(201);
};

beforeAll(async () => {
  run = await startRun(plan, { port: 0, issuer, start: register });
  await add(north, {
    id: 'a',
    title: 'Printer on fire',
    text: 'The PRINTER burns',
    tags: ['it', 'fire'],
    score: 3,
  });
  await add(north, {
    id: 'b',
    title: 'Printer is slow',
    state: 'closed',
    tags: ['it'],
    score: 1,
    urgent: true,
  });
  await add(north, {
    id: 'c',
    title: 'Wet floor',
    text: "O'Neil slipped",
    secret: 'hush',
    due: '2026-05-01T10:00:00+02:00',
  });
  await add(south, { id: 'a', title: 'Printer of the south', secret: 'hush', tags: ['it'] });
  await add(north, { id: 'n', text: 'mine' }, 'note-api');
  await add(south, { id: 'm', text: 'mine too' }, 'note-api');
  await run.settled();
});
afterAll(() => run.stop());

describe('a search', () => {
  it('finds the items that have all words, in any case', async () => {
    expect(await idsOf({ q: 'printer' })).toEqual(['a', 'b']);
    expect(await idsOf({ q: 'PRINTER fire' })).toEqual(['a']);
    expect(await idsOf({ q: 'printer floor' })).toEqual([]);
    expect(await idsOf({})).toEqual(['a', 'b', 'c']);
  });

  it('answers items as a read does', async () => {
    const { body } = await search({ q: 'floor' });
    const read = await call('GET', 'ticket-api/c?clinic=north', north);
    expect(body.items).toEqual([read.body]);
    expect(body.count).toBe(1);
  });

  it.each([
    ['state=open', ['a', 'c']],
    ['state[ne]=open', ['b']],
    ['state[in]=open,closed', ['a', 'b', 'c']],
    ['score[gte]=2', ['a']],
    ['score[lt]=3', ['b']],
    ['urgent=true', ['b']],
    ['tags=fire', ['a']],
    ['tags[in]=fire,it', ['a', 'b']],
    ['due=2026-05-01T08:00:00Z', ['c']],
    ['due[gt]=2026-06-01T08:00:00Z', []],
    ['createdAt[gt]=2020-01-01T00:00:00Z', ['a', 'b', 'c']],
  ])('filters by %s', async (filter, ids) => {
    expect(await idsOf({ filter })).toEqual(ids);
  });

  it('joins filters with and, and counts values', async () => {
    const { body } = await search([
      ['filter', 'tags=it'],
      ['filter', 'state=closed'],
      ['facet', 'state'],
      ['facet', 'tags'],
    ]);
    expect(body.items.map(({ id }) => id)).toEqual(['b']);
    expect(body.facets).toEqual({
      state: [{ value: 'closed', count: 1 }],
      tags: [{ value: 'it', count: 1 }],
    });
  });

  it('goes on page by page', async () => {
    const first = await search({ limit: '2' });
    expect([first.body.items.length, first.body.count]).toEqual([2, 3]);
    const second = await search({ limit: '2', continuation: first.body.continuation ?? '' });
    const ids = [...first.body.items, ...second.body.items].map(({ id }) => id).sort();
    expect([ids, second.body.continuation]).toEqual([['a', 'b', 'c'], undefined]);
    for (const continuation of ['0', '-1', 'x', '200000', ''])
      expect((await search({ continuation })).status).toBe(400);
  });

  it('is a path of its own, which no item can have', async () => {
    expect((await call('PUT', 'ticket-api/search?clinic=north', north, { title: 'x' })).status).toBe(405);
    expect((await call('POST', 'ticket-api', north, { id: 'search', title: 'x' })).status).toBe(400);
    expect((await call('GET', 'ticket-api/search', {})).status).toBe(401);
  });
});

describe('a caller who may not read', () => {
  const reader = tokenOf(issuer, { roles: ['Reader'] });

  it('may not search, and one who may read finds what a read answers', async () => {
    await add(north, { id: 'k', text: 'for readers' }, 'memo-api');
    await run.settled();
    expect((await search({ q: 'readers' }, north, 'memo-api')).status).toBe(403);
    expect(await idsOf({ q: 'readers' }, reader, 'memo-api')).toEqual(['k']);
    expect((await call('DELETE', 'memo-api/k', north)).status).toBe(204);
    await run.settled();
  });

  it('has no search in an API over the same data, to which the index does not belong', async () => {
    expect((await call('GET', 'board-api', north)).status).toBe(200);
    expect((await search({}, north, 'board-api')).status).toBe(404);
  });
});

describe('another tenant', () => {
  const OUT = [
    "state=open' or 'a' eq 'a",
    "state=') or (1 eq 1) or (state eq '",
    "state=x') or partition ne '",
    "tags=x')) or (f_state ne '",
    "tags[in]=x,') or true or ('",
    "state=open'))/any(x: x",
  ];

  it.each(OUT)('is not reached by the filter %s', async (filter) => {
    const { status, body } = await search([
      ['filter', filter],
      ['facet', 'state'],
    ]);
    expect([status, body.count, body.facets]).toEqual([200, 0, { state: [] }]);
  });

  it.each([
    'partition=x',
    'f_state=open',
    'b_clinic=south',
    'clinic=south',
    "clinic eq 'south'",
    "state eq 'open' or clinic eq 'south'",
    'secret=hush',
    '__proto__=x',
    'constructor=x',
    'state[constructor]=x',
    'state[startsWith]=o',
    'state',
    'score=1 or 1 eq 1',
    "due=2026-05-01T08:00:00Z or clinic eq 'south'",
    'urgent=true) or (true',
  ])('cannot be named by the filter %s', async (filter) => {
    expect((await search({ filter })).status).toBe(400);
  });

  it('is not in the counts of facets, nor in the number of items', async () => {
    const { body } = await search([
      ['q', 'printer'],
      ['facet', 'tags'],
    ]);
    expect(body.count).toBe(2);
    expect(body.facets?.['tags']).toEqual([
      { value: 'it', count: 2 },
      { value: 'fire', count: 1 },
    ]);
    const other = await search({ facet: 'tags' }, south);
    expect([other.body.count, other.body.facets?.['tags']]).toEqual([1, [{ value: 'it', count: 1 }]]);
  });

  it.each(['clinic', 'secret', 'state,count:0', 'b_clinic', 'partition', '__proto__'])(
    'cannot be counted by the facet %s',
    async (facet) => {
      expect((await search({ facet })).status).toBe(400);
    },
  );

  it.each([
    'south',
    'clinic:south',
    'b_clinic:south OR printer',
    '+printer | south',
    '"Printer of"~9 ^2 *',
    '* OR hush',
  ])('is not found by the words %s', async (q) => {
    const { status, body } = await search({ q });
    expect(status).toBe(200);
    for (const item of body.items) expect(item['clinic']).toBe('north');
  });

  it('cannot be named as a partition, and a partition of one’s own can', async () => {
    expect((await search({ clinic: 'south' })).status).toBe(403);
    expect((await call('GET', 'ticket-api/search', { ...north, 'x-partition-key': 'south' })).status).toBe(
      403,
    );
    expect(await idsOf({ clinic: 'north', q: 'floor' })).toEqual(['c']);
    expect((await search({ $filter: 'true' })).status).toBe(400);
    expect((await search({ searchFields: 'f_secret' })).status).toBe(400);
  });

  it('keeps its hidden fields out of the index', async () => {
    expect(await idsOf({ q: 'hush' })).toEqual([]);
    const documents = Array.from(run.search?.indexes.values() ?? [], (index) => [
      ...index.documents.values(),
    ]).flat();
    expect(documents).toHaveLength(6);
    expect(JSON.stringify(documents)).not.toContain('hush');
  });
});

it('the owner of an item is a filter too', async () => {
  expect(await idsOf({}, north, 'note-api')).toEqual(['n']);
  expect(await idsOf({ q: 'mine' }, south, 'note-api')).toEqual(['m']);
  const { body } = await search({ facet: 'owner' }, south, 'note-api');
  expect(body.facets?.['owner']).toEqual([{ value: 'bob', count: 1 }]);
  expect(await idsOf({ filter: 'owner=alice' }, south, 'note-api')).toEqual([]);
});

describe('the index', () => {
  it('follows changes, batches and deletions, and a deleted item leaves the container', async () => {
    await add(north, { id: 'd', title: 'Heater cold' });
    await run.settled();
    expect(await idsOf({ q: 'heater' })).toEqual(['d']);
    await call('PATCH', 'ticket-api/d?clinic=north', north, { title: 'Radiator cold' });
    await run.settled();
    expect(await idsOf({ q: 'heater' })).toEqual([]);
    const operations = [
      { operation: 'create', body: { id: 'e', title: 'Radiator hot' } },
      { operation: 'delete', id: 'd' },
    ];
    expect((await call('POST', 'ticket-api/batch', north, { operations })).status).toBe(200);
    // The answer does not wait for the index.
    expect((await call('GET', 'ticket-api/d?clinic=north', north)).status).toBe(404);
    await run.settled();
    expect(await idsOf({ q: 'radiator' })).toEqual(['e']);
    await add(north, { id: 'd', title: 'The id is free again' });
    await call('DELETE', 'ticket-api/d?clinic=north', north);
    await call('DELETE', 'ticket-api/e?clinic=north', north);
    await run.settled();
    expect(await idsOf({})).toEqual(['a', 'b', 'c']);
  });

  it('keeps softly deleted items in the container', async () => {
    await add(north, { id: 'soft', text: 'soft' }, 'note-api');
    await call('DELETE', 'note-api/soft', north);
    await run.settled();
    expect(await idsOf({ q: 'soft' }, north, 'note-api')).toEqual([]);
    expect((await call('POST', 'note-api', north, { id: 'soft', text: 'again' })).status).toBe(409);
  });

  it('shows nothing of an item that changed its tenant or left since it was indexed', async () => {
    const [index] = [...(run.search?.indexes ?? [])].flatMap(([name, one]) =>
      name.startsWith('ticket') ? [one] : [],
    );
    const [document] = index?.documents.values() ?? [];
    index?.documents.set('stale', { ...document, key: 'stale', id: 'gone' });
    index?.documents.set('theirs', { ...document, key: 'theirs', id: 'a', partition: '"south"' });
    expect(await idsOf({})).toEqual(['a', 'b', 'c']);
  });

  it('is rebuilt by its function: documents without an item leave, and items without a document come', async () => {
    const [[name, index] = []] = [...(run.search?.indexes ?? [])].filter(([one]) => one.startsWith('ticket'));
    index?.documents.clear();
    index?.documents.set('1', { key: '1', id: 'gone', partition: '"north"', b_clinic: 'north' });
    await run.run('ticket-api_index', [{ [REBUILD]: true }]);
    expect((await search({ facet: 'state' })).body.count).toBe(3);
    expect(index?.documents.size).toBe(4);
    expect(name).toMatch(/^ticket-api-[0-9a-f]{8}-basic$/);
  });

  it('is made again where it is gone, and indexes of other versions are deleted', async () => {
    const indexes = run.search?.indexes as Map<string, never>;
    const [name = ''] = [...indexes.keys()].filter((one) => one.startsWith('ticket'));
    const [first] = indexes.values();
    for (const other of ['ticket-api-00000000-basic', 'ticket-api-v2', 'orders-00000000-basic'])
      indexes.set(other, first as never);
    indexes.delete(name);
    expect((await search({})).body.count).toBe(0);
    expect([...indexes.keys()].sort()).toEqual(
      [
        name,
        'orders-00000000-basic',
        'ticket-api-v2',
        ...[...indexes.keys()].filter((one) => /^(?:note|memo)-/.test(one)),
      ].sort(),
    );
  });
});
