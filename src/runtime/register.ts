import { app } from '@azure/functions';

import { answer } from './answer.js';
import { withHead } from './cors.js';
import { answerFallback, HEALTH_ROUTE } from './fallback.js';
import type { TokenSource } from './call-component.js';
import { fromHost, hostLevelOf, logOf, opener, toHost } from './functions-adapter.js';
import { healthCheck } from './health.js';
import { checksOf } from './health-checks.js';
import {
  actionNamed,
  type FunctionOperation,
  functionsOfApi,
  type ApiFunction,
} from './contract/api-operations.js';
import type { ApiManifest, ApiOperation, Manifest } from './contract/manifest.js';
import { registerFeed } from './search/register-feed.js';
import { loadEarly, registerFunctions } from './register-functions.js';
import { userModule } from './user-module.js';

/**
 * Registers the functions of every API and of the user with the Functions host, under the names and routes of the
 * plan.
 * @param root - Folder of the package.
 * @param tokenFor - Source of tokens for calls of other components. @default the identity of the app
 */
export function register(manifest: Manifest, root: string, tokenFor?: TokenSource): void {
  registerFunctions(manifest, root, console.error, tokenFor);
  // Only apps with APIs have a health endpoint and answer unmatched calls.
  if (manifest.apis.length === 0) return;
  const openers = manifest.apis.map((api) => {
    const hooks = api.hooks && userModule({ name: api.name, path: api.hooks.path }, root);
    if (hooks !== undefined) loadEarly(hooks, console.error);
    const open = opener(api, hooks, tokenFor);
    if (api.search !== undefined) registerFeed({ ...api, search: api.search }, open);
    for (const each of functionsOfApi(api)) registerOperation(api, each, open, manifest);
    return open;
  });
  registerHealth(manifest, openers);
  registerFallback(manifest);
}

function registerOperation(
  api: ApiManifest,
  { name, operation, route, methods }: ApiFunction,
  open: ReturnType<typeof opener>,
  manifest: Manifest,
): void {
  app.http(name, {
    methods: withHead(methods),
    route,
    authLevel: hostLevelOf(api.authLevel),
    handler: async (host, context) => {
      const request = fromHost(host);
      const word = host.params['id'] ?? host.params['action'];
      const called = calledOperation(api, operation, request.method, word);
      const response =
        called === undefined
          ? answerFallback(manifest, `${api.route}/${word ?? ''}`, request, context.invocationId)
          : await answer(
              open,
              { component: api.name, operation: called, request, signIn: manifest.signIn },
              logOf(context),
            );
      return toHost(response, host.method);
    },
  });
}

/**
 * Returns the operation that a call of a function is about; undefined where the path does not have that method. `POST` on an item
 * and `GET` on the path of a batch reach functions whose routes also match other paths.
 * @param word - Text after the route of the API; undefined for the collection.
 */
function calledOperation(
  api: ApiManifest,
  operation: FunctionOperation,
  method: string,
  word: string | undefined,
): ApiOperation | undefined {
  const action = actionNamed(api, word);
  if (operation === 'create' && word !== undefined) return action === 'batch' ? action : undefined;
  if (action !== undefined) return operation === 'read' && action === 'search' ? action : undefined;
  return method === 'PATCH' ? 'patch' : operation;
}

/**
 * Registers the health endpoint. It is anonymous, because its callers (load balancers, App Service) do not
 * have a key.
 */
function registerHealth(manifest: Manifest, openers: readonly ReturnType<typeof opener>[]): void {
  const { apis } = manifest;
  const check = healthCheck(checksOf(manifest, openers), Date.now);
  const names = new Set<string>();
  for (const route of new Set([HEALTH_ROUTE, ...apis.map((api) => api.healthRoute)])) {
    let name = route.replaceAll(/[^A-Za-z0-9]/g, '-').replace(/^(?!health$)/, 'health-');
    // Function names are unique in the host, but 'a.b' and 'a-b' are two routes.
    while (names.has(name)) name += '-';
    names.add(name);
    app.http(name, {
      methods: ['GET', 'HEAD'],
      route,
      authLevel: 'anonymous',
      handler: async (request) => toHost(await check(), request.method),
    });
  }
}

/** Registers a function for calls that match no other route: the host prefers more specific routes. */
function registerFallback(manifest: Manifest): void {
  app.http('fallback', {
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
    route: '{*path}',
    authLevel: 'anonymous',
    handler: (request, context) => {
      const path = (request.params['path'] ?? '').replace(/\/+$/, '');
      return toHost(answerFallback(manifest, path, fromHost(request), context.invocationId), request.method);
    },
  });
}
