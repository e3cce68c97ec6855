import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { manifestOf as manifestOfApp } from '../plan/manifest-of.js';
import { readSources } from '../terraform/package/read-sources.js';
import { loadRuntimeFiles } from '../terraform/package/runtime-files.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { apiSettings } from '../runtime/contract/api-settings.js';
import type { Manifest } from '../runtime/contract/manifest.js';

/** Registers the functions of a manifest with the host; the code of components is below the folder. */
export type Start = (manifest: Manifest, folder: string) => unknown;

/** Returns what all apps of a plan serve, as one: this machine has one host. */
export function joinedManifest(plan: ResourcePlan): Manifest {
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

/** Writes the code of components where packages have it. */
export function writeCode(plan: ResourcePlan, folder: string, projectDirectory: string): void {
  const sources = readSources(plan, projectDirectory);
  for (const part of plan.packages.flatMap(({ parts }) => parts)) {
    if (part.holds !== 'source') continue;
    for (const [path, bytes] of sources.get(part.directory) ?? []) {
      const file = join(folder, part.path, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
  }
}

/** Starts the bundle that goes to Azure as the Functions host does: from a folder with the manifest. */
export const startBundle: Start = (manifest, folder) => {
  writeFileSync(join(folder, 'main.cjs'), loadRuntimeFiles().bundle);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  createRequire(import.meta.url)(join(folder, 'main.cjs'));
};

/** Sets the app settings of all apps, and returns what puts the environment back. */
export function setAppSettings({ resources }: ResourcePlan, dataEndpoint: string | undefined): () => void {
  const before = { ...process.env };
  for (const { type, config } of resources) {
    if (type !== 'functions') continue;
    // The schema of the type checked it.
    const settings = (config['environmentVariables'] ?? {}) as unknown as Readonly<Record<string, string>>;
    for (const [name, value] of Object.entries(settings)) {
      const isData = dataEndpoint !== undefined && /^\$\{cosmos[^}]*endpoint\}$/.test(value);
      Object.assign(process.env, { [name]: isData ? dataEndpoint : value });
    }
  }
  return () => {
    for (const name of Object.keys(process.env))
      if (!Object.hasOwn(before, name)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  };
}

/** Has publishers of events call the topics of this machine. What {@link setAppSettings} returned puts that back, too. */
export function setNamespaces({ resources }: ResourcePlan, host: string): void {
  for (const { type, config } of resources) {
    if (type !== 'functions') continue;
    const names = Object.keys(config['environmentVariables'] ?? {}).filter((name) =>
      name.endsWith('_SERVICEBUS__fullyQualifiedNamespace'),
    );
    Object.assign(process.env, Object.fromEntries(names.map((name) => [name, host])));
  }
}

/** Has APIs search the indexes of this machine. What {@link setAppSettings} returned puts that back, too. */
export function setSearch(plan: ResourcePlan, endpoint: string): void {
  for (const api of joinedManifest(plan).apis) {
    const { searchEndpoint, searchTier } = apiSettings(api);
    if (api.search !== undefined)
      Object.assign(process.env, { [searchEndpoint]: endpoint, [searchTier]: 'basic' });
  }
}
