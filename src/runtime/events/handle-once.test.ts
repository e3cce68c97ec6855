import { describe, expect, it } from 'vitest';

import type { CloudEvent } from '../contract/events.js';
import { handleOnce } from './handle-once.js';
import { type Store, StoreError, type StoredItem } from '../store.js';

/** A store in memory, with the ETags that Cosmos DB has. */
function memory() {
  const items = new Map<string, StoredItem>();
  let version = 0;
  const put = (item: Readonly<Record<string, unknown>>): Promise<StoredItem> => {
    version += 1;
    const stored = { item, etag: String(version) };
    items.set(String(item['id']), stored);
    return Promise.resolve(stored);
  };
  const current = (id: string, etag: string) => {
    const found = items.get(id);
    if (found === undefined) throw new StoreError('missing', undefined);
    if (found.etag !== etag) throw new StoreError('changed', undefined);
  };
  const store: Store = {
    create: async (item) => {
      if (items.has(String(item['id']))) throw new StoreError('exists', undefined);
      return put(item);
    },
    read: (id) => Promise.resolve(items.get(id)),
    replace: async (item, _partition, etag) => {
      current(String(item['id']), etag);
      return put(item);
    },
    remove: async (id, _partition, etag) => {
      current(id, etag);
      items.delete(id);
    },
    transact: () => Promise.resolve([]),
    list: () => Promise.resolve({ items: [] }),
    first: () => Promise.resolve([]),
    count: () => Promise.resolve(0),
    ping: () => Promise.resolve(),
  };
  return { store, items };
}

const event = (id: string): CloudEvent => ({
  specversion: '1.0',
  id,
  source: 'Shop',
  type: 'OrderPlaced',
  time: '2026-01-31T12:00:00Z',
  data: {},
});
const lease = { seconds: 0.2, renewSeconds: 0.02 };
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

describe('an event', () => {
  it('is handled once by 50 deliveries at the same time', async () => {
    const { store } = memory();
    let runs = 0;
    let most = 0;
    let running = 0;
    const run = async () => {
      runs += 1;
      running += 1;
      most = Math.max(most, running);
      // Longer than the lease: signs of life keep it.
      await pause(0.5);
      running -= 1;
    };
    await Promise.all(
      Array.from({ length: 50 }, () => handleOnce({ store, lease }, 'bill', event('1'), run)),
    );
    expect([runs, most]).toEqual([1, 1]);
  });

  it('is another one for another handler, another source and another id', async () => {
    const { store } = memory();
    const runs: string[] = [];
    const handle = (handler: string, given: CloudEvent) =>
      handleOnce({ store, lease }, handler, given, () => Promise.resolve(runs.push(handler)));
    await handle('bill', event('1'));
    await handle('ship', event('1'));
    await handle('bill', event('2'));
    await handle('bill', { ...event('1'), source: 'Depot' });
    expect(runs).toHaveLength(4);
  });

  it('is free again after its handler failed', async () => {
    const { store, items } = memory();
    const fails = handleOnce({ store, lease }, 'bill', event('1'), () => Promise.reject(new Error('No.')));
    await expect(fails).rejects.toThrow('No.');
    expect(items.size).toBe(0);
    let runs = 0;
    await handleOnce({ store, lease }, 'bill', event('1'), () => Promise.resolve((runs += 1)));
    expect(runs).toBe(1);
  });

  it('is handled again after a process that died, and not before its lease is over', async () => {
    const { store, items } = memory();
    // A process that dies leaves an entry without further signs of life.
    void handleOnce({ store, lease: { seconds: 0.2, renewSeconds: 60 } }, 'bill', event('1'), () =>
      pause(0.6),
    );
    await pause(0.01);
    const [left] = items.values();
    const started: number[] = [];
    await handleOnce({ store, lease }, 'bill', event('1'), () => Promise.resolve(started.push(Date.now())));
    expect(started[0]).toBeGreaterThanOrEqual(Number(left?.item['until']));
    await pause(0.7);
    // The dead one, were it alive after all, does not overwrite what the other one did.
    expect([...items.values()].map(({ item }) => item['state'])).toEqual(['done']);
  });

  it('is not lost when the store does not answer', async () => {
    const { store } = memory();
    const unavailable: Store = {
      ...store,
      create: () => Promise.reject(new StoreError('unavailable', undefined)),
    };
    let runs = 0;
    const handled = handleOnce({ store: unavailable, lease }, 'bill', event('1'), () =>
      Promise.resolve((runs += 1)),
    );
    await expect(handled).rejects.toThrow('unavailable');
    expect(runs).toBe(0);
  });
});
