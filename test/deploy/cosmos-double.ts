import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, Server } from 'node:http';
import { createRequire } from 'node:module';

import { listen, stopServer, urlOf } from '../../src/dev/loopback.js';

type Item = Readonly<Record<string, unknown>>;

/** A container of the emulator. */
export interface Container {
  readonly url: string;
  readonly put: (item: Item, method?: 'create' | 'upsert') => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly items: () => Promise<Item[]>;
}

/** An emulator of Cosmos DB with requests that fail as a test says. */
export interface CosmosDouble {
  readonly server: Server;
  /** Creates a container, with the partition key `/id` unless it says otherwise. */
  readonly container: (name: string, properties?: object) => Promise<Container>;
  /** Items of one page at most. Azure too sends fewer than were asked for where they are large. Default: as many as were asked for. */
  pageSize: number;
  /** Requests that came, as `GET /dbs/…`. */
  readonly requests: string[];
  readonly stop: () => Promise<void>;
  /** Called before each request. Returns a status that answers it, `lost` for an answer that never arrives, or undefined. */
  before: (request: IncomingMessage) => number | 'lost' | undefined | Promise<number | 'lost' | undefined>;
}

export async function startCosmosDouble(): Promise<CosmosDouble> {
  const { createHttpServer } = await import('@vercel/cosmosdb-server');
  narrowQueries();
  const server: Server = createHttpServer({ keepAlive: true });
  const [emulate] = server.listeners('request') as ((...args: unknown[]) => void)[];
  server.removeAllListeners('request');
  const requests: string[] = [];
  const double: CosmosDouble = {
    server,
    requests,
    pageSize: Infinity,
    before: () => undefined,
    stop: () => stopServer(server),
    async container(name, properties = {}) {
      const base = urlOf(server);
      await post(`${base}/dbs`, { id: 'db' });
      const url = `${base}/dbs/db/colls/${name}`;
      await post(`${base}/dbs/db/colls`, { id: name, partitionKey: { paths: ['/id'] }, ...properties });
      return {
        url,
        put: (item, method = 'create') =>
          post(`${url}/docs`, item, {
            'x-ms-documentdb-partitionkey': JSON.stringify([item['id']]),
            ...(method === 'upsert' && { 'x-ms-documentdb-is-upsert': 'true' }),
          }),
        remove: async (id) => {
          await fetch(`${url}/docs/${id}`, {
            method: 'DELETE',
            headers: { ...SETUP, 'x-ms-documentdb-partitionkey': JSON.stringify([id]) },
          });
        },
        items: async () => {
          const items: Item[] = [];
          let continuation: string | null = '';
          do {
            const answer: Response = await fetch(`${url}/docs`, {
              method: 'POST',
              headers: {
                ...SETUP,
                'content-type': 'application/query+json',
                'x-ms-documentdb-isquery': 'True',
                'x-ms-documentdb-query-enablecrosspartition': 'True',
                'x-ms-max-item-count': '1000',
                ...(continuation !== '' && { 'x-ms-continuation': continuation }),
              },
              body: JSON.stringify({ query: 'SELECT * FROM c', parameters: [] }),
            });
            items.push(...((await answer.json()) as { readonly Documents: Item[] }).Documents);
            continuation = answer.headers.get('x-ms-continuation');
          } while (continuation !== null);
          return items;
        },
      };
    },
  };
  server.on(
    'request',
    (request: IncomingMessage, response: { writeHead(status: number): void; end(): void }) => {
      if (request.headers['x-test-setup'] !== undefined) {
        inDouble.run(true, () => emulate?.(request, response));
        return;
      }
      requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
      const asked = Number(request.headers['x-ms-max-item-count']);
      if (asked > double.pageSize) request.headers['x-ms-max-item-count'] = String(double.pageSize);
      void Promise.resolve(double.before(request)).then((fault) => {
        if (typeof fault === 'number') {
          response.writeHead(fault);
          response.end();
        } else if (fault === 'lost') {
          // The emulator does it, and its answer is lost.
          const { socket } = request;
          response.end = () => socket.destroy();
          inDouble.run(true, () => emulate?.(request, response));
        } else inDouble.run(true, () => emulate?.(request, response));
      });
    },
  );
  await listen(server, 0);
  return double;
}

/** Set while an emulator of this file answers. */
const inDouble = new AsyncLocalStorage<true>();

/** The part of the emulator that answers queries of one container. */
interface EmulatedItems {
  _data: Map<string, { read(): Item }>;
  query(query: object, page: EmulatedPage): unknown;
}

interface EmulatedPage {
  readonly maxItemCount?: number;
  readonly continuation?: { readonly token: string };
}

/**
 * Lets a query of the emulator see only the items that its page can have. The emulator copies the list of all items once for each item, so that
 * one page of a container of 100,000 items takes minutes. Emulators of other tests in the process are left as they are.
 */
function narrowQueries(): void {
  const emulator = createRequire(import.meta.url)('@vercel/cosmosdb-server/lib/account/items.js') as {
    readonly default: { readonly prototype: EmulatedItems };
  };
  const { prototype } = emulator.default;
  const { query } = prototype;
  if (query.name === 'narrowed') return;
  prototype.query = function narrowed(asked, page) {
    if (inDouble.getStore() === undefined) return query.call(this, asked, page);
    const all = this._data;
    const since = (asked as { readonly parameters?: readonly { readonly value: number }[] }).parameters?.[0];
    const first = /^\+RID:([^#]*)/.exec(page.continuation?.token ?? '')?.[1] ?? '';
    const seen = [...all].filter(
      ([rid, item]) => rid >= first && (since === undefined || Number(item.read()['_ts']) >= since.value),
    );
    // The emulator sorts by this id too, and needs one item more than the page has.
    seen.sort(([one], [other]) => (one < other ? -1 : 1));
    this._data = new Map(seen.slice(0, (page.maxItemCount ?? Infinity) + 1));
    try {
      return query.call(this, asked, page);
    } finally {
      this._data = all;
    }
  };
}

/** Requests of the test itself, which no fault hits. */
const SETUP = { 'x-test-setup': '1', 'x-ms-version': '2018-12-31' };

async function post(
  url: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...SETUP, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok && answer.status !== 409) throw new Error(`${answer.status} ${await answer.text()}`);
}
