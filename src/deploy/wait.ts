import { setTimeout as sleep } from 'node:timers/promises';

/** Waits, at most until a signal aborts. */
export async function wait(seconds: number, signal?: AbortSignal): Promise<void> {
  // A signal that aborts ends the wait without an error.
  await sleep(seconds * 1000, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}
