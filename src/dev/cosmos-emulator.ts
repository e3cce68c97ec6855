import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { Readable } from 'node:stream';

import type { ResourcePlan } from '../plan/resource-plan.js';
import { listen, stopServer, urlOf } from './loopback.js';
import { type SentQuery, withinPartition } from './partition-scope.js';

/** An emulator of Cosmos DB on this machine, with everything in memory. */
export interface CosmosEmulator {
  readonly endpoint: string;
  readonly server: Server;
  readonly stop: () => Promise<void>;
}

/** The indexing policy of a planned container. */
interface IndexingPolicy {
  readonly indexingMode?: 'consistent' | 'none';
  readonly includedPaths?: readonly string[];
  readonly excludedPaths?: readonly string[];
  readonly compositeIndexes?: readonly (readonly {
    readonly path: string;
    readonly order?: 'ascending' | 'descending';
  }[])[];
}

/** The part of a planned database that the emulator needs. */
interface PlannedDatabase {
  readonly name: string;
  readonly containers?: readonly {
    readonly name: string;
    readonly partitionKey: string | readonly string[];
    readonly uniqueKeys?: readonly (readonly string[])[];
    readonly indexingPolicy?: IndexingPolicy;
  }[];
}

/** A query that the emulator received. */
export interface ReceivedQuery extends SentQuery {
  /** `<database>/<container>`. */
  readonly container: string;
  /** Values of the partition key. Undefined: the request names no partition. */
  readonly partition: readonly unknown[] | undefined;
  /** Headers of the request. */
  readonly headers: IncomingMessage['headers'];
}

/**
 * Starts an emulator with the databases and containers of a plan.
 * @param onQuery - Called with each query.
 */
export async function startCosmosEmulator(
  plan: ResourcePlan,
  onQuery: (query: ReceivedQuery) => void = () => undefined,
): Promise<CosmosEmulator> {
  const { createHttpServer } = await import('@vercel/cosmosdb-server');
  const server: Server = createHttpServer({ keepAlive: true });
  scopeQueries(server, partitionKeysOf(plan), onQuery);
  await listen(server, 0);
  const endpoint = urlOf(server);
  const stop = () => stopServer(server);
  try {
    for (const { name, containers = [] } of databasesOf(plan)) {
      await create(`${endpoint}/dbs`, { id: name });
      for (const { name: id, partitionKey, uniqueKeys = [], indexingPolicy } of containers)
        await create(`${endpoint}/dbs/${name}/colls`, {
          id,
          partitionKey: { paths: [partitionKey].flat(), kind: 'Hash' },
          uniqueKeyPolicy: { uniqueKeys: uniqueKeys.map((paths) => ({ paths })) },
          ...(indexingPolicy && { indexingPolicy: sentPolicy(indexingPolicy) }),
        });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, server, stop };
}

/**
 * Creates a database or a container. The emulator does not verify signatures. 409: several accounts of a plan
 * may have databases of one name.
 */
async function create(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-ms-version': '2018-12-31' },
    body: JSON.stringify(body),
  });
  if (!response.ok && response.status !== 409)
    throw new Error(
      `The emulator of Cosmos DB answered ${response.status} to ${url}: ${await response.text()}`,
    );
}

/** Returns an indexing policy as Cosmos DB takes it. Source: learn.microsoft.com/azure/cosmos-db/index-policy */
function sentPolicy({
  indexingMode,
  includedPaths,
  excludedPaths,
  compositeIndexes,
}: IndexingPolicy): object {
  const paths = (list: readonly string[]) => list.map((path) => ({ path }));
  return {
    ...(indexingMode && { indexingMode }),
    ...(includedPaths && { includedPaths: paths(includedPaths) }),
    ...(excludedPaths && { excludedPaths: paths(excludedPaths) }),
    ...(compositeIndexes && {
      // Cosmos DB reads an index backwards too. The emulator does not.
      compositeIndexes: [false, true].flatMap((isReversed) =>
        compositeIndexes.map((index) =>
          index.map(({ path, order = 'ascending' }) => ({
            path,
            order: (order === 'ascending') === isReversed ? 'descending' : 'ascending',
          })),
        ),
      ),
    }),
  };
}

/** Returns the paths of the partition key of each container, by `<database>/<container>`. */
function partitionKeysOf(plan: ResourcePlan): ReadonlyMap<string, readonly string[]> {
  return new Map(
    databasesOf(plan).flatMap(({ name, containers = [] }) =>
      containers.map(({ name: container, partitionKey }) => [`${name}/${container}`, [partitionKey].flat()]),
    ),
  );
}

const QUERY_PATH = /^\/dbs\/([^/]+)\/colls\/([^/]+)\/docs\/?$/;

/** Puts a step before the emulator that limits queries to the partition that their request names. */
function scopeQueries(
  server: Server,
  keys: ReadonlyMap<string, readonly string[]>,
  onQuery: (query: ReceivedQuery) => void,
): void {
  const handlers = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const [, database = '', container = ''] = QUERY_PATH.exec(request.url ?? '') ?? [];
    const isQuery = request.method === 'POST' && request.headers['x-ms-documentdb-isquery'] !== undefined;
    if (!isQuery || database === '') {
      for (const handle of handlers) handle(request, response);
      return;
    }
    scoped(request, `${database}/${container}`, keys, onQuery).then(
      (limited) => {
        for (const handle of handlers) handle(limited, response);
      },
      (error: unknown) => {
        response.writeHead(400, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ code: 'BadRequest', message: String(error) }));
      },
    );
  });
}

async function scoped(
  request: IncomingMessage,
  container: string,
  keys: ReadonlyMap<string, readonly string[]>,
  onQuery: (query: ReceivedQuery) => void,
): Promise<IncomingMessage> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const sent = JSON.parse(Buffer.concat(chunks).toString('utf8')) as SentQuery;
  const { headers, method, url } = request;
  const named = headers['x-ms-documentdb-partitionkey'];
  const partition = named === undefined ? undefined : (JSON.parse(String(named)) as unknown[]);
  onQuery({ ...sent, container, partition, headers });
  const limited =
    partition === undefined ? sent : withinPartition(sent, keys.get(container) ?? [], partition);
  // The emulator reads the method, the URL, the headers and the body of a request, and nothing else.
  return Object.assign(Readable.from([Buffer.from(JSON.stringify(limited))]), {
    headers: { ...headers, 'content-length': undefined },
    method,
    url,
  }) as unknown as IncomingMessage;
}

function databasesOf({ resources }: ResourcePlan): PlannedDatabase[] {
  return resources
    .filter(({ type }) => type === 'cosmos')
    .flatMap(({ config }) => (config['databases'] ?? []) as unknown as PlannedDatabase[]);
}
