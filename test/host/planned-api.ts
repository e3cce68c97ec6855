import { writeFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';

import { CosmosClient } from '@azure/cosmos';
import { QueueServiceClient } from '@azure/storage-queue';

import type { Start } from '../../src/dev/app-code.js';
import type { RegisteredEvent, RegisteredFunction } from '../../src/dev/functions-core.js';
import type { Issuer } from '../../src/dev/issuer.js';
import type { LocalHost, LocalLog } from '../../src/dev/local-host.js';
import type { ReceivedQuery } from '../../src/dev/cosmos-emulator.js';
import { startRun } from '../../src/dev/run-locally.js';
import type { Topics } from '../../src/dev/topic-emulator.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';

export type { Start };

/** The emulator of Cosmos DB, as tests use it. */
export interface Emulator {
  readonly endpoint: string;
  readonly client: CosmosClient;
  /** Has the next `times` requests answered like this instead; the emulator itself is never busy. 0 ends it. */
  refuse(times: number, status: number, headers?: Readonly<Record<string, string>>, message?: string): void;
}

/** The emulator of queues, as tests use it. */
export interface Queues {
  readonly connectionString: string;
  readonly client: QueueServiceClient;
}

/** The apps of a plan, running on this machine. */
export interface RunningApi extends LocalHost {
  readonly key: string;
  /** What the functions logged. */
  readonly logs: readonly LocalLog[];
  /** Those that answer http calls. */
  readonly functions: readonly RegisteredFunction[];
  /** The others. */
  readonly events: readonly RegisteredEvent[];
  readonly emulator: Emulator;
  /** Queries that the emulator received, in order. */
  readonly queries: readonly ReceivedQuery[];
  /** Undefined where no function waits for a queue. */
  readonly queues: Queues | undefined;
  /** Undefined where the plan has no topic of Service Bus. */
  readonly topics: Topics | undefined;
  /** Resolves once every event of topics and change feeds is delivered. */
  readonly settled: () => Promise<void>;
}

/** Starts everything that a plan has code for, from the sources or a bundle, on any free port. */
export async function startPlannedApi(
  plan: ResourcePlan,
  start: Start,
  { issuer }: { readonly issuer?: Issuer } = {},
): Promise<RunningApi> {
  const logs: LocalLog[] = [];
  const queries: ReceivedQuery[] = [];
  const options = {
    port: 0,
    start,
    log: (line: LocalLog) => logs.push(line),
    onQuery: (query: ReceivedQuery) => queries.push(query),
    ...(issuer && { issuer }),
  };
  const running = await startRun(plan, options);
  const { url, key, run, registered, data, queues, topics, settled } = running;
  const client = new CosmosClient({
    endpoint: data?.endpoint ?? 'http://127.0.0.1:0',
    key: 'ZW11bGF0b3I=',
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  return {
    url,
    key,
    run,
    logs,
    queries,
    functions: registered.http,
    events: registered.events,
    emulator: {
      endpoint: data?.endpoint ?? '',
      client,
      refuse: data === undefined ? () => undefined : refusals(data.server),
    },
    queues: queues && {
      connectionString: queues.connectionString,
      client: QueueServiceClient.fromConnectionString(queues.connectionString),
    },
    topics,
    settled,
    stop: async () => {
      client.dispose();
      await running.stop();
    },
  };
}

/** The bundle that goes to Azure, started as the Functions host does: from a folder with the manifest. */
export function fromBundle(bundle: string): Start {
  return (manifest, folder) => {
    writeFileSync(join(folder, 'main.cjs'), readFileSync(bundle));
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    createRequire(import.meta.url)(join(folder, 'main.cjs'));
  };
}

function refusals(server: Server): Emulator['refuse'] {
  const queue: { status: number; headers: Readonly<Record<string, string>>; message: string }[] = [];
  const [handle] = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const refusal = queue.shift();
    if (refusal === undefined) handle?.(request, response);
    else {
      response.writeHead(refusal.status, { 'content-type': 'application/json', ...refusal.headers });
      response.end(JSON.stringify({ code: 'Refused', message: refusal.message }));
    }
  });
  return (times, status, headers = {}, message = 'Detail from inside: key=abc') => {
    queue.length = 0;
    for (let time = 0; time < times; time += 1) queue.push({ status, headers, message });
  };
}
