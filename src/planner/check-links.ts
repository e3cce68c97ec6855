import type { PlanError } from '../plan/diagnostics.js';
import type { CosmosResource } from '../resources/cosmos/cosmos-type.js';
import type { FunctionsResource } from '../resources/functions/functions-type.js';
import { waitsOnStorage } from '../resources/functions/triggers.js';
import { sharersOf } from '../resources/shared-resource.js';
import type { StorageResource } from '../resources/storage/storage-type.js';

/** Access that a component asks for to a container which nobody declares. */
export function unknownAccess(accounts: readonly CosmosResource[]): PlanError[] {
  return accounts.flatMap(({ key, config, needs }) => {
    const declared = new Set(
      config.databases.flatMap(({ name, containers }) => containers.map((part) => `${name}/${part.name}`)),
    );
    return config.access
      .filter(({ name }) => !declared.has(name))
      .map(({ name }): PlanError => {
        const asking = needs.filter((need) => need.config.access?.some((access) => access.name === name));
        return {
          code: 'INVALID_COMBINATION',
          message: `'${sharersOf({ needs: asking }).join(', ')}' asks for access to '${name}', which no component declares.`,
          resource: key,
          path: 'access',
          components: sharersOf({ needs: asking }),
          resolution: `Declare the container, or use one of: ${[...declared].join(', ') || 'none here'}.`,
        };
      });
  });
}

/**
 * Apps whose queues and blobs are in two storage accounts. Their triggers share the one connection `Storage` of an app.
 */
export function dividedStorage({
  functions,
  storage,
}: {
  readonly functions: readonly FunctionsResource[];
  readonly storage: readonly StorageResource[];
}): PlanError[] {
  return functions.flatMap((app) => {
    const waiting = new Set(
      app.needs.filter((need) => waitsOnStorage(need.config)).map((need) => need.component),
    );
    // Most apps have none; looking through all accounts for each of them would cost apps times components.
    if (waiting.size === 0) return [];
    const used = storage.filter(({ needs }) => needs.some((need) => waiting.has(need.component)));
    if (used.length < 2) return [];
    return {
      code: 'INVALID_COMBINATION',
      message: `The queues and blobs that '${app.key}' waits for are in two storage accounts (${used.map(({ key }) => key).join(', ')}), and an app has one connection for them.`,
      resource: app.key,
      path: 'functions',
      components: [...waiting].sort(),
      resolution:
        'Ask for the same performance tier and replication of storage in all components with queue or blob triggers.',
    };
  });
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
