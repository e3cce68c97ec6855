import { combinationError } from '../../combination-error.js';
import type { PlanError } from '../../../plan/diagnostics.js';
import type { LayoutContext } from '../../layout-context.js';
import { componentsOf, type Resource } from '../../resource.js';
import { storage } from '../../storage/index.js';
import type { FunctionsRequirementConfig } from '../requirement.js';
import type { StorageAccountConfig, StorageRequirementConfig } from '../../storage/requirement.js';
import { hostOf } from '../connections.js';
import type { FunctionsResource } from '../sharing.js';
import { awaitedOf, waitsOnStorage } from './triggers.js';

type Account = Resource<StorageRequirementConfig, StorageAccountConfig>;

/**
 * Refuses apps that cannot reach the queues and containers that they wait for. Triggers share the one connection `Storage`
 * of an app, and make neither queues nor containers: without them they would wait in silence.
 */
export function validateTriggers(app: FunctionsResource, context: LayoutContext): PlanError[] {
  const asking = app.requirements.filter(({ config }) => waitsOnStorage(config));
  if (asking.length === 0) return [];
  const waiting = componentsOf(asking);
  const keys = new Set(waiting.flatMap((id) => context.graph.usedBy(id, storage).map(({ key }) => key)));
  const used = context.graph.of(storage).filter(({ key }) => keys.has(key));
  return used.length < 2 ? missingIn(app, hostOf(app, context)) : [divided(app, used, waiting)];
}

function divided(
  { key }: FunctionsResource,
  used: readonly Resource[],
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

/**
 * Returns queues and containers that the account lacks: no component declares them, or a custom provider
 * makes them in another one.
 */
function missingIn({ key, requirements }: FunctionsResource, host: Account | undefined): PlanError[] {
  const { queues = [], containers = [] } = host?.config ?? {};
  const has = new Set([
    ...queues.map(({ name }) => `queue '${name}'`),
    ...containers.map(({ name }) => `container '${name}'`),
  ]);
  return requirements.flatMap(({ component, config }) =>
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

/** Refuses functions that follow changes of data by identity in a backend that reaches its data with keys. */
export function validateChangeFeeds(
  apps: readonly FunctionsResource[],
  { settings }: LayoutContext,
): PlanError[] {
  if (settings.managedIdentity) return [];
  const follows = ({ functions = [] }: FunctionsRequirementConfig) =>
    functions.some(({ trigger }) => trigger.type === 'cosmos');
  return apps
    .filter(({ requirements }) => requirements.some(({ config }) => follows(config)))
    .map((app) =>
      combinationError(app, follows, {
        path: 'functions',
        message: `Triggers of '${app.key}' follow the changes of containers with its identity, which has no access with useManagedIdentity: false.`,
        resolution: 'Leave useManagedIdentity out, or the cosmos triggers.',
      }),
    );
}
