import { requirementsOf } from '../requirements-of.js';
import { join, type OrExpression } from '../../plan/expression/expression.js';
import { type ComponentContext, functionNameOf, type OutputValues, slugOf } from '../../component.js';
import { compareText, pickGiven } from '../../plan/json.js';
import type { FunctionsRequirementConfig } from '../../resources/functions/requirement.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import { healthRequirement } from '../../resources/functions/hosting/health-check.js';
import type { FunctionTrigger } from '../../runtime/contract/function-trigger.js';
import { dataManifests, type UsedData } from '../api-uses.js';
import { cosmosConnectionOf, endpointSettingOf, LEASES } from './change-feeds.js';
import { cosmosNeed, storageNeed } from './data-need.js';
import { DEFAULT_METHODS, ownRouteOf } from './distinct-routes.js';
import { serviceBusConnectionOf, serviceBusNeed } from './messages.js';
import type { FunctionDeclaration, FunctionsAppConfig, HttpFunction } from './functions-app-config.js';
import { scaleRequirement } from '../../resources/functions/hosting/scale.js';
import { rangesFor } from '../ip-ranges.js';
import { authNeed, httpLevelOf } from './one-sign-in.js';
import { consumerGroupOf, eventHubsConnectionOf, eventHubsNeed } from './streams.js';
import { plannedConnections } from './planned-connections.js';

/**
 * Returns the requirements of an app of functions: a function app, a storage account with the queues and
 * blobs of its triggers, and the data that functions follow or use.
 * @param used - Data of APIs that functions use.
 */
export function functionsAppRequirements(
  id: string,
  declared: FunctionsAppConfig,
  used: readonly UsedData[],
): ResourceRequirement[] {
  const config = withUsedData(declared, used);
  const cosmos = cosmosNeed(config);
  const needs = {
    functions: functionsNeed(id, config, used),
    storage: storageNeed(config),
    cosmos: cosmos && { ...cosmos, ...rangesFor('cosmos', config) },
    servicebus: serviceBusNeed(config),
    eventhubs: eventHubsNeed(id, config),
  };
  return requirementsOf(id, needs, config);
}

/** Returns options in which the containers of APIs are containers that the functions use. */
function withUsedData(config: FunctionsAppConfig, used: readonly UsedData[]): FunctionsAppConfig {
  if (used.length === 0) return config;
  const databases = used.map(({ database, container, access }) => ({
    name: database,
    containers: [{ name: container, access }],
  }));
  return { ...config, databases: [...databases, ...(config.databases ?? [])] };
}

function functionsNeed(
  id: string,
  config: FunctionsAppConfig,
  used: readonly UsedData[],
): FunctionsRequirementConfig {
  const { runtime = 'node', secrets, sourceDirectory } = config;
  const connections = plannedConnections(id, config);
  const environmentVariables = Object.assign(
    {},
    config.environmentVariables,
    secrets,
    ...connections.map(({ settings }) => settings),
  ) as Record<string, string>;
  // No trigger names a connection that only code uses.
  const connected = connections.filter(({ usedByCode }) => usedByCode).map(({ connection }) => connection);
  return {
    runtime,
    ...pickGiven(config, 'version', 'publicSettings', 'group', 'cors', 'sku', 'alwaysOn'),
    ...(Object.keys(environmentVariables).length > 0 && { environmentVariables }),
    ...(connected.length > 0 && { identityConnections: connected }),
    ...(config.healthCheck && healthRequirement(slugOf(id), config.healthCheck)),
    ...(config.scale && { scale: scaleRequirement(config.scale) }),
    ...(config.separateIdentity === true && { identity: slugOf(id) }),
    ...rangesFor('functions', config),
    ...authNeed(config),
    ...(sourceDirectory !== undefined && {
      sources: [
        {
          name: id,
          folder: slugOf(id),
          directory: sourceDirectory,
          ...pickGiven(config, 'keyFiles'),
          ...(used.length > 0 && { data: dataManifests(used, endpointSettingOf(id)) }),
        },
      ],
    }),
    functions: byName(config).map(([name, declared]) => ({
      name: functionNameOf(slugOf(id), name),
      trigger: triggerOf(id, name, declared, config),
    })),
  };
}

export function functionsAppOutputs(
  id: string,
  config: FunctionsAppConfig,
  context: ComponentContext,
): OutputValues {
  const functionAppUrl = context.endpoint('functions') ?? '';
  const endpoints = byName(config).flatMap(([name, declared]) =>
    declared.trigger === 'http' ? [[name, join`${functionAppUrl}/api/${routeOf(id, name, declared)}`]] : [],
  );
  return {
    appUrl: functionAppUrl,
    functionNames: byName(config).map(([name]) => name),
    functionEndpoints: Object.fromEntries(endpoints) as Record<string, OrExpression<string>>,
  };
}

function triggerOf(
  id: string,
  name: string,
  declared: FunctionDeclaration,
  config: FunctionsAppConfig,
): FunctionTrigger {
  if (declared.trigger === 'http') {
    const authLevel = httpLevelOf(declared, config);
    const { methods = DEFAULT_METHODS, permission } = declared;
    const route = routeOf(id, name, declared);
    return { type: 'http', route, methods, authLevel, ...(permission && { permission }) };
  }
  const { trigger: type, ...options } = declared;
  // Of one name, the options of a declaration are those of its trigger.
  return {
    type,
    ...options,
    ...(waitsOnServiceBus(declared) && { connection: serviceBusConnectionOf(id) }),
    ...(declared.trigger === 'eventHub' &&
      declared.connection === undefined && {
        connection: eventHubsConnectionOf(id),
        consumerGroup: consumerGroupOf(id, name, declared, config),
      }),
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
