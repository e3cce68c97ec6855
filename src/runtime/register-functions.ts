import { app, type HttpRequest, type HttpResponseInit, type InvocationContext } from '@azure/functions';

import { described, problemResponse } from './answer.js';
import { componentCaller, identityToken, type TokenSource } from './call-component.js';
import { callerOf, checkPermission, PRINCIPAL_HEADER } from './caller.js';
import type { Caller, FunctionServices } from './contract/caller.js';
import type { FunctionManifest, Manifest, ModuleManifest } from './contract/manifest.js';
import type { Permission } from './contract/sign-in.js';
import { publisher } from './events/publish.js';
import { subscriberOf } from './events/subscriber.js';
import { hostLevelOf, toHost } from './functions-adapter.js';
import { pipelineFunctionOf } from './pipeline/pipeline-function.js';
import { dataOpener } from './open-data.js';
import { toProblem } from './to-problem.js';
import { type UserModule, userModule } from './user-module.js';

/**
 * Registers the user's functions. Loads their modules at once, so that errors are in the logs of the start. If a module
 * fails, only its own functions fail when they are called.
 * @param root - Folder of the package.
 */
export function registerFunctions(
  { modules, signIn, calls }: Pick<Manifest, 'modules' | 'signIn' | 'calls'>,
  root: string,
  report: (entry: string) => void = console.error,
  tokenFor?: TokenSource,
): void {
  const callComponent = componentCaller(calls, tokenFor);
  for (const manifest of modules) {
    const module = userModule(manifest, root);
    const publish = publisher(manifest.name, manifest.events, tokenFor ?? identityToken);
    for (const one of manifest.functions)
      registerFunction(one, module, {
        signIn,
        events: manifest.events,
        pipeline: manifest.pipeline,
        services: { callComponent, publish, openContainer: dataOpener(manifest.name, manifest.data) },
      });
    loadEarly(module, report);
  }
}

/** Loads a module at the start, so that an error is in its log. */
export function loadEarly(module: UserModule, report: (entry: string) => void): void {
  module.load().catch((error: unknown) => {
    report(JSON.stringify({ component: module.name, error: described(error) }));
  });
}

/**
 * A pipeline fails only when its database does not answer. Its events stay in the hub meanwhile.
 * Source: learn.microsoft.com/azure/azure-functions/functions-bindings-error-pages#retry-policies
 */
const UNTIL_WRITTEN = {
  strategy: 'exponentialBackoff',
  maxRetryCount: -1,
  minimumInterval: { seconds: 1 },
  maximumInterval: { minutes: 1 },
} as const;

function registerFunction(one: FunctionManifest, module: UserModule, shared: AppServices): void {
  const { name, trigger } = one;
  const { services } = shared;
  const subscribed = subscriberOf(shared.events, one);
  const piped = pipelineFunctionOf(shared.pipeline, one);
  const handler = (input: unknown, context: InvocationContext) => {
    const handle = (given: unknown) => run(one, module, given, context, { caller: undefined, ...services });
    if (piped !== undefined) return piped(input, context, handle);
    return subscribed === undefined ? handle(input) : subscribed(input, handle);
  };
  switch (trigger.type) {
    case 'http': {
      const { route, methods, authLevel } = trigger;
      const admit =
        authLevel === 'entra' ? admission(module.name, shared.signIn, trigger.permission) : refuseClaims;
      app.http(name, {
        route,
        methods: [...methods],
        authLevel: hostLevelOf(authLevel),
        handler: (request, context) =>
          answerCall(one, module, request, context, (call) => ({ caller: admit(call), ...services })),
      });
      return;
    }
    case 'timer':
      app.timer(name, { schedule: trigger.schedule, handler });
      return;
    case 'queue':
      app.storageQueue(name, { queueName: trigger.queueName, connection: 'Storage', handler });
      return;
    case 'blob':
      app.storageBlob(name, { path: `${trigger.containerName}/{name}`, connection: 'Storage', handler });
      return;
    case 'serviceBusQueue':
      app.serviceBusQueue(name, { queueName: trigger.queueName, connection: trigger.connection, handler });
      return;
    case 'serviceBusTopic': {
      const { topicName, subscriptionName, connection } = trigger;
      app.serviceBusTopic(name, { topicName, subscriptionName, connection, handler });
      return;
    }
    case 'eventHub': {
      const { eventHubName, connection, consumerGroup } = trigger;
      const group = consumerGroup === undefined ? {} : { consumerGroup };
      // Without a retry, the host goes on after a failed batch, whose events are lost to this reader.
      const retry = piped === undefined ? {} : { retry: UNTIL_WRITTEN };
      app.eventHub(name, { eventHubName, connection, ...group, ...retry, cardinality: 'many', handler });
      return;
    }
    case 'eventGrid':
      app.eventGrid(name, { handler });
      return;
    case 'cosmos': {
      const { databaseName, containerName, leaseContainerName, connection } = trigger;
      // Each function of each app has its own position in the change feed.
      const prefix = [process.env['WEBSITE_SITE_NAME'] ?? [], name].flat().join('-');
      app.cosmosDB(name, {
        connection,
        databaseName,
        containerName,
        leaseDatabaseName: databaseName,
        leaseContainerName,
        leaseContainerPrefix: prefix,
        createLeaseContainerIfNotExists: false,
        handler,
      });
    }
  }
}

/** Services that the functions of a component have in common. */
interface AppServices {
  readonly signIn: Manifest['signIn'];
  readonly events: ModuleManifest['events'];
  readonly pipeline: ModuleManifest['pipeline'];
  readonly services: Omit<FunctionServices, 'caller'>;
}

/** Returns a check that accepts signed-in callers with the permission. */
function admission(component: string, signIn: Manifest['signIn'], permission: Permission | undefined) {
  return ({ headers }: HttpRequest): Caller => {
    // The host has its own Headers class with the same methods.
    const caller = callerOf(signIn, headers as unknown as Headers);
    checkPermission(component, permission, caller);
    return caller;
  };
}

/** Accepts every caller, and removes the headers with claims: without a sign-in, the caller may have written them. */
function refuseClaims({ headers }: HttpRequest): undefined {
  for (const name of [...headers.keys()]) if (name.startsWith(PRINCIPAL_HEADER)) headers.delete(name);
}

/** Runs a function, and converts its errors into answers. The log has the details. */
async function answerCall(
  one: FunctionManifest,
  module: UserModule,
  input: HttpRequest,
  context: InvocationContext,
  servicesFor: (request: HttpRequest) => FunctionServices,
): Promise<HttpResponseInit> {
  try {
    const services = servicesFor(input);
    // The host checks the result of a handler.
    return (await run(one, module, input, context, services)) as HttpResponseInit;
  } catch (error) {
    return toHost(problemResponse(toProblem(error), context.invocationId), input.method);
  }
}

/** Calls the handler, and passes its errors to the host, which retries messages. */
async function run(
  one: FunctionManifest,
  module: UserModule,
  input: unknown,
  context: InvocationContext,
  services: FunctionServices,
): Promise<unknown> {
  try {
    const handle = await module.handler(one.export);
    return await handle(input, context, services);
  } catch (error) {
    context.error(JSON.stringify({ component: module.name, function: one.export, error: described(error) }));
    throw error;
  }
}
