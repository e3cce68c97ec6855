import { copyData, type CopyCheckpoint } from '@atakora/component/deploy';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type Container, type CosmosDouble, startCosmosDouble } from './cosmos-double.js';
import { lawRuns } from '../laws/law-runs.js';

let cosmos: CosmosDouble;
let source: Container;
let target: Container;
beforeEach(async () => {
  cosmos = await startCosmosDouble();
  source = await cosmos.container('from');
  target = await cosmos.container('to');
});
afterEach(() => cosmos.stop());

const copy = (options = {}) => copyData(source.url, target.url, options);

/** Puts items into the source, as if it were 20 seconds ago: nothing may write to the source just before a copy. */
async function fill(count: number, make: (id: string) => object = (id) => ({ id, n: 1 })): Promise<void> {
  const time = Date.now() - 20_000;
  const clock = vi.spyOn(Date, 'now').mockReturnValue(time);
  await Promise.all(Array.from({ length: count }, (_, index) => source.put({ ...make(`i${index}`) })));
  clock.mockRestore();
}

/** Makes the writes of the source look older, as if time had passed. */
async function waited(): Promise<void> {
  const items = await contents(source);
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 20_000);
  for (const item of items) await source.put(item, 'upsert');
  clock.mockRestore();
}

const contents = async (container: Container) =>
  (await container.items())
    .map(({ _rid, _self, _etag, _ts, ...content }) => content)
    .sort((a, b) => String(a['id']).localeCompare(String(b['id'])));

it('copies every item as it is', async () => {
  await fill(30, (id) => ({ id, tags: ['a', { b: null }], ttl: 5, 'ü"': '\u001b[1m', __proto_: 1 }));
  expect(await copy()).toEqual({ from: source.url, to: target.url, items: 30 });
  expect(await contents(target)).toEqual(await contents(source));
});

it('copies by another partition key, of several parts and beyond ASCII', async () => {
  target = await cosmos.container('hierarchy', {
    partitionKey: { paths: ['/tenant', '/"order"/no'], kind: 'MultiHash' },
  });
  await fill(2, (id) => (id === 'i0' ? { id, tenant: 'Zoë', order: { no: 7 } } : { id, tenant: null }));
  const keys: unknown[] = [];
  cosmos.before = ({ method, headers }) => {
    const key = headers['x-ms-documentdb-partitionkey'];
    // The emulator knows no hierarchy. Whether the items are there is asked in the second pass.
    if (method === 'POST' && key !== undefined) keys.push(key);
    return method === 'GET' && key !== undefined ? 404 : undefined;
  };
  await expect(copy()).rejects.toThrow(/must take item 'i[01]'/);
  expect(keys.sort()).toEqual(['["Zo\\u00eb",7]', '[null,{}]']);
});

describe('an interruption', () => {
  /**
   * Ends of a process that copies: before a request, or before the answer to it, while Azure does not get the others that were sent; after a page
   * whose checkpoint is not on the disk yet.
   */
  const interruption = fc.oneof(
    fc.record({
      at: fc.constantFrom('request' as const, 'answer' as const),
      count: fc.integer({ min: 1, max: 70 }),
    }),
    fc.record({ at: fc.constant('checkpoint' as const), count: fc.integer({ min: 1, max: 6 }) }),
  );

  it(
    'at any moment loses and doubles nothing, and repeats one page at most',
    { timeout: 300_000 },
    async () => {
      const [items, page] = [45, 10];
      await fill(items);
      const original = await contents(source);
      cosmos.pageSize = page;
      let run = 0;
      const resumed = new Set<string | null>();
      await fc.assert(
        fc.asyncProperty(fc.array(interruption, { minLength: 1, maxLength: 5 }), async (interruptions) => {
          target = await cosmos.container(`to-${(run += 1)}`);
          let checkpoint: CopyCheckpoint | undefined;
          let created = 0;
          const begin = (at: string, count: number) => {
            const controller = new AbortController();
            let [requests, checkpoints] = [0, 0];
            cosmos.before = ({ method, headers }) => {
              if (method === 'POST' && headers['x-ms-documentdb-partitionkey'] !== undefined) created += 1;
              requests += 1;
              if (at === 'checkpoint' || requests < count) return undefined;
              controller.abort();
              return at === 'answer' && requests === count ? 'lost' : 503;
            };
            const onCheckpoint = (reached: CopyCheckpoint) => {
              checkpoints += 1;
              if (at === 'checkpoint' && checkpoints === count) throw new Error('killed');
              checkpoint = JSON.parse(JSON.stringify(reached)) as CopyCheckpoint;
            };
            if (checkpoint !== undefined) resumed.add(checkpoint.continuation);
            return copy({ checkpoint, onCheckpoint, signal: controller.signal });
          };
          for (const { at, count } of interruptions)
            await begin(at, count).catch((error: unknown) => {
              expect((error as Error).message).toMatch(/must run to its end|^killed$/);
            });
          expect(await begin('checkpoint', Infinity)).toMatchObject({ items });
          expect(await contents(target)).toEqual(original);
          expect(created).toBeLessThanOrEqual(items + page * interruptions.length);
        }),
        lawRuns(15, 50),
      );
      // Null, for the first page of the second pass, and the tokens of several pages.
      expect(resumed.size).toBeGreaterThan(3);
    },
  );

  it('goes on after an answer that was lost, a busy account and one without request units', async () => {
    await fill(20);
    const faults = ['lost', 429, 503, 'lost', 449] as const;
    let next = 0;
    cosmos.before = ({ method, url = '' }) =>
      method === 'POST' && /to\/docs/.test(url) ? faults[next++] : undefined;
    expect(await copy()).toMatchObject({ items: 20 });
    expect(next).toBeGreaterThan(20);
    expect(await contents(target)).toEqual(await contents(source));
  });
});

describe('copyData stops', () => {
  it('at an item that the target has with other content, and replaces nothing', async () => {
    await fill(3);
    await target.put({ id: 'i1', n: 2 });
    await expect(copy()).rejects.toThrow(
      `${target.url}: item 'i1' must be that of the source, received other content. Nothing was replaced.`,
    );
    expect(await contents(target)).toContainEqual({ id: 'i1', n: 2 });
    // The way out of the message.
    await target.remove('i1');
    expect(await copy()).toMatchObject({ items: 3 });
  });

  it('where a unique key of the target refuses an item', async () => {
    target = await cosmos.container('unique', {
      uniqueKeyPolicy: { uniqueKeys: [{ paths: ['/mail'] }] },
      partitionKey: { paths: ['/t'] },
    });
    await fill(2, (id) => ({ id, t: '1', mail: 'x' }));
    // The emulator answers 500 for an item that does not exist.
    cosmos.before = ({ method, url = '' }) =>
      method === 'GET' && /unique\/docs/.test(url) ? 404 : undefined;
    await expect(copy()).rejects.toThrow(
      /must take item 'i[01]' of the source, received a conflict with a unique key/,
    );
  });

  /** Runs something when the target gets its first item, or when the second pass begins. */
  const during = (act: () => Promise<void>, isMoment: (request: string) => boolean) => {
    let isOver = false;
    cosmos.before = async ({ method = '', url = '' }) => {
      if (isOver || !isMoment(`${method} ${url}`)) return undefined;
      isOver = true;
      await act();
      return undefined;
    };
  };
  const copying = (request: string) => /^POST .*to\/docs/.test(request);
  const comparing = (request: string) => /^GET .*to\/docs\/i2$/.test(request);

  it.each([
    ['an update while it copies', copying, () => source.put({ id: 'i2', n: 9 }, 'upsert')],
    ['an update while it compares', comparing, () => source.put({ id: 'i1', n: 9 }, 'upsert')],
    ['a new item while it compares', comparing, () => source.put({ id: 'new' })],
  ])('at %s, and copies anew after the way out', async (_name, moment, act) => {
    await fill(3);
    during(act, moment);
    await expect(copy()).rejects.toThrow(
      /nothing may write to the source since 20\d\d-.*Z, 10 seconds before the copy began, received a write of item '(i\d|new)'/,
    );
    await expect(copy()).rejects.toThrow('nothing may write to the source');
    await waited();
    await target.remove('i1');
    await target.remove('i2');
    await copy();
    expect(await contents(target)).toEqual(await contents(source));
  });

  it('at a write between two runs', async () => {
    await fill(3);
    let checkpoint: CopyCheckpoint | undefined;
    await copy({ onCheckpoint: (reached: CopyCheckpoint) => (checkpoint ??= reached) });
    await source.put({ id: 'late' });
    await expect(copy({ checkpoint })).rejects.toThrow("received a write of item 'late'");
  });

  it('at a deletion, which the time of writes does not show', async () => {
    await fill(3);
    during(() => source.remove('i1'), comparing);
    await expect(copy()).resolves.toMatchObject({ items: 3 });
    during(
      () => source.remove('i0'),
      (request) => /^POST .*to\/docs/.test(request),
    );
    await expect(copy()).rejects.toThrow(
      'it must have the 2 items that were copied and do not expire, received 1',
    );
  });

  it('at an item that left the target', async () => {
    await fill(3);
    cosmos.before = ({ method, url = '' }) =>
      method === 'GET' && /to\/docs\/i1$/.test(url) ? 404 : undefined;
    await expect(copy()).rejects.toThrow("it must take item 'i1'");
  });
});

describe('the time to live', () => {
  it('of a copy is the rest of that of the original', async () => {
    source = await cosmos.container('short', { defaultTtl: 1000 });
    target = await cosmos.container('long', { defaultTtl: 2000 });
    await fill(3, (id) => ({ id, ...(id === 'i1' && { ttl: 500 }), ...(id === 'i2' && { ttl: -1 }) }));
    await copy();
    const ttl = new Map((await contents(target)).map((item) => [item['id'], item['ttl']]));
    expect(ttl.get('i0')).toBeGreaterThan(1960);
    expect(ttl.get('i0')).toBeLessThanOrEqual(1980);
    expect(ttl.get('i1')).toBeGreaterThan(460);
    expect(ttl.get('i1')).toBeLessThanOrEqual(480);
    expect(ttl.get('i2')).toBe(-1);
  });

  it.each([
    [undefined, 100],
    [undefined, -1],
    [-1, 100],
    [200, 100],
  ])('must not be shortened from %s to %s', async (from, to) => {
    source = await cosmos.container('source', from === undefined ? {} : { defaultTtl: from });
    target = await cosmos.container('target', { defaultTtl: to });
    await fill(1);
    await expect(copy()).rejects.toMatchObject({
      code: 'COPY_STOPPED',
      message: expect.stringContaining(`which is ${from ?? 'none'}, received ${to}`) as string,
    });
    expect(await target.items()).toEqual([]);
  });
});

describe('the calls', () => {
  it('take no more request units than they may', async () => {
    await fill(10);
    const began = Date.now();
    await copy({ requestUnitsPerSecond: 1000 });
    expect(Date.now() - began).toBeLessThan(20_000);
    await expect(copy({ requestUnitsPerSecond: 0 })).rejects.toThrow(/requestUnitsPerSecond/);
  });

  it.each([
    ['http://cosmos-shop.documents.azure.com/dbs/db/colls/a'],
    ['https://cosmos-shop.documents.azure.com.evil.example/dbs/db/colls/a'],
    ['https://evil.example/dbs/db/colls/a'],
    ['https://user@evil.example/dbs/db/colls/a'],
    ['https://cosmos-shop.documents.azure.com/dbs/db'],
    ['https://cosmos-shop.documents.azure.com/dbs/db/colls/a/docs/b'],
    ['cosmos:db/a'],
  ])('go to no other place: %s', async (from) => {
    const getToken = () => Promise.reject(new Error('asked for a token'));
    await expect(copyData(from, target.url, { getToken })).rejects.toMatchObject({ code: 'INVALID_CONFIG' });
  });

  it('take a checkpoint of the same containers alone', async () => {
    const none = { items: 0, lasting: 0 };
    const checkpoint = {
      from: target.url,
      to: source.url,
      since: 1,
      pass: 'copy',
      continuation: null,
      copied: none,
      verified: none,
    };
    await expect(copy({ checkpoint })).rejects.toThrow('must be of a copy between the same containers');
    await expect(copy({ checkpoint: { ...checkpoint, pass: 'x' } })).rejects.toThrow(/checkpoint/);
    await expect(copyData(source.url, source.url)).rejects.toThrow(
      'must be another container than the source',
    );
  });

  it.each([
    [401, 'az login'],
    [403, "the data role 'Cosmos DB Built-in Data Reader'"],
    [404, 'check the names'],
  ])('that answer %i say what to do', async (status, text) => {
    cosmos.before = ({ url = '' }) => (url.includes('from') ? status : undefined);
    await expect(copy()).rejects.toThrow(new RegExp(`received status ${status}.*${text}`, 'i'));
  });
});
