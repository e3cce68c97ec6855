import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CannotRunLocallyError } from '../errors.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import {
  joinedManifest,
  setAppSettings,
  setNamespaces,
  setSearch,
  type Start,
  startBundle,
  writeCode,
} from './app-code.js';
import { createChangeFeed } from './change-feed.js';
import { type CosmosEmulator, type ReceivedQuery, startCosmosEmulator } from './cosmos-emulator.js';
import { Deliveries } from './deliveries.js';
import { collectFunctions, type Registered } from './functions-core.js';
import { createIssuer, type Issuer } from './issuer.js';
import { type LocalHost, type LocalLog, startLocalHost } from './local-host.js';
import { personIn, tokenFor } from './local-token.js';
import { needsOf } from './local-packages.js';
import { localPlatform } from './local-platform.js';
import { listen, stopServer } from './loopback.js';
import { type Queues, startQueues } from './queue-emulator.js';
import { type LocalSearch, startSearch } from './search-emulator.js';
import { startTimers } from './timers.js';
import { startTopics, type Topics } from './topic-emulator.js';

/** Options for running a plan on this machine. */
export interface LocalOptions {
  /** 0 takes any free one. @default 7071 */
  readonly port?: number;
  /** Key that callers send as `x-functions-key` or `code` where a function asks for one. @default 'local' */
  readonly key?: string;
  /** Base of relative source directories. @default the working directory */
  readonly projectDirectory?: string;
  /** Takes what functions and host log. @default nothing does */
  readonly log?: (line: LocalLog) => void;
}

/** A running backend with its internal parts. `runLocally` returns some of them. */
export interface LocalRun extends LocalHost {
  readonly key: string;
  readonly registered: Registered;
  /** Undefined where the plan has no database. */
  readonly data: CosmosEmulator | undefined;
  /** Undefined where no function waits for a queue. */
  readonly queues: Queues | undefined;
  /** Undefined where the plan has no topic of Service Bus. */
  readonly topics: Topics | undefined;
  /** Undefined where no API of the plan has a search. */
  readonly search: LocalSearch | undefined;
  /** Resolves once every event of topics and change feeds is delivered. */
  readonly settled: () => Promise<void>;
}

/** Options of {@link startRun} that only this repository needs. */
export interface RunOptions extends LocalOptions {
  readonly start?: Start;
  /** Undefined: calls come through as they are. */
  readonly issuer?: Issuer | undefined;
  /** Called with each query that the emulator of Cosmos DB receives. */
  readonly onQuery?: ((query: ReceivedQuery) => void) | undefined;
}

/** Starts all parts, and ends those that run where a later one cannot start. */
export async function startRun(
  plan: ResourcePlan,
  {
    port = 7071,
    key = 'local',
    projectDirectory = '.',
    log = () => undefined,
    start = startBundle,
    issuer = createIssuer(),
    onQuery,
  }: RunOptions = {},
): Promise<LocalRun> {
  await refuseTakenPort(port);
  const needs = needsOf(plan);
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const folder = mkdtempSync(join(tmpdir(), 'function-app-'));
    stops.push(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    writeCode(plan, folder, projectDirectory);
    const deliveries = new Deliveries();
    const feed = createChangeFeed(deliveries);
    const search = await startSearch(plan);
    if (search !== undefined) stops.push(search.stop);
    const data = needs.includes('data') ? await startCosmosEmulator(plan, onQuery, feed.follow) : undefined;
    if (data !== undefined) stops.push(data.stop);
    stops.push(setAppSettings(plan, data?.endpoint));
    if (search !== undefined) setSearch(plan, search.endpoint);
    const registered = await collectFunctions(() => start(joinedManifest(plan), folder));
    const platform = localPlatform(plan, issuer);
    const tokenOf = (query: URLSearchParams) => tokenFor(plan, issuer, personIn(query));
    const host = await startLocalHost(registered, { key, port, platform, tokenFor: tokenOf, log });
    stops.push(host.stop);
    const run = (name: string, input: unknown) => host.run(name, input);
    feed.start(registered.events, run);
    const queues = await startQueues(registered.events, run);
    if (queues !== undefined) stops.push(queues.stop);
    const topics = await startTopics(plan, registered.events, run, deliveries);
    if (topics !== undefined) {
      stops.push(topics.stop);
      setNamespaces(plan, topics.host);
    }
    const timers = await startTimers(registered.events, run, (name, error) => {
      log({ level: 'host', text: `${name} failed: ${String(error)}` });
    });
    stops.push(timers.stop);
    const settled = () => deliveries.settled();
    return { ...host, key, registered, data, queues, topics, search, settled, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Refuses a port that is taken before anything starts: code of functions that still loads when its folder is removed logs errors of
 * its own, after the one that matters.
 */
async function refuseTakenPort(port: number): Promise<void> {
  const server = createServer();
  try {
    await listen(server, port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    throw new CannotRunLocallyError(
      `port ${port}`,
      `it must be free, received ${code}`,
      'Stop what listens on it, or use another port: npx atakora dev --port 0 takes any free one',
      error,
    );
  }
  await stopServer(server);
}
