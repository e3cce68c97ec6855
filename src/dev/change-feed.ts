import type { Deliveries } from './deliveries.js';
import type { RegisteredEvent } from './functions-core.js';

/** A stand-in for the change feed of Cosmos DB: writes start the functions that follow their container. */
export interface ChangeFeed {
  /** Takes the items that a write created or replaced in `<database>/<container>`. The functions get them afterwards. */
  readonly follow: (container: string, items: readonly unknown[]) => void;
  /** Begins to deliver changes. */
  start(events: readonly RegisteredEvent[], run: (name: string, input: unknown) => Promise<unknown>): void;
}

/** Times that a batch of changes is delivered to a function with a retry policy. In Azure, such a batch is delivered again for ever. */
const DELIVERIES = 5;

interface Follower {
  readonly event: RegisteredEvent;
  /** A function gets one batch after the other. */
  delivered: Promise<void>;
}

/** Returns the change feed of all containers. It delivers nothing before it is started. */
export function createChangeFeed(deliveries: Deliveries): ChangeFeed {
  const followers: Follower[] = [];
  let run: (name: string, input: unknown) => Promise<unknown> = () => Promise.resolve();

  async function deliver({ name, retries }: RegisteredEvent, items: readonly unknown[]): Promise<void> {
    // Only indexes retry. They wait for replicas that lack a change, by its time: the emulator has one replica.
    const input = retries ? items.map((item) => ({ ...(item as object), _ts: 0 })) : items;
    for (let time = 1; time <= (retries ? DELIVERIES : 1); time += 1) {
      const ended = await run(name, input).then(
        () => true,
        () => false,
      );
      if (ended) return;
    }
  }

  return {
    follow: (container, items) => {
      if (items.length === 0) return;
      for (const follower of followers) {
        if (followedBy(follower.event) !== container) continue;
        follower.delivered = follower.delivered.then(() => deliver(follower.event, items));
        deliveries.add(follower.delivered);
      }
    },
    start: (events, runs) => {
      run = runs;
      for (const event of events)
        if (followedBy(event) !== undefined) followers.push({ event, delivered: Promise.resolve() });
    },
  };
}

/** Returns the `<database>/<container>` that a function follows. */
export function followedBy({ binding }: Pick<RegisteredEvent, 'binding'>): string | undefined {
  if (binding['type'] !== 'cosmosDBTrigger') return undefined;
  return `${String(binding['databaseName'])}/${String(binding['containerName'])}`;
}
