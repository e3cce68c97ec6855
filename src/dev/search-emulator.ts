import { createServer, type IncomingMessage } from 'node:http';

import type { ResourcePlan } from '../plan/resource-plan.js';
import { joinedManifest } from './app-code.js';
import { LocalIndex, type SearchBody } from './local-index.js';
import { listen, stopServer, urlOf } from './loopback.js';
import type { IndexedDocument } from './odata-filter.js';

/** Indexes on this machine: a stand-in for Azure AI Search with the calls of the runtime. The change feed fills them. */
export interface LocalSearch {
  /** `http://127.0.0.1:<port>`, as an app setting has it. */
  readonly endpoint: string;
  /** Indexes by name. */
  readonly indexes: ReadonlyMap<string, LocalIndex>;
  readonly stop: () => Promise<void>;
}

/** Starts the indexes of the APIs of a plan. Undefined where no API has a search. */
export async function startSearch(plan: ResourcePlan): Promise<LocalSearch | undefined> {
  if (joinedManifest(plan).apis.every(({ search }) => search === undefined)) return undefined;
  const { server, indexes, endpoint } = await startIndexes();
  return { endpoint, indexes, stop: () => stopServer(server) };
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
