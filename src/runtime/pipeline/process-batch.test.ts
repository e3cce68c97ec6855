import { describe, expect, test } from 'vitest';

import type { DeadEvent, PipelineItem } from '../contract/pipeline.js';
import { StoreError, type StoreErrorKind } from '../store.js';
import { processBatch } from './process-batch.js';

/** Runs a batch whose first writes of items are refused. */
async function batch(refusals: readonly StoreErrorKind[], convert: (event: unknown) => Promise<unknown>) {
  const left = [...refusals];
  const written: PipelineItem[] = [];
  const dead: DeadEvent[] = [];
  const items = {
    upsert(item: PipelineItem) {
      const kind = left.shift();
      if (kind !== undefined) return Promise.reject(new StoreError(kind, undefined));
      written.push(item);
      return Promise.resolve();
    },
  };
  const deadEvents = { upsert: () => Promise.resolve() };
  const position = (index: number) => ({ partition: '0', sequenceNumber: index });
  const sinks = { items, deadEvents, pauses: [0, 0] };
  const ended = await processBatch(sinks, ['a', 'b'], position, convert, (one) => dead.push(one)).then(
    () => 'ended',
    (error: unknown) => error,
  );
  return { written: written.map(({ id }) => id), dead, ended };
}

const asItem = (event: unknown) => Promise.resolve({ id: String(event) });

describe('a batch', () => {
  test.each<StoreErrorKind>(['busy', 'unavailable'])(
    'ends at once for the host when the database is %s',
    async (kind) => {
      const { written, dead, ended } = await batch([kind], asItem);
      expect(ended).toMatchObject({ kind });
      expect([written, dead]).toEqual([[], []]);
    },
  );

  test('has an event dead after three tries that the database refuses, and goes on', async () => {
    const { written, dead, ended } = await batch(['too-large', 'too-large', 'too-large'], asItem);
    expect([ended, written]).toEqual(['ended', ['b']]);
    expect(dead).toMatchObject([{ event: 'a' }]);
  });

  test('has the text of a dead event that the database refuses, so that the next one is taken', async () => {
    const itself: Record<string, unknown> = {};
    itself['part'] = itself;
    const events = ['x'.repeat(3_000_000), itself, 'b'];
    const dead: PipelineItem[] = [];
    const written: PipelineItem[] = [];
    const sink = (into: PipelineItem[]) => ({
      upsert(item: PipelineItem) {
        if (JSON.stringify(item).length > 2_000_000)
          return Promise.reject(new StoreError('too-large', undefined));
        into.push(item);
        return Promise.resolve();
      },
    });
    await processBatch(
      { items: sink(written), deadEvents: sink(dead), pauses: [] },
      events,
      (index) => ({ partition: '0', sequenceNumber: index }),
      // The code of a user throws anything, of any size.
      (event) => (event === 'b' ? asItem(event) : Promise.reject(Object.create(null) as Error)),
      () => undefined,
    );
    expect(written).toEqual([{ id: 'b' }]);
    expect(dead.map(({ event }) => String(event).slice(0, 9))).toEqual(['xxxxxxxxx', '<ref *1> ']);
  });

  test('has the same id for each delivery of a dead event, and another one for another place', async () => {
    const fails = () => Promise.reject(new Error('no'));
    const first = await batch([], fails);
    const second = await batch([], fails);
    expect(first.dead.map(({ id }) => id)).toEqual(second.dead.map(({ id }) => id));
    expect(new Set(first.dead.map(({ id }) => id)).size).toBe(2);
  });
});
