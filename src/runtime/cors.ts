import type { HttpMethod } from '@azure/functions';

import { OPERATION_ROUTES, type OperationRoute, operationsAt } from './contract/api-operations.js';
import type { ApiManifest } from './contract/manifest.js';

/** Returns the methods with HEAD wherever GET is: both are answered with the same headers. Source: RFC 9110, section 9.3.2 */
export function withHead(methods: readonly HttpMethod[]): HttpMethod[] {
  return methods.flatMap((method): HttpMethod[] => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}

/** Headers that a page may read, besides the default ones. */
const EXPOSED = 'ETag, Location, Retry-After';

/** Headers that a page may send. */
const ACCEPTED = 'Authorization, Content-Type, If-Match, If-None-Match, x-functions-key, x-partition-key';

/** Returns the methods of a collection or an item of an API, for `Allow`. */
export function methodsOf(
  api: Pick<ApiManifest, 'operations'>,
  place: OperationRoute['place'],
): HttpMethod[] {
  return withHead(operationsAt(api, place).map((operation) => OPERATION_ROUTES[operation].method));
}

/** Returns the headers that let a page of an allowed origin read the answer; none for other origins. */
export function corsHeaders({ corsOrigins = [] }: ApiManifest, request: Headers): Record<string, string> {
  if (corsOrigins.length === 0) return {};
  const origin = request.get('origin');
  // The answer differs by origin, so caches must keep them apart.
  if (origin === null || !corsOrigins.includes(origin)) return { vary: 'Origin' };
  return { vary: 'Origin', 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED };
}

/** Returns the headers of the answer to a preflight request of a browser. */
export function preflightHeaders(
  api: ApiManifest,
  request: Headers,
  place: OperationRoute['place'],
): Record<string, string> {
  const headers = corsHeaders(api, request);
  if (headers['access-control-allow-origin'] === undefined) return headers;
  return {
    ...headers,
    'access-control-allow-methods': methodsOf(api, place).join(', '),
    'access-control-allow-headers': ACCEPTED,
    'access-control-max-age': '3600',
  };
}
