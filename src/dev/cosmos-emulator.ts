import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

import type { ResourcePlan } from '../plan/resource-plan.js';
import {
  type ContainerKeys,
  failedStatuses,
  type SentOperation,
  type StoredDocument,
  WriteOrder,
} from './atomic-batch.js';
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

/** Is called with the items that a write created or replaced in `<database>/<container>`. */
export type OnWrite = (container: string, items: readonly unknown[]) => void;

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
 * @param onWrite - Called with the items of each write.
 */
export async function startCosmosEmulator(
  plan: ResourcePlan,
  onQuery: (query: ReceivedQuery) => void = () => undefined,
  onWrite: OnWrite = () => undefined,
): Promise<CosmosEmulator> {
  const { createHttpServer } = await import('@vercel/cosmosdb-server');
  const server: Server = createHttpServer({ keepAlive: true });
  addMissing(server, keysOf(plan), onQuery, onWrite);
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
      `emulator of Cosmos DB: must accept the call of ${url}, received ${response.status}: ${await response.text()}. Start the emulator again.`,
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

/** Returns the keys of each container, by `<database>/<container>`. */
function keysOf(plan: ResourcePlan): ReadonlyMap<string, ContainerKeys> {
  return new Map(
    databasesOf(plan).flatMap(({ name, containers = [] }) =>
      containers.map(({ name: container, partitionKey, uniqueKeys = [] }) => [
        `${name}/${container}`,
        { partition: [partitionKey].flat(), unique: uniqueKeys.flat() },
      ]),
    ),
  );
}

const ITEMS_PATH = /^\/dbs\/([^/]+)\/colls\/([^/]+)\/docs(?:\/|$)/;

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Puts a step before the emulator for what Cosmos DB does and the emulator does not: queries stay in the partition that their request
 * names, and of the operations of a transaction all are made or none.
 */
function addMissing(
  server: Server,
  keys: ReadonlyMap<string, ContainerKeys>,
  onQuery: (query: ReceivedQuery) => void,
  onWrite: OnWrite,
): void {
  const handlers = server.listeners('request') as RequestListener[];
  const handle: Handle = (request, response) => {
    for (const handler of handlers) handler(request, response);
  };
  const order = new WriteOrder();
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const [, database = '', name = ''] = ITEMS_PATH.exec(request.url ?? '') ?? [];
    const container = `${database}/${name}`;
    const known = keys.get(container);
    // The SDK asks for the plan of a query with a POST that stores nothing.
    const isPlan = request.headers['x-ms-cosmos-is-query-plan-request'] !== undefined;
    if (known === undefined || request.method === 'GET' || isPlan) handle(request, response);
    else {
      answered(response, () => {
        if (request.headers['x-ms-documentdb-isquery'] !== undefined)
          return answerQuery(handle, request, response, { ...known, container }, onQuery);
        if (request.headers['x-ms-cosmos-batch-atomic'] !== undefined)
          return order.transaction(async () => {
            const items = await answerTransaction(handle, request, response, known);
            onWrite(container, items);
          });
        return order.write(async () => {
          const stored = await answerOf(handle, request, response);
          // The change feed does not show deletions.
          if (request.method !== 'DELETE' && response.statusCode < 300) onWrite(container, [stored]);
        });
      });
    }
  });
}

/** Answers 400 where a request is not one of the SDK. */
function answered(response: ServerResponse, answer: () => Promise<void>): void {
  answer().catch((error: unknown) => {
    send(response, 400, { code: 'BadRequest', message: String(error) });
  });
}

async function answerQuery(
  handle: Handle,
  request: IncomingMessage,
  response: ServerResponse,
  { container, partition: paths }: ContainerKeys & { readonly container: string },
  onQuery: (query: ReceivedQuery) => void,
): Promise<void> {
  const sent = (await bodyOf(request)) as SentQuery;
  const partition = partitionOf(request);
  onQuery({ ...sent, container, partition, headers: request.headers });
  const limited = partition === undefined ? sent : withinPartition(sent, paths, partition);
  handle(requestWith(request, limited), response);
}

async function answerTransaction(
  handle: Handle,
  request: IncomingMessage,
  response: ServerResponse,
  keys: ContainerKeys,
): Promise<unknown[]> {
  const operations = (await bodyOf(request)) as SentOperation[];
  const partition = partitionOf(request) ?? [];
  const all = withinPartition({ query: 'SELECT * FROM c' }, keys.partition, partition);
  const found = await ask(handle, requestWith(request, all, { 'x-ms-documentdb-isquery': 'True' }));
  const { Documents: items } = found as { readonly Documents: readonly StoredDocument[] };
  const statuses = failedStatuses(items, operations, keys, partition);
  if (statuses !== undefined) {
    send(
      response,
      207,
      statuses.map((statusCode) => ({ statusCode, requestCharge: 0 })),
    );
    return [];
  }
  // Cosmos DB takes the partition from the request, and the emulator from each operation.
  const partitionKey = request.headers['x-ms-documentdb-partitionkey'];
  const sent = requestWith(
    request,
    operations.map((one) => ({ ...one, partitionKey })),
  );
  const results = (await answerOf(handle, sent, response)) as readonly { readonly resourceBody?: unknown }[];
  return operations.flatMap(({ resourceBody }, index) =>
    resourceBody === undefined ? [] : [results[index]?.resourceBody],
  );
}

/** Has the emulator answer a caller, and returns the body of its answer. Undefined for an answer without one. */
async function answerOf(
  handle: Handle,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<unknown> {
  const end = response.end.bind(response) as (body?: string) => ServerResponse;
  let answer: string | undefined;
  // The emulator calls it once, with the body.
  response.end = ((body?: string) => end((answer = body))) as ServerResponse['end'];
  handle(request, response);
  await once(response, 'close');
  return answer === undefined ? undefined : JSON.parse(answer);
}

/** Returns the answer of the emulator to a request that is not one of a caller. */
function ask(handle: Handle, request: IncomingMessage): Promise<unknown> {
  return new Promise((resolve) => {
    // The emulator writes a status, headers and a body.
    const response = {
      statusCode: 200,
      setHeader: () => undefined,
      end: (text: string) => {
        resolve(JSON.parse(text));
      },
    };
    handle(request, response as unknown as ServerResponse);
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function partitionOf({ headers }: IncomingMessage): unknown[] | undefined {
  const named = headers['x-ms-documentdb-partitionkey'];
  return named === undefined ? undefined : (JSON.parse(String(named)) as unknown[]);
}

/** Returns a request with another body. The emulator reads the method, the URL, the headers and the body, and nothing else. */
function requestWith(
  { headers, method, url }: IncomingMessage,
  body: unknown,
  more: IncomingMessage['headers'] = {},
): IncomingMessage {
  return Object.assign(Readable.from([Buffer.from(JSON.stringify(body))]), {
    headers: { ...headers, ...more, 'content-length': undefined },
    method,
    url,
  }) as unknown as IncomingMessage;
}

function databasesOf({ resources }: ResourcePlan): PlannedDatabase[] {
  return resources
    .filter(({ type }) => type === 'cosmos')
    .flatMap(({ config }) => (config['databases'] ?? []) as unknown as PlannedDatabase[]);
}
