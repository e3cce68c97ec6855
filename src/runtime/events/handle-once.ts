import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import type { CloudEvent } from '../contract/events.js';
import { type Store, StoreError, type StoredItem } from '../store.js';

/** Lease of an event: until it ends, only the process that holds it handles the event. A heartbeat renews it. */
export interface Lease {
  readonly seconds: number;
  /** Seconds between two renewals by the holder, and between two reads by a process that waits. */
  readonly renewSeconds: number;
}

/** As long as the default lock of Service Bus on a message. */
const LEASE: Lease = { seconds: 60, renewSeconds: 15 };

/**
 * Runs a handler for an event, unless the handler completed for this event before. Two deliveries of one event do not
 * run at the same time while the holder renews its lease. If the holder dies, another process handles the event.
 * @throws The error of the handler. The event is free again.
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
  let renewal = Promise.resolve();
  const heartbeat = setInterval(() => {
    renewal = renewal
      .then(async () => {
        current = await store.replace({ ...entry, ...runningFor(lease) }, id, current.etag);
      })
      .catch(ignored);
  }, lease.renewSeconds * 1000);
  const stopRenewing = async () => {
    clearInterval(heartbeat);
    await renewal;
  };
  try {
    await run();
  } catch (error) {
    await stopRenewing();
    // If the removal fails, the event is free again when the lease ends.
    await store.remove(id, id, current.etag).catch(ignored);
    throw error;
  }
  await stopRenewing();
  // If this failure were thrown, the handler would certainly run again. Without it, the handler runs again only if the
  // message is delivered again.
  await store.replace({ ...entry, state: 'done' }, id, current.etag).catch(ignored);
}

/** Takes the lease of an event and returns its entry; undefined once the event was handled. */
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
    // The host keeps the message locked meanwhile. If it were returned to the queue, it would use up its deliveries at once.
    await wait(lease.renewSeconds * 1000);
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
