import type { FunctionTrigger, HttpTrigger } from '../../../runtime/contract/function-trigger.js';
import type { Requirement } from '../../requirement.js';
import type { AuthLevel, FunctionsRequirementConfig } from '../requirement.js';
import { functionsOf } from './declared-functions.js';
import type { RoutedFunction } from './routes.js';

export function isHttp(trigger: FunctionTrigger): trigger is HttpTrigger {
  return trigger.type === 'http';
}

/** An HTTP function and the component that declares it. */
export interface DeclaredHttp extends RoutedFunction {
  readonly component: string;
  readonly authLevel: AuthLevel;
}

/** Returns the HTTP functions that components declare. */
export function declaredHttp(
  requirements: readonly Requirement<FunctionsRequirementConfig>[],
): DeclaredHttp[] {
  const declared: DeclaredHttp[] = [];
  for (const { component, config } of requirements) {
    for (const { name, trigger } of functionsOf(config)) {
      if (!isHttp(trigger)) continue;
      const { route, methods, authLevel } = trigger;
      declared.push({ component, name, route, methods, authLevel });
    }
  }
  return declared;
}

/** Returns true if a function waits for messages of a storage queue. */
export function usesQueues({ functions = [] }: Pick<FunctionsRequirementConfig, 'functions'>): boolean {
  for (const { trigger } of functions) if (trigger.type === 'queue') return true;
  return false;
}

/** Returns true if a function waits for blobs. */
export function usesBlobs({ functions = [] }: Pick<FunctionsRequirementConfig, 'functions'>): boolean {
  for (const { trigger } of functions) if (trigger.type === 'blob') return true;
  return false;
}

/**
 * Returns true if a function waits for something in the storage account of the app: the connection `Storage`.
 */
export function waitsOnStorage({ functions = [] }: FunctionsRequirementConfig): boolean {
  for (const { trigger } of functions) if (trigger.type === 'queue' || trigger.type === 'blob') return true;
  return false;
}

/** Returns true if a requirement declares a function that something else than a call starts. */
export function hasOtherTriggers({ functions = [] }: FunctionsRequirementConfig): boolean {
  for (const { trigger } of functions) if (!isHttp(trigger)) return true;
  return false;
}

/** Returns true if a requirement declares an HTTP function. */
export function hasHttp({
  functions = [],
  apis = [],
}: Pick<FunctionsRequirementConfig, 'functions' | 'apis'>): boolean {
  return apis.length > 0 || functions.some(({ trigger }) => isHttp(trigger));
}

/** Returns the queues and containers that functions wait for, each once: `queue 'orders'`. */
export function awaitedOf({ functions = [] }: FunctionsRequirementConfig): string[] {
  const awaited = functions.flatMap(({ trigger }) => {
    if (trigger.type === 'queue') return [`queue '${trigger.queueName}'`];
    return trigger.type === 'blob' ? [`container '${trigger.containerName}'`] : [];
  });
  return [...new Set(awaited)];
}

/** Returns the connections by which triggers and bindings find a service, sorted. */
export function connectionsOf({
  functions = [],
  identityConnections = [],
}: FunctionsRequirementConfig): string[] {
  const named = new Set(identityConnections);
  for (const { trigger } of functions) if ('connection' in trigger) named.add(trigger.connection);
  return [...named].sort();
}

/**
 * Returns the routes of the functions that the runtime adds to an app with CRUD APIs: a health endpoint, one
 * more for each explicit path, and the one that answers all other calls.
 */
export function addedFunctions({ apis = [] }: FunctionsRequirementConfig): string[] {
  if (apis.length === 0) return [];
  return ['{*path}', ...openRoutes({ apis })];
}

/**
 * Returns the routes of an app that answer without a token where callers sign in: callers of a health check
 * do not have one.
 */
export function openRoutes({ apis = [] }: Pick<FunctionsRequirementConfig, 'apis'>): string[] {
  if (apis.length === 0) return [];
  const routes = ['health'];
  for (const { healthRoute } of apis) if (!routes.includes(healthRoute)) routes.push(healthRoute);
  return routes;
}
