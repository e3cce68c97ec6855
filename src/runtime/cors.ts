import type { HttpMethod } from '@azure/functions';

import type { ApiManifest, ApiOperation } from './contract/manifest.js';

/** Methods of each operation. HEAD is answered wherever GET is, with the same headers. Source: RFC 9110, section 9.3.2 */
export const METHODS: Readonly<Record<ApiOperation, readonly HttpMethod[]>> = {
  create: ['POST'],
  list: ['GET', 'HEAD'],
  read: ['GET', 'HEAD'],
  update: ['PUT'],
  patch: ['PATCH'],
  delete: ['DELETE'],
};

/** Headers that a page may read, besides the default ones. */
const EXPOSED = 'ETag, Location, Retry-After';

/** Headers that a page may send. */
const ACCEPTED = 'Authorization, Content-Type, If-Match, If-None-Match, x-functions-key, x-partition-key';

/** Returns the methods of a collection or an item of an API, for `Allow`. */
export function methodsOf(
  { operations }: Pick<ApiManifest, 'operations'>,
  place: 'collection' | 'item',
): HttpMethod[] {
  const here: readonly ApiOperation[] =
    place === 'collection' ? ['list', 'create'] : ['read', 'update', 'patch', 'delete'];
  return here
    .filter((operation) => operations.includes(operation))
    .flatMap((operation) => METHODS[operation]);
}

/** Returns the headers that let a page of an allowed origin read the answer; none for other origins. */
export function corsHeaders({ corsOrigins }: ApiManifest, request: Headers): Record<string, string> {
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
  place: 'collection' | 'item',
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
