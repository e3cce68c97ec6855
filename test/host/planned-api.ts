import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import type { ApiManifest, Manifest } from '../../src/runtime/manifest.js';
import { type Emulator, startEmulator } from './emulator.js';
import { collectFunctions, type RegisteredFunction } from './functions-core.js';
import { type LocalHost, startLocalHost } from './local-host.js';

/** Registers the functions of a manifest with the host. */
export type Start = (manifest: Manifest) => unknown;

/** The CRUD APIs of a plan, running on this machine. */
export interface RunningApi extends LocalHost {
  readonly key: string;
  readonly functions: readonly RegisteredFunction[];
  readonly emulator: Emulator;
}

/** Starts everything that a plan has CRUD APIs in, on one host, with an emulator for its data. */
export async function startPlannedApi(
  plan: ResourcePlan,
  start: Start,
  { key = 'local', port = 0 } = {},
): Promise<RunningApi> {
  const emulator = await startEmulator(plan);
  setAppSettings(plan, emulator);
  const functions = await collectFunctions(() => start(manifestOf(plan)));
  const host = await startLocalHost(functions, { key, port });
  const stop = async () => {
    await host.stop();
    await emulator.stop();
  };
  return { ...host, key, functions, emulator, stop };
}

/** The APIs of all apps of a plan. */
export function manifestOf({ resources }: ResourcePlan): Manifest {
  const apps = resources.filter(({ type }) => type === 'functions');
  return {
    version: 1,
    apis: apps.flatMap(({ config }) => (config['apis'] ?? []) as unknown as ApiManifest[]),
  };
}

/** The bundle that goes to Azure, started as the Functions host does: from a folder with the manifest. */
export function fromBundle(bundle: string): Start {
  return (manifest) => {
    const folder = mkdtempSync(join(tmpdir(), 'crud-runtime-'));
    writeFileSync(join(folder, 'main.cjs'), readFileSync(bundle));
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    try {
      createRequire(import.meta.url)(join(folder, 'main.cjs'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
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
