import type { Server } from 'node:http';

import type { ResourcePlan } from '../plan/resource-plan.js';
import { listen, stopServer, urlOf } from './loopback.js';

/** An emulator of Cosmos DB on this machine, with everything in memory. */
export interface CosmosEmulator {
  readonly endpoint: string;
  readonly server: Server;
  readonly stop: () => Promise<void>;
}

/** The part of a planned database that the emulator needs. */
interface PlannedDatabase {
  readonly name: string;
  readonly containers?: readonly {
    readonly name: string;
    readonly partitionKey: string | readonly string[];
    readonly uniqueKeys?: readonly (readonly string[])[];
  }[];
}

/** Starts an emulator with the databases and containers of a plan. */
export async function startCosmosEmulator(plan: ResourcePlan): Promise<CosmosEmulator> {
  const { createHttpServer } = await import('@vercel/cosmosdb-server');
  const server: Server = createHttpServer({ keepAlive: true });
  await listen(server, 0);
  const endpoint = urlOf(server);
  const stop = () => stopServer(server);
  try {
    for (const { name, containers = [] } of databasesOf(plan)) {
      await create(`${endpoint}/dbs`, { id: name });
      for (const { name: id, partitionKey, uniqueKeys = [] } of containers)
        await create(`${endpoint}/dbs/${name}/colls`, {
          id,
          partitionKey: { paths: [partitionKey].flat(), kind: 'Hash' },
          uniqueKeyPolicy: { uniqueKeys: uniqueKeys.map((paths) => ({ paths })) },
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

function databasesOf({ resources }: ResourcePlan): PlannedDatabase[] {
  return resources
    .filter(({ type }) => type === 'cosmos')
    .flatMap(({ config }) => (config['databases'] ?? []) as unknown as PlannedDatabase[]);
}
