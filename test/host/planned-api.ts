import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { manifestOf as manifestOfApp } from '../../src/engine/package/manifest-of.js';
import { readSources } from '../../src/engine/package/read-sources.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import type { Manifest } from '../../src/runtime/contract/manifest.js';
import { type Emulator, startEmulator } from './emulator.js';
import { collectFunctions, type RegisteredEvent, type RegisteredFunction } from './functions-core.js';
import type { Issuer } from './issuer.js';
import { type LocalHost, startLocalHost } from './local-host.js';
import { localPlatform } from './local-platform.js';
import { type Queues, startQueues } from './queues.js';
import { startTopics, type Topics } from './topics.js';

/** Registers the functions of a manifest with the host; the code of components is below the folder. */
export type Start = (manifest: Manifest, folder: string) => unknown;

/** The apps of a plan, running on this machine. */
export interface RunningApi extends LocalHost {
  readonly key: string;
  /** Those that answer http calls. */
  readonly functions: readonly RegisteredFunction[];
  /** The others. */
  readonly events: readonly RegisteredEvent[];
  readonly emulator: Emulator;
  /** Undefined where no function waits for a queue. */
  readonly queues: Queues | undefined;
  /** Undefined where the plan has no topic of Service Bus. */
  readonly topics: Topics | undefined;
}

/** Starts everything that a plan has code for, on one host, with emulators for its data and queues. */
export async function startPlannedApi(
  plan: ResourcePlan,
  start: Start,
  { key = 'local', port = 0, issuer }: { key?: string; port?: number; issuer?: Issuer } = {},
): Promise<RunningApi> {
  const folder = mkdtempSync(join(tmpdir(), 'function-app-'));
  writeSources(plan, folder);
  const emulator = await startEmulator(plan);
  setAppSettings(plan, emulator);
  const registered = await collectFunctions(() => start(manifestOf(plan), folder));
  const host = await startLocalHost(registered, {
    key,
    port,
    ...(issuer && { platform: localPlatform(plan, issuer) }),
  });
  const queues = await startQueues(registered.events, (name, input) => host.run(name, input));
  const topics = await startTopics(plan, registered.events, (name, input) => host.run(name, input));
  if (topics !== undefined) setNamespaces(plan, topics);
  const stop = async () => {
    await topics?.stop();
    await queues?.stop();
    await host.stop();
    await emulator.stop();
    rmSync(folder, { recursive: true });
  };
  return {
    ...host,
    key,
    functions: registered.http,
    events: registered.events,
    emulator,
    queues,
    topics,
    stop,
  };
}

/** What all apps of a plan serve. */
export function manifestOf(plan: ResourcePlan): Manifest {
  const apps = plan.resources.filter(({ type }) => type === 'functions');
  const manifests = apps.map(({ key }) => manifestOfApp({ app: key }, plan));
  const [signIn] = manifests.flatMap((manifest) => manifest.signIn ?? []);
  return {
    version: 1,
    ...(signIn && { signIn }),
    calls: manifests.flatMap(({ calls = [] }) => calls),
    apis: manifests.flatMap(({ apis }) => apis),
    modules: manifests.flatMap(({ modules }) => modules),
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

/** The code of components where packages have it. */
function writeSources(plan: ResourcePlan, folder: string): void {
  const sources = readSources(plan);
  for (const part of plan.packages.flatMap(({ parts }) => parts)) {
    if (part.holds !== 'source') continue;
    for (const [path, bytes] of sources.get(part.directory) ?? []) {
      const file = join(folder, part.path, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
  }
}

function setNamespaces({ resources }: ResourcePlan, { host }: Topics): void {
  for (const { type, config } of resources) {
    if (type !== 'functions') continue;
    const settings = config['environmentVariables'] as Record<string, string>;
    for (const name of Object.keys(settings))
      if (name.endsWith('_SERVICEBUS__fullyQualifiedNamespace')) process.env[name] = host;
  }
}

function setAppSettings({ resources }: ResourcePlan, { endpoint }: Emulator): void {
  for (const { type, config } of resources) {
    if (type !== 'functions') continue;
    const settings = config['environmentVariables'] as Record<string, string>;
    for (const [name, value] of Object.entries(settings)) {
      process.env[name] = /^\$\{cosmos[^}]*endpoint\}$/.test(value) ? endpoint : value;
    }
  }
}
