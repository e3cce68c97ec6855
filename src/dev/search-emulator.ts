import { createServer, type IncomingMessage } from 'node:http';

import type { ResourcePlan } from '../plan/resource-plan.js';
import type { CosmosTrigger } from '../runtime/contract/function-trigger.js';
import { indexFunctionOf } from '../runtime/contract/index-function.js';
import { joinedManifest } from './app-code.js';
import type { RegisteredEvent } from './functions-core.js';
import { LocalIndex, type SearchBody } from './local-index.js';
import { listen, stopServer, urlOf } from './loopback.js';
import type { IndexedDocument } from './odata-filter.js';

/** Indexes on this machine: a stand-in for Azure AI Search with the calls of the runtime, and for the change feeds that fill them. */
export interface LocalSearch {
  /** `http://127.0.0.1:<port>`, as an app setting has it. */
  readonly endpoint: string;
  /** Indexes by name. */
  readonly indexes: ReadonlyMap<string, LocalIndex>;
  /** Takes the items of a write to `<database>/<container>`. The function that follows the container gets them afterwards. */
  readonly follow: (container: string, items: readonly unknown[]) => void;
  /** Begins to deliver changes to the functions of the indexes. */
  start(events: readonly RegisteredEvent[], run: (name: string, input: unknown) => Promise<unknown>): void;
  /** Resolves once every change is delivered. */
  settled(): Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Times that a batch of changes is delivered. In Azure, a batch that fails is delivered again for ever. */
const DELIVERIES = 5;

/** Starts the indexes of the APIs of a plan. Undefined where no API has a search. */
export async function startSearch(plan: ResourcePlan): Promise<LocalSearch | undefined> {
  const feeds = joinedManifest(plan).apis.flatMap((api) =>
    api.search === undefined ? [] : [{ name: indexFunctionOf(api), container: containerOf(api.search.feed) }],
  );
  if (feeds.length === 0) return undefined;
  const { server, indexes } = await startIndexes();
  let run: ((name: string, input: unknown) => Promise<unknown>) | undefined;
  let delivered: Promise<void> = Promise.resolve();

  async function deliver(name: string, items: readonly unknown[]): Promise<void> {
    for (let time = 1; time <= DELIVERIES; time += 1) {
      const ended = await run?.(name, items).then(
        () => true,
        () => false,
      );
      if (ended !== false) return;
    }
  }

  return {
    endpoint: urlOf(server),
    indexes,
    follow: (container, items) => {
      for (const feed of feeds)
        if (feed.container === container && items.length > 0)
          // A body has the time and the ETag of the version before. The emulator has one replica, which needs neither.
          delivered = delivered.then(() =>
            deliver(
              feed.name,
              items.map((item) => ({ ...(item as object), _ts: 0 })),
            ),
          );
    },
    start: (events, runs) => {
      run = (name, input) =>
        events.some((event) => event.name === name) ? runs(name, input) : Promise.resolve();
    },
    settled: () => delivered,
    stop: () => stopServer(server),
  };
}

/** Starts a server with indexes, which has none at first. */
export async function startIndexes() {
  const indexes = new Map<string, LocalIndex>();
  const server = createServer((incoming, outgoing) => {
    void answer(indexes, incoming).then(({ status, body }) => {
      outgoing.writeHead(status, { 'content-type': 'application/json' });
      outgoing.end(body === undefined ? undefined : JSON.stringify(body));
    });
  });
  await listen(server, 0);
  return { server, indexes, endpoint: urlOf(server) };
}

async function answer(
  indexes: Map<string, LocalIndex>,
  incoming: IncomingMessage,
): Promise<{ status: number; body?: unknown }> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const text = Buffer.concat(chunks).toString('utf8');
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const [, name, action] =
    /^\/indexes(?:\/([a-z0-9-]+))?(?:\/docs\/(index|search))?\?/.exec(incoming.url ?? '') ?? [];
  if (name === undefined)
    return { status: 200, body: { value: Array.from(indexes.keys(), (one) => ({ name: one })) } };
  const index = indexes.get(name);
  try {
    if (incoming.method === 'PUT') {
      if (index !== undefined) return { status: 204 };
      indexes.set(name, new LocalIndex(body as ConstructorParameters<typeof LocalIndex>[0]));
      return { status: 201, body };
    }
    if (incoming.method === 'DELETE') return { status: indexes.delete(name) ? 204 : 404 };
    if (index === undefined) return { status: 404, body: { error: { message: `no index '${name}'` } } };
    if (action === 'index') {
      const value = index.change((body as { readonly value: readonly IndexedDocument[] }).value);
      return {
        status: value.some((one) => 'status' in one && one.status === false) ? 207 : 200,
        body: { value },
      };
    }
    return { status: 200, body: index.search(body as SearchBody) };
  } catch (error) {
    return { status: 400, body: { error: { message: String(error) } } };
  }
}

function containerOf({ databaseName, containerName }: CosmosTrigger): string {
  return `${databaseName}/${containerName}`;
}
