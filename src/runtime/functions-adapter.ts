import { randomUUID } from 'node:crypto';

import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';

import { identityToken, type TokenSource } from './call-component.js';
import { cosmosStore } from './cosmos-store.js';
import type { ApiRequest, ApiResponse, CallLog } from './exchange.js';
import { apiSettings } from './contract/api-settings.js';
import type { HttpTrigger } from './contract/function-trigger.js';
import type { ApiManifest } from './contract/manifest.js';
import type { Workplace } from './edits.js';
import { settingOf } from './open-data.js';
import { ownValue } from './own-value.js';
import type { SearchableApi } from './search/index-definition.js';
import type { SearchIndex } from './search/search-index.js';
import { searchService } from './search/search-service.js';
import type { UserModule } from './user-module.js';

/** Converts a call of the Functions host into a request for the operations. */
export function fromHost(request: HttpRequest): ApiRequest {
  return {
    method: request.method.toUpperCase(),
    path: new URL(request.url).pathname,
    // The host has decoded it.
    id: request.params['id'] ?? '',
    query: new URL(request.url).searchParams,
    headers: request.headers as unknown as Headers,
    body: request.body as AsyncIterable<Uint8Array> | null,
  };
}

/** Converts an answer for the Functions host. HEAD gets the headers of GET, and no body. */
export function toHost({ status, headers, body }: ApiResponse, method: string): HttpResponseInit {
  if (body === undefined) return { status, headers: { ...headers } };
  const init = { status, headers: { 'content-type': 'application/json', ...headers } };
  return method.toUpperCase() === 'HEAD' ? init : { ...init, body: JSON.stringify(body) };
}

/**
 * Returns the level that the host checks. Signed-in callers do not need a key, because the platform verified
 * their tokens.
 */
export function hostLevelOf(level: HttpTrigger['authLevel']): 'anonymous' | 'function' | 'admin' {
  return level === 'entra' ? 'anonymous' : level;
}

export function logOf(context: InvocationContext): CallLog {
  return {
    invocationId: context.invocationId,
    info: (...texts) => {
      context.info(...texts);
    },
    warn: (...texts) => {
      context.warn(...texts);
    },
    error: (...texts) => {
      context.error(...texts);
    },
  };
}

/**
 * Returns a function that opens the store of an API once, from the settings of the app.
 * @param hooks - Code of the API; undefined where it has none.
 * @throws Error when a setting is missing.
 */
export function opener(
  api: ApiManifest,
  hooks?: UserModule,
  tokenFor: TokenSource = identityToken,
): () => Workplace {
  let work: Workplace | undefined;
  return () => (work ??= { ...open(api, tokenFor), hooks });
}

function indexOf(api: SearchableApi, tokenFor: TokenSource): SearchIndex {
  const { searchEndpoint, searchTier } = apiSettings(api);
  return searchService(api, settingOf(searchEndpoint), settingOf(searchTier), tokenFor);
}

function open(api: ApiManifest, tokenFor: TokenSource): Omit<Workplace, 'hooks'> {
  const { endpoint, database, container, cacheSeconds } = apiSettings(api);
  return {
    api,
    index: api.search && indexOf({ ...api, search: api.search }, tokenFor),
    store: cosmosStore(settingOf(endpoint), settingOf(database), settingOf(container)),
    make: { id: randomUUID, now: () => new Date().toISOString() },
    cacheSeconds: Number(ownValue(process.env, cacheSeconds) ?? 0),
  };
}
