import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';

import { type ContainerRequest, CosmosClient } from '@azure/cosmos';
import { createHttpServer } from '@vercel/cosmosdb-server';

import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import type { DatabaseConfig } from '../../src/resources/cosmos/requirement.js';
import { stopServer, urlOf } from './local-host.js';

/** An emulator of Cosmos DB on this machine, with everything in memory. */
export interface Emulator {
  readonly endpoint: string;
  readonly client: CosmosClient;
  /** Has the next `times` requests answered like this instead; the emulator itself is never busy. 0 ends it. */
  refuse(times: number, status: number, headers?: Readonly<Record<string, string>>): void;
  stop(): Promise<void>;
}

/** Starts an emulator with the databases and containers of a plan. */
export async function startEmulator(plan: ResourcePlan): Promise<Emulator> {
  const server: Server = createHttpServer({ keepAlive: true });
  const refuse = refusals(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = urlOf(server);
  const client = new CosmosClient({
    endpoint,
    key: 'ZW11bGF0b3I=',
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  for (const { name, containers = [] } of databasesOf(plan)) {
    const { database } = await client.databases.createIfNotExists({ id: name });
    for (const container of containers) {
      const { uniqueKeys = [] } = container;
      const request: ContainerRequest = {
        id: container.name,
        partitionKey: { paths: [container.partitionKey].flat() },
        uniqueKeyPolicy: { uniqueKeys: uniqueKeys.map((paths) => ({ paths: [...paths] })) },
      };
      await database.containers.createIfNotExists(request);
    }
  }
  return {
    endpoint,
    client,
    refuse,
    stop: async () => {
      client.dispose();
      await stopServer(server);
    },
  };
}

function refusals(server: Server): Emulator['refuse'] {
  const queue: { status: number; headers: Readonly<Record<string, string>> }[] = [];
  const [handle] = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const refusal = queue.shift();
    if (refusal === undefined) handle?.(request, response);
    else {
      response.writeHead(refusal.status, { 'content-type': 'application/json', ...refusal.headers });
      response.end(JSON.stringify({ code: 'Refused', message: 'Detail from inside: key=abc' }));
    }
  });
  return (times, status, headers = {}) => {
    queue.length = 0;
    for (let time = 0; time < times; time += 1) queue.push({ status, headers });
  };
}

function databasesOf({ resources }: ResourcePlan): DatabaseConfig[] {
  return resources
    .filter(({ type }) => type === 'cosmos')
    .flatMap(({ config }) => config['databases'] as unknown as DatabaseConfig[]);
}
