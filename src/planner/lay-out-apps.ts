import type { PlanError } from '../plan/diagnostics.js';
import { ref } from '../plan/terraform-block.js';
import type { CosmosLayout } from '../resources/cosmos/cosmos-layout.js';
import { type KeyVaultLayout, secretReference } from '../resources/key-vault/key-vault-layout.js';
import { placeholderOf } from '../resources/key-vault/key-vault-secret.js';
import { secretsOf } from './used-secrets.js';
import { type FunctionsLayout, layOutFunctions } from '../resources/functions/functions-layout.js';
import type { FunctionsResource } from '../resources/functions/functions-type.js';
import type { Surroundings } from '../resources/functions/surroundings.js';
import { waitsOnStorage } from '../resources/functions/triggers.js';
import { sharersOf } from '../resources/shared-resource.js';
import type { Site } from '../resources/site.js';
import type { StorageLayout } from '../resources/storage/storage-layout.js';
import type { StorageResource } from '../resources/storage/storage-type.js';
import { resolvePlaceholders, type Values } from './placeholders.js';

/** The storage account of each app's own files, by key of the app. */
export type Hosts = ReadonlyMap<string, StorageResource>;

/** What stands around all apps of a backend. */
export interface AroundApps extends Pick<Surroundings, 'monitoring' | 'network' | 'endpoints' | 'vault'> {
  readonly cosmos: readonly CosmosLayout[];
  readonly storage: readonly StorageLayout[];
  readonly hosts: Hosts;
  /** Outputs of components, for placeholders. */
  readonly outputs: Values;
}

/** Lays out the function apps, each with what it uses. */
export function layOutApps(
  apps: readonly FunctionsResource[],
  { cosmos, storage, hosts, outputs, vault, ...common }: AroundApps,
  site: Site,
): { apps: FunctionsLayout[]; errors: PlanError[] } {
  const errors: PlanError[] = [];
  const keys = site.settings.managedIdentity ? [] : cosmos.map(keyValue);
  const values = new Map([...outputs, ...resourceValues(cosmos, storage), ...keys, ...secretValues(vault)]);
  const accounts = byComponent(cosmos);
  const laidOut = apps.flatMap((app) => {
    const host = storage.find(({ resource }) => resource === hosts.get(app.key));
    // Every function app has one: collecting needs saw to it.
    if (host === undefined) return [];
    const resolve = (text: string, setting: string): string => {
      const resolved = resolvePlaceholders(text, values, () => {
        const asking = app.needs.find(({ config }) => config.environmentVariables?.[setting] === text);
        return { component: asking?.component ?? '', path: `environmentVariables.${setting}` };
      });
      errors.push(...resolved.errors);
      return resolved.text;
    };
    const used = new Set(sharersOf(app).flatMap((component) => accounts.get(component) ?? []));
    const around = {
      ...common,
      storage: host,
      cosmos: [...used],
      vault: secretsOf(app).length === 0 ? null : vault,
      resolve,
    };
    return [layOutFunctions(app, around, site)];
  });
  return { apps: laidOut, errors };
}

/** For each app the account with its queues and blobs, else the first that a component of it uses. */
export function hostsOf({
  functions,
  storage,
}: {
  readonly functions: readonly FunctionsResource[];
  readonly storage: readonly StorageResource[];
}): Hosts {
  const users = storage.map((account) => ({ account, components: new Set(sharersOf(account)) }));
  const usedBy = (candidates: readonly string[]) =>
    users.find(({ components }) => candidates.some((component) => components.has(component)))?.account;
  return new Map(
    functions.flatMap((app): [string, StorageResource][] => {
      const waiting = sharersOf({ needs: app.needs.filter((need) => waitsOnStorage(need.config)) });
      const host = usedBy(waiting) ?? usedBy(sharersOf(app));
      return host === undefined ? [] : [[app.key, host]];
    }),
  );
}

function byComponent(cosmos: readonly CosmosLayout[]): Map<string, CosmosLayout[]> {
  const accounts = new Map<string, CosmosLayout[]>();
  for (const account of cosmos) {
    for (const component of sharersOf(account.resource)) {
      const own = accounts.get(component);
      if (own === undefined) accounts.set(component, [account]);
      else own.push(account);
    }
  }
  return accounts;
}

function keyValue({ account, resource: { key } }: CosmosLayout): [string, string] {
  return [`${key}.key`, ref(account, 'primary_key')];
}

function secretValues(vault: KeyVaultLayout | null): [string, string][] {
  if (vault === null) return [];
  return vault.secrets.map((secret) => [placeholderOf(secret), secretReference(vault, secret)]);
}

/** The placeholders that stand for shared resources. */
function resourceValues(
  cosmos: readonly CosmosLayout[],
  storage: readonly StorageLayout[],
): [string, string][] {
  return [
    ...cosmos.flatMap(({ account, resource: { key } }): [string, string][] => [
      [`${key}.endpoint`, ref(account, 'endpoint')],
      [`${key}.name`, ref(account, 'name')],
    ]),
    ...storage.flatMap(({ account, resource: { key } }): [string, string][] => [
      [`${key}.name`, ref(account, 'name')],
      [`${key}.blobEndpoint`, ref(account, 'primary_blob_endpoint')],
      [`${key}.queueEndpoint`, ref(account, 'primary_queue_endpoint')],
      [`${key}.tableEndpoint`, ref(account, 'primary_table_endpoint')],
    ]),
  ];
}
