import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';

import { toStoreError } from '../cosmos-store.js';
import type { DeadEvent, PipelineItem } from '../contract/pipeline.js';
import { StoreError } from '../store.js';

/** A container that takes items, replacing those with the same id. */
export interface Sink {
  upsert(item: PipelineItem): Promise<unknown>;
}

/** Containers of a pipeline, and the times at which a failed event is tried again. */
export interface Sinks {
  readonly items: Sink;
  readonly deadEvents: Sink;
  /** Milliseconds before each further try of an event. */
  readonly pauses?: readonly number[];
}

const PAUSES: readonly number[] = [100, 1000];

/** Characters of a text in a dead event. Escaped, they have less than the 2 MB of an item. */
const MAX_TEXT = 100_000;

/** Position of an event in its hub; undefined parts are not known. */
export interface Position {
  readonly partition: unknown;
  readonly sequenceNumber: unknown;
}

/**
 * Converts the events of a batch one after another, in the order of their partition, and writes the results. An event on which the code
 * fails each time is written to the dead events.
 * @param report - Logs a dead event.
 * @throws StoreError when the database does not answer: the host delivers the batch again, and no event is lost.
 */
export async function processBatch(
  { items, deadEvents, pauses = PAUSES }: Sinks,
  events: readonly unknown[],
  positionOf: (index: number) => Position,
  convert: (event: unknown) => Promise<unknown>,
  report: (dead: DeadEvent) => void,
): Promise<void> {
  for (const [index, event] of events.entries()) {
    const error = await failureOf(pauses, async () => {
      for (const item of itemsIn(await convert(event))) await written(items, item);
    });
    if (error === undefined) continue;
    const dead = deadEvent(event, positionOf(index), error);
    report(dead);
    await writtenDead(deadEvents, dead);
  }
}

/** Writes a dead event; the beginning of its text, where the database never takes the event itself. */
async function writtenDead(sink: Sink, dead: DeadEvent): Promise<void> {
  try {
    await written(sink, { ...dead });
  } catch (error) {
    if (error instanceof StoreError && isPassing(error)) throw error;
    await written(sink, { ...dead, event: textOf(dead.event).slice(0, MAX_TEXT) });
  }
}

/** Returns the last error of a task that fails each time; undefined when it ends. */
async function failureOf(pauses: readonly number[], task: () => Promise<void>): Promise<unknown> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await task();
      return undefined;
    } catch (error) {
      if (error instanceof StoreError && isPassing(error)) throw error;
      const pause = pauses[attempt];
      if (pause === undefined) return error;
      await wait(pause);
    }
  }
}

/** Returns true for an error after which the same write can succeed. */
function isPassing({ kind }: StoreError): boolean {
  return kind === 'busy' || kind === 'unavailable';
}

async function written(sink: Sink, item: PipelineItem): Promise<void> {
  await sink.upsert(item).catch((error: unknown) => {
    throw toStoreError(error);
  });
}

/** @throws Error when the code returned something else than items. */
function itemsIn(made: unknown): readonly PipelineItem[] {
  if (made === undefined || made === null) return [];
  const items: readonly unknown[] = Array.isArray(made) ? made : [made];
  if (items.every(isItem)) return items;
  throw new Error(
    'transform: must return an item with an id, a list of them or nothing, received something else. Return { id, … }.',
  );
}

function isItem(given: unknown): given is PipelineItem {
  return typeof given === 'object' && given !== null && 'id' in given && typeof given.id === 'string';
}

function deadEvent(event: unknown, position: Position, error: unknown): DeadEvent {
  const id = createHash('sha256')
    .update(textOf([position, event]))
    .digest('hex');
  const message = error instanceof Error ? error.message : textOf(error);
  return { id, event, error: message.slice(0, MAX_TEXT), failedAt: new Date().toISOString() };
}

/** Returns a text as it is, anything else as JSON, and what code made hold itself as Node.js shows it. */
function textOf(event: unknown): string {
  if (typeof event === 'string') return event;
  try {
    return JSON.stringify([event]).slice(1, -1);
  } catch {
    return inspect(event);
  }
}
