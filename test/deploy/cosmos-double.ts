import type { IncomingMessage, Server } from 'node:http';

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
  /** Requests that came, as `GET /dbs/…`. */
  readonly requests: string[];
  readonly stop: () => Promise<void>;
  /** Called before each request. Returns a status that answers it, `lost` for an answer that never arrives, or undefined. */
  before: (request: IncomingMessage) => number | 'lost' | undefined | Promise<number | 'lost' | undefined>;
}

export async function startCosmosDouble(): Promise<CosmosDouble> {
  const { createHttpServer } = await import('@vercel/cosmosdb-server');
  const server: Server = createHttpServer({ keepAlive: true });
  const [emulate] = server.listeners('request') as ((...args: unknown[]) => void)[];
  server.removeAllListeners('request');
  const requests: string[] = [];
  const double: CosmosDouble = {
    server,
    requests,
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
          const answer = await fetch(`${url}/docs`, { headers: { ...SETUP, 'x-ms-max-item-count': '-1' } });
          return ((await answer.json()) as { readonly Documents: Item[] }).Documents;
        },
      };
    },
  };
  server.on(
    'request',
    (request: IncomingMessage, response: { writeHead(status: number): void; end(): void }) => {
      if (request.headers['x-test-setup'] !== undefined) {
        emulate?.(request, response);
        return;
      }
      requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
      void Promise.resolve(double.before(request)).then((fault) => {
        if (typeof fault === 'number') {
          response.writeHead(fault);
          response.end();
        } else if (fault === 'lost') {
          // The emulator does it, and its answer is lost.
          const { socket } = request;
          response.end = () => socket.destroy();
          emulate?.(request, response);
        } else emulate?.(request, response);
      });
    },
  );
  await listen(server, 0);
  return double;
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
