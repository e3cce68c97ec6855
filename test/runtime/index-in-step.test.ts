import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { CrudApi } from '../../src/components/crud-api/crud-api.js';
import { startIndexes } from '../../src/dev/search-emulator.js';
import { stopServer } from '../../src/dev/loopback.js';
import { manifestOf } from '../../src/plan/manifest-of.js';
import { DELETED_AT } from '../../src/runtime/list-query.js';
import { followChanges, type Following } from '../../src/runtime/search/follow.js';
import { documentOf, indexName, type SearchableApi } from '../../src/runtime/search/index-definition.js';
import { searchService } from '../../src/runtime/search/search-service.js';
import { StoreError, type StoredItem } from '../../src/runtime/store.js';
import { lawRuns } from '../laws/law-runs.js';
import { planOf } from '../support/plans.js';

/** Random changes of one run: few in `npm test`, 10,000 in all long runs together. */
const { numRuns } = lawRuns(8, 100);
const CHANGES = Number(process.env['LAW_RUNS'] ?? 0) > 0 ? 1000 : 120;

const api = apiOf();
function apiOf(): SearchableApi {
  const plan = planOf([
    CrudApi.define('NoteApi', {
      entityName: 'Note',
      schema: { id: 'string', group: 'string', text: 'string', rank: 'number' },
      partitionKey: '/group',
      search: { fields: ['text'], filters: ['rank'] },
    }),
  ]);
  const [found] = manifestOf({ app: 'functions:shared' }, plan).apis;
  if (found?.search === undefined) throw new Error('the API must have a search');
  return { ...found, search: found.search };
}

/** A container with the change feed of Cosmos DB: the latest version of each item, in the order of the last changes. */
class Container {
  readonly items = new Map<string, { item: Record<string, unknown>; etag: string; at: number }>();
  #clock = 0;

  write(group: string, id: string, fields: object): void {
    const etag = `e${(this.#clock += 1)}`;
    this.items.set(`${group}/${id}`, {
      item: { id, group, ...fields, _etag: etag, _ts: 0 },
      etag,
      at: this.#clock,
    });
  }

  read(id: string, partition: unknown): Promise<StoredItem | undefined> {
    return Promise.resolve(this.items.get(`${String(partition)}/${id}`));
  }

  remove(id: string, partition: unknown, etag: string): Promise<void> {
    const key = `${String(partition)}/${id}`;
    const found = this.items.get(key);
    if (found === undefined) return Promise.reject(new StoreError('missing', undefined));
    if (found.etag !== etag) return Promise.reject(new StoreError('changed', undefined));
    this.items.delete(key);
    return Promise.resolve();
  }

  /** Items that changed after a position, oldest first. */
  after(position: number, limit: number) {
    return [...this.items.values()]
      .filter(({ at }) => at > position)
      .sort((a, b) => a.at - b.at)
      .slice(0, limit);
  }
}

/** One step: a caller changes an item, or an instance reads a batch, or dies with the one it has. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('write'), group: group(), id: id(), rank: fc.nat(9) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete'), group: group(), id: id() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('take', 'take', 'die', 'replay'), worker: fc.nat(2) }),
  },
);
function group() {
  return fc.constantFrom('a', "b'");
}
function id() {
  return fc.constantFrom('1', '2', '3', '4', '5');
}

type Step = Readonly<{ kind: string; group?: string; id?: string; rank?: number; worker?: number }>;

let indexes: Awaited<ReturnType<typeof startIndexes>>;
beforeAll(async () => {
  indexes = await startIndexes();
});
afterAll(() => stopServer(indexes.server));

/** Returns numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An instance of the function that ended in the middle of its work. */
class Death extends Error {}

/**
 * Plays steps with instances of the function that work at the same time: reads and writes of one wait, at random, until others did
 * something. A batch that fails is tried again, as the policy of the function says. An instance that dies does nothing more, and
 * what it had not finished is delivered again.
 * @returns What the index has and what the container has.
 */
async function play(steps: readonly Step[], random: () => number) {
  indexes.indexes.clear();
  const container = new Container();
  // Work that waits for a later step, so that others overtake it.
  let held: { readonly until: number; readonly release: () => void }[] = [];
  let now = 0;
  const releaseUntil = (step: number) => {
    for (const { until, release } of held) if (until <= step) release();
    held = held.filter(({ until }) => until > step);
  };
  const pause = () =>
    new Promise<void>((release) => {
      if (now === Infinity || random() < 0.7) release();
      else held.push({ until: now + 1 + Math.floor(random() * 30), release });
    });
  const service = searchService(api, indexes.endpoint, 'basic', () => Promise.resolve(''));
  const following = (isDead: (() => boolean) | undefined): Following => ({
    api,
    store: {
      read: async (...place) => {
        if (isDead !== undefined) await pause();
        const found = await container.read(...place);
        if (isDead !== undefined) await pause();
        return found;
      },
      remove: (...place) => container.remove(...place),
    },
    index: {
      ...service,
      push: async (changes) => {
        if (isDead !== undefined) await pause();
        if (isDead?.() === true) throw new Death();
        if (random() < 0.1) throw new Error('busy');
        const refused = await service.push(changes);
        if (random() < 0.1) throw new Error('the connection is lost after the change');
        return refused;
      },
    },
    wait: () => Promise.resolve(),
    now: () => 0,
  });
  /** @param isDead - Undefined: the instance is never overtaken. */
  const indexed = async (
    items: readonly StoredItem[],
    isDead: (() => boolean) | undefined,
  ): Promise<boolean> => {
    for (;;) {
      try {
        await followChanges(
          following(isDead),
          items.map(({ item }) => item),
        );
        return true;
      } catch (error) {
        if (error instanceof Death) return false;
      }
    }
  };
  // The position in the feed. An instance that lost the lease may still work on a batch before it.
  let lease = 0;
  const instances: { isDead: boolean; readonly work: Promise<void> }[] = [];
  for (const { kind, group: at = '', id: name = '', rank, worker = 0 } of steps) {
    if (kind === 'write') container.write(at, name, { text: `note ${name}`, ...(rank !== 0 && { rank }) });
    if (kind === 'delete' && container.items.has(`${at}/${name}`))
      container.write(at, name, { [DELETED_AT]: 'now' });
    if (kind === 'take' || kind === 'replay') {
      const batch = container.after(kind === 'replay' ? 0 : lease, 3);
      const end = batch.at(-1)?.at ?? 0;
      const state = { isDead: false };
      const work = indexed(batch, () => state.isDead).then((done) => {
        if (done) lease = Math.max(lease, kind === 'replay' ? 0 : end);
      });
      instances.push(Object.assign(state, { work }));
    }
    const chosen = instances.at(-1 - worker);
    if (kind === 'die' && chosen !== undefined) chosen.isDead = true;
    now += 1;
    releaseUntil(now);
    // Time for calls of the index.
    if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  for (let batch = container.after(lease, 3); batch.length > 0; batch = container.after(lease, 3)) {
    await indexed(batch, undefined);
    lease = batch.at(-1)?.at ?? lease;
  }
  // The feed is read to its end, and instances that lost the lease long ago go on.
  now = Infinity;
  releaseUntil(now);
  await Promise.all(instances.map(({ work }) => work));
  const has = indexes.indexes.get(indexName(api.search, 'basic'))?.documents ?? new Map<string, object>();
  return {
    index: [...has.values()].map((one) => JSON.stringify(one)).sort(),
    container: [...container.items.values()]
      .map(({ item }) => JSON.stringify(documentOf(api, item, item['group'] as string)))
      .sort(),
    left: [...container.items.values()].filter(({ item }) => Object.hasOwn(item, DELETED_AT)).length,
  };
}

describe('an index', () => {
  it('is equal to its container after random changes, with duplicates and restarts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: CHANGES, maxLength: CHANGES }),
        fc.integer(),
        async (steps, seed) => {
          const { index, container, left } = await play(steps, randomOf(seed));
          expect(index).toEqual(container);
          expect(left).toBe(0);
        },
      ),
      // A smaller example would depend on the order in which instances work.
      { numRuns, endOnFailure: true },
    );
  }, 1_200_000);
});
