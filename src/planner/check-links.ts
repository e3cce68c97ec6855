import type { PlanError } from '../plan/diagnostics.js';
import type { FunctionsResource } from '../resources/functions/functions-type.js';
import { awaitedOf, waitsOnStorage } from '../resources/functions/triggers.js';
import { sharersOf } from '../resources/shared-resource.js';
import type { StorageResource } from '../resources/storage/storage-type.js';
import type { Hosts } from './lay-out-apps.js';

/**
 * Apps that cannot reach the queues and containers that they wait for. Triggers share the one connection `Storage` of an
 * app, and make neither queues nor containers: without them they would wait in silence.
 */
export function unreachableStorage(
  { functions, storage }: { functions: readonly FunctionsResource[]; storage: readonly StorageResource[] },
  hosts: Hosts,
): PlanError[] {
  return functions.flatMap((app) => {
    const waiting = new Set(
      app.needs.filter((need) => waitsOnStorage(need.config)).map((need) => need.component),
    );
    // Most apps have none; looking through all accounts for each of them would cost apps times components.
    if (waiting.size === 0) return [];
    const used = storage.filter(({ needs }) => needs.some((need) => waiting.has(need.component)));
    return used.length < 2 ? missingIn(app, hosts.get(app.key)) : [divided(app, used, [...waiting].sort())];
  });
}

function divided(
  { key }: FunctionsResource,
  used: readonly StorageResource[],
  components: readonly string[],
): PlanError {
  return {
    code: 'INVALID_COMBINATION',
    message: `The queues and blobs that '${key}' waits for are in two storage accounts (${used.map((account) => account.key).join(', ')}), and an app has one connection for them.`,
    resource: key,
    path: 'functions',
    components,
    resolution:
      'Ask for the same performance tier and replication of storage in all components with queue or blob triggers.',
  };
}

/** Nobody declares them in the account, or a provider of one's own makes them in another one. */
function missingIn({ key, needs }: FunctionsResource, host: StorageResource | undefined): PlanError[] {
  const { queues = [], containers = [] } = host?.config ?? {};
  const has = new Set([
    ...queues.map(({ name }) => `queue '${name}'`),
    ...containers.map(({ name }) => `container '${name}'`),
  ]);
  return needs.flatMap(({ component, config }) =>
    awaitedOf(config)
      .filter((awaited) => !has.has(awaited))
      .map((awaited): PlanError => ({
        code: 'INVALID_COMBINATION',
        message: `'${component}' waits for the ${awaited}, which is not in the storage account of '${key}'.`,
        resource: key,
        path: 'functions',
        components: [component],
        resolution:
          'Declare it in a requirement of type storage. Where a provider of your own serves that type, have its canProvide leave this requirement to the library: triggers know no other accounts.',
      })),
  );
}

/** Functions that follow changes of data by identity, in a backend that reaches its data with keys. */
export function keyedChangeFeeds(apps: readonly FunctionsResource[], managedIdentity: boolean): PlanError[] {
  if (managedIdentity) return [];
  return apps.flatMap(({ key, needs }) => {
    const following = needs.filter(({ config: { functions = [] } }) =>
      functions.some(({ trigger }) => trigger.type === 'cosmos'),
    );
    if (following.length === 0) return [];
    return {
      code: 'INVALID_COMBINATION',
      message: `Triggers of '${key}' follow the changes of containers with its identity, which has no access with useManagedIdentity: false.`,
      resource: key,
      path: 'functions',
      components: sharersOf({ needs: following }),
      resolution: 'Leave useManagedIdentity out, or the cosmos triggers.',
    };
  });
}
