import { compareText, type JsonObject } from '../../plan/json.js';
import type {
  FunctionsRequirementConfig,
  FunctionTrigger,
} from '../../resources/functions/functions-config.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import type { StorageRequirementConfig } from '../../resources/storage/storage-config.js';
import type { ComponentSite } from '../component-definition.js';
import { functionNameOf, slugOf } from '../component-id.js';
import { DEFAULT_METHODS, ownRouteOf } from './distinct-routes.js';
import type { FunctionDeclaration, FunctionsAppConfig, HttpFunction } from './functions-app-config.js';

/** What an app of functions needs: a function app, and a storage account with the queues that it waits for. */
export function functionsAppRequirements(id: string, config: FunctionsAppConfig): ResourceRequirement[] {
  const { runtime = 'node', version, environmentVariables, secrets, cors, sku, alwaysOn, priority } = config;
  const functions: FunctionsRequirementConfig = {
    runtime,
    ...(version !== undefined && { version }),
    ...((environmentVariables ?? secrets) && {
      environmentVariables: { ...environmentVariables, ...secrets },
    }),
    ...(cors && { cors }),
    ...(sku && { sku }),
    ...(alwaysOn !== undefined && { alwaysOn }),
    functions: byName(config).map(([name, declared]) => ({
      name: functionNameOf(id, name),
      trigger: triggerOf(id, name, declared),
    })),
  };
  const queueNames = byName(config).flatMap(([, declared]) =>
    declared.trigger === 'queue' ? [declared.queueName] : [],
  );
  const queues = [...new Set(queueNames)].sort(compareText).map((name) => ({ name }));
  const storage: StorageRequirementConfig = queues.length === 0 ? {} : { queues };
  const ranked = priority !== undefined && { priority };
  return [
    { resourceType: 'functions', requirementKey: `${id}-functions`, config: functions, ...ranked },
    { resourceType: 'storage', requirementKey: `${id}-storage`, config: storage, ...ranked },
  ];
}

/** What an app of functions offers. */
export function functionsAppOutputs(
  id: string,
  config: FunctionsAppConfig,
  { functionAppUrl = '' }: ComponentSite,
): JsonObject {
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
  switch (declared.trigger) {
    case 'http': {
      const { methods = DEFAULT_METHODS, authLevel = 'function' } = declared;
      return { type: 'http', route: routeOf(id, name, declared), methods, authLevel };
    }
    case 'timer':
      return { type: 'timer', schedule: declared.schedule };
    case 'queue':
      return { type: 'queue', queueName: declared.queueName };
  }
}

function routeOf(id: string, name: string, declared: HttpFunction): string {
  return `${slugOf(id)}/${ownRouteOf(name, declared)}`;
}

function byName({ functions }: FunctionsAppConfig): [string, FunctionDeclaration][] {
  return Object.entries(functions).sort(([a], [b]) => compareText(a, b));
}
