import type { EventsManifest, HandledEvents } from '../contract/events.js';
import { cosmosStore } from '../cosmos-store.js';
import type { Store } from '../store.js';
import { handleOnce } from './handle-once.js';
import { readEvent } from './read-event.js';
import { ownValue } from '../own-value.js';

/** Runs a handler for the event of a message. */
export type Subscriber = (message: unknown, run: (event: unknown) => Promise<unknown>) => Promise<void>;

/**
 * Returns the subscriber of a function, which handles the messages of its subscription; undefined for any
 * other function.
 * @param name - Name of the function in its app: two functions handle one event each.
 */
export function subscriberOf(
  events: EventsManifest | undefined,
  { name, export: exported }: { readonly name: string; readonly export: string },
): Subscriber | undefined {
  if (events === undefined || !Object.hasOwn(events.subscribers, exported)) return undefined;
  const types = ownValue(events.subscribers, exported) ?? [];
  const { handled } = events;
  let store: Store | undefined;
  return async (message, run) => {
    const event = readEvent(message);
    // A new subscription receives every event until its filter exists.
    if (!types.includes(event.type)) return;
    if (handled === undefined) {
      await run(event);
      return;
    }
    store ??= storeOf(handled);
    await handleOnce({ store }, name, event, () => run(event));
  };
}

function storeOf({ endpoint, database, container }: HandledEvents): Store {
  const url = ownValue(process.env, endpoint);
  if (url === undefined || url === '')
    throw new Error(`app setting ${endpoint}: must be set, received none. Apply the plan again.`);
  return cosmosStore(url, database, container);
}
