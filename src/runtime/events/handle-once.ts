import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import type { CloudEvent } from '../contract/events.js';
import { type Store, StoreError, type StoredItem } from '../store.js';

/**
 * Lease of an event: the time for which other processes leave the event to the one that handles it, after its
 * last sign of life.
 */
export interface Lease {
  readonly seconds: number;
  /** Between two looks at, and two signs of life of, the process that handles an event. */
  readonly beatSeconds: number;
}

/** As long as Service Bus itself leaves a message to one receiver by default. */
export const LEASE: Lease = { seconds: 60, beatSeconds: 15 };

/**
 * Runs a handler for an event, unless it has run for it to its end. What it throws is thrown, and the event is free again.
 * Two deliveries of one event never run at the same time, as long as the process that handles it gives signs of life; after
 * one that died, the event is handled again.
 */
export async function handleOnce(
  { store, lease = LEASE }: { readonly store: Store; readonly lease?: Lease },
  handler: string,
  event: CloudEvent,
  run: () => Promise<unknown>,
): Promise<void> {
  const id = createHash('sha256')
    .update(JSON.stringify([handler, event.source, event.id]))
    .digest('hex');
  const entry = { id, handler, event: event.id, source: event.source };
  const claimed = await claim(store, entry, lease);
  if (claimed === undefined) return;
  let current = claimed;
  let beats = Promise.resolve();
  const pulse = setInterval(() => {
    beats = beats
      .then(async () => {
        current = await store.replace({ ...entry, ...runningFor(lease) }, id, current.etag);
      })
      .catch(ignored);
  }, lease.beatSeconds * 1000);
  const rest = async () => {
    clearInterval(pulse);
    await beats;
  };
  try {
    await run();
  } catch (error) {
    await rest();
    // If the removal fails, the event is free again when the lease ends.
    await store.remove(id, id, current.etag).catch(ignored);
    throw error;
  }
  await rest();
  // Thrown, this would have the handler run again for certain; so it does only if the message is delivered again.
  await store.replace({ ...entry, state: 'done' }, id, current.etag).catch(ignored);
}

/** Returns the entry of an event that is this process's to handle; undefined once it was handled. */
async function claim(
  store: Store,
  entry: { readonly id: string },
  lease: Lease,
): Promise<StoredItem | undefined> {
  const { id } = entry;
  for (;;) {
    try {
      return await store.create({ ...entry, ...runningFor(lease) }, id);
    } catch (error) {
      if (!isKind(error, 'exists')) throw error;
    }
    const found = await store.read(id, id);
    if (found === undefined) continue;
    if (found.item['state'] === 'done') return undefined;
    if (Number(found.item['until']) <= Date.now()) {
      try {
        return await store.replace({ ...entry, ...runningFor(lease) }, id, found.etag);
      } catch (error) {
        if (!isKind(error, 'changed') && !isKind(error, 'missing')) throw error;
        continue;
      }
    }
    // The host keeps the message locked meanwhile. Given back, it would use up its tries at once.
    await wait(lease.beatSeconds * 1000);
  }
}

function runningFor({ seconds }: Lease) {
  return { state: 'running', until: Date.now() + seconds * 1000 };
}

function isKind(error: unknown, kind: StoreError['kind']): boolean {
  return error instanceof StoreError && error.kind === kind;
}

function ignored(): void {
  // The lease ends by itself.
}
