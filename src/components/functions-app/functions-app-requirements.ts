import { functionNameOf, slugOf } from '../../component.js';
import { compareText, type JsonObject } from '../../plan/json.js';
import { namespaceSettingOf } from '../../resources/functions/event-trigger-schema.js';
import type { FunctionsRequirementConfig } from '../../resources/functions/requirement.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import type { FunctionTrigger } from '../../runtime/contract/function-trigger.js';
import type { StorageRequirementConfig } from '../../resources/storage/requirement.js';
import type { ComponentContext } from '../../component.js';
import { changeFeeds, cosmosConnectionOf, endpointSettingOf, LEASES } from './change-feeds.js';
import { DEFAULT_METHODS, ownRouteOf } from './distinct-routes.js';
import { serviceBusConnectionOf, serviceBusNeed } from './messages.js';
import type { FunctionDeclaration, FunctionsAppConfig, HttpFunction } from './functions-app-config.js';

/**
 * What an app of functions needs: a function app, a storage account with the queues and blobs that it waits for, and the
 * data whose changes it follows.
 */
export function functionsAppRequirements(id: string, config: FunctionsAppConfig): ResourceRequirement[] {
  const ranked = config.priority !== undefined && { priority: config.priority };
  const cosmos = changeFeeds(config);
  const serviceBus = serviceBusNeed(config);
  return [
    {
      resourceType: 'functions',
      requirementKey: `${id}-functions`,
      config: functionsNeed(id, config),
      ...ranked,
    },
    { resourceType: 'storage', requirementKey: `${id}-storage`, config: storageNeed(config), ...ranked },
    ...(cosmos === undefined
      ? []
      : [{ resourceType: 'cosmos', requirementKey: `${id}-cosmos`, config: cosmos, ...ranked }]),
    ...(serviceBus === undefined
      ? []
      : [
          {
            resourceType: 'servicebus',
            requirementKey: `${id}-servicebus`,
            config: serviceBus,
            ...ranked,
          },
        ]),
  ];
}

function functionsNeed(id: string, config: FunctionsAppConfig): FunctionsRequirementConfig {
  const { runtime = 'node', version, secrets, cors, sku, alwaysOn, sourceDirectory } = config;
  const environmentVariables = {
    ...config.environmentVariables,
    ...secrets,
    ...(changeFeeds(config) && { [endpointSettingOf(id)]: '${cosmos.endpoint}' }),
    ...(serviceBusNeed(config) && {
      [namespaceSettingOf(serviceBusConnectionOf(id))]: '${servicebus.hostName}',
    }),
  };
  return {
    runtime,
    ...(version !== undefined && { version }),
    ...(Object.keys(environmentVariables).length > 0 && { environmentVariables }),
    // Code that sends has no trigger that names the connection.
    ...(serviceBusNeed(config) && { identityConnections: [serviceBusConnectionOf(id)] }),
    ...(cors && { cors }),
    ...(sku && { sku }),
    ...(alwaysOn !== undefined && { alwaysOn }),
    ...(sourceDirectory !== undefined && {
      sources: [{ name: id, folder: slugOf(id), directory: sourceDirectory }],
    }),
    functions: byName(config).map(([name, declared]) => ({
      name: functionNameOf(id, name),
      trigger: triggerOf(id, name, declared),
    })),
  };
}

function storageNeed(config: FunctionsAppConfig): StorageRequirementConfig {
  const declared = byName(config).map(([, declaration]) => declaration);
  const queues = declared.flatMap((one) => (one.trigger === 'queue' ? [one.queueName] : []));
  const containers = declared.flatMap((one) => (one.trigger === 'blob' ? [one.containerName] : []));
  return {
    ...(containers.length > 0 && { containers: named(containers) }),
    ...(queues.length > 0 && { queues: named(queues) }),
  };
}

function named(names: readonly string[]): { name: string }[] {
  return [...new Set(names)].sort(compareText).map((name) => ({ name }));
}

/** What an app of functions offers. */
export function functionsAppOutputs(
  id: string,
  config: FunctionsAppConfig,
  context: ComponentContext,
): JsonObject {
  const functionAppUrl = context.endpoint('functions') ?? '';
  const endpoints = byName(config).flatMap(([name, declared]) =>
    declared.trigger === 'http' ? [[name, `${functionAppUrl}/api/${routeOf(id, name, declared)}`]] : [],
  );
  return {
    appUrl: functionAppUrl,
    functionNames: byName(config).map(([name]) => name),
    functionEndpoints: Object.fromEntries(endpoints) as Record<string, string>,
  };
}

function triggerOf(id: string, name: string, declared: FunctionDeclaration): FunctionTrigger {
  if (declared.trigger === 'http') {
    const { methods = DEFAULT_METHODS, authLevel = 'function' } = declared;
    return { type: 'http', route: routeOf(id, name, declared), methods, authLevel };
  }
  const { trigger: type, ...options } = declared;
  // Of one name, the options of a declaration are those of its trigger.
  return {
    type,
    ...options,
    ...(waitsOnServiceBus(declared) && { connection: serviceBusConnectionOf(id) }),
    ...(type === 'cosmos' && { leaseContainerName: LEASES.name, connection: cosmosConnectionOf(id) }),
  } as FunctionTrigger;
}

function waitsOnServiceBus(declared: FunctionDeclaration): boolean {
  return (
    (declared.trigger === 'serviceBusQueue' || declared.trigger === 'serviceBusTopic') &&
    declared.connection === undefined
  );
}

function routeOf(id: string, name: string, declared: HttpFunction): string {
  return `${slugOf(id)}/${ownRouteOf(name, declared)}`;
}

function byName({ functions }: FunctionsAppConfig): [string, FunctionDeclaration][] {
  return Object.entries(functions).sort(([a], [b]) => compareText(a, b));
}
