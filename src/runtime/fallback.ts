import { problemResponse } from './answer.js';
import { methodsOf, preflightHeaders } from './cors.js';
import type { ApiRequest, ApiResponse } from './exchange.js';
import { actionNamed, type OperationRoute } from './contract/api-operations.js';
import type { ApiManifest, Manifest } from './contract/manifest.js';
import { Problem } from './problem.js';

/** Path of the health endpoint below `/api/`. */
export const HEALTH_ROUTE = 'health';

/**
 * Answers calls that match no operation: preflight requests, 405 with `Allow` where only the method is wrong, else 404. It
 * requires no key and reveals only the routes of the plan.
 */
export function answerFallback(
  manifest: Manifest,
  path: string,
  request: ApiRequest,
  invocationId: string,
): ApiResponse {
  const target = targetOf(manifest, path);
  if (target === undefined)
    return problemResponse(new Problem(404, 'This path does not exist.'), invocationId);
  const allow = [...target.methods, 'OPTIONS'].join(', ');
  if (request.method === 'OPTIONS') {
    const cors = target.api && preflightHeaders(target.api, request.headers, target.place);
    return { status: 204, headers: { allow, ...cors } };
  }
  return problemResponse(
    new Problem(405, `This path does not support ${request.method}.`, { headers: { allow } }),
    invocationId,
  );
}

interface Target {
  readonly api?: ApiManifest;
  readonly place: OperationRoute['place'];
  readonly methods: readonly string[];
}

function targetOf({ apis, modules }: Manifest, path: string): Target | undefined {
  if (path === HEALTH_ROUTE || apis.some(({ healthRoute }) => healthRoute === path))
    return { place: 'collection', methods: ['GET', 'HEAD'] };
  const own = methodsAt(modules, path);
  if (own.length > 0) return { place: 'collection', methods: own };
  const [route = '', id, ...more] = path.split('/');
  const api = apis.find((candidate) => candidate.route === route);
  if (api === undefined || more.length > 0) return undefined;
  const place = placeOf(api, id);
  const methods = methodsOf(api, place);
  // An API without operations on items has no paths of items.
  return methods.length === 0 ? undefined : { api, place, methods };
}

/** @param word - Text after the route of the API. */
function placeOf({ operations }: ApiManifest, word = ''): OperationRoute['place'] {
  if (word === '') return 'collection';
  return actionNamed({ operations }, word) ?? 'item';
}

/** Returns the methods that the user's functions accept at a path. */
function methodsAt(modules: Manifest['modules'], path: string): string[] {
  const methods = modules
    .flatMap(({ functions }) => functions)
    .flatMap(({ trigger }) =>
      trigger.type === 'http' && matches(trigger.route, path) ? trigger.methods : [],
    );
  return [...new Set(methods)].sort();
}

/**
 * Returns true if a route matches a path. Words match in any case, `{id}` matches any word, and `{id?}` also
 * a missing one.
 */
function matches(route: string, path: string): boolean {
  const wanted = route.split('/');
  const given = path.split('/');
  return (
    given.length <= wanted.length &&
    wanted.every((part, index) => {
      const word = given[index];
      if (word === undefined) return /^\{\w+\?\}$/.test(part);
      return part.includes('{') || part.toLowerCase() === word.toLowerCase();
    })
  );
}
