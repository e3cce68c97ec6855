import { problemResponse } from './answer.js';
import { methodsOf, preflightHeaders } from './cors.js';
import type { ApiRequest, ApiResponse } from './exchange.js';
import type { ApiManifest, Manifest } from './manifest.js';
import { Problem } from './problem.js';

/** Path of the health endpoint below `/api/`. */
export const HEALTH_ROUTE = 'health';

/**
 * Answers what no operation takes: 405 with `Allow` where only the method is wrong, 404 elsewhere, and the question of a
 * browser whether it may call. It needs no key and tells nothing but the routes of the plan.
 */
export function answerFallback(
  manifest: Manifest,
  path: string,
  request: ApiRequest,
  invocationId: string,
): ApiResponse {
  const target = targetOf(manifest, path);
  if (target === undefined) return problemResponse(new Problem(404, 'There is nothing here.'), invocationId);
  const allow = [...target.methods, 'OPTIONS'].join(', ');
  if (request.method === 'OPTIONS') {
    const cors = target.api && preflightHeaders(target.api, request.headers, target.place);
    return { status: 204, headers: { allow, ...cors } };
  }
  return problemResponse(
    new Problem(405, `${request.method} is not possible here.`, { headers: { allow } }),
    invocationId,
  );
}

interface Target {
  readonly api?: ApiManifest;
  readonly place: 'collection' | 'item';
  readonly methods: readonly string[];
}

function targetOf({ apis }: Manifest, path: string): Target | undefined {
  if (path === HEALTH_ROUTE || apis.some(({ healthRoute }) => healthRoute === path))
    return { place: 'collection', methods: ['GET'] };
  const [route = '', id, ...more] = path.split('/');
  const api = apis.find((candidate) => candidate.route === route);
  if (api === undefined || more.length > 0) return undefined;
  const place = id === undefined || id === '' ? 'collection' : 'item';
  return { api, place, methods: methodsOf(api, place) };
}
