import type { ApiResponse } from './exchange.js';

/** Milliseconds for which a result is reused, so that callers without a key cannot put load on the databases. */
const FRESH = 10_000;

/**
 * Returns the health endpoint. The answer is the health of all databases together, without which one fails
 * and why.
 */
export function healthCheck(
  checks: readonly (() => Promise<void>)[],
  clock: () => number,
): () => Promise<ApiResponse> {
  let last: { readonly until: number; readonly healthy: Promise<boolean> } | undefined;
  return async () => {
    if (last === undefined || last.until <= clock()) {
      const results = Promise.allSettled(checks.map((check) => check()));
      last = {
        until: clock() + FRESH,
        healthy: results.then((all) => all.every(({ status }) => status === 'fulfilled')),
      };
    }
    const healthy = await last.healthy;
    return {
      status: healthy ? 200 : 503,
      headers: { 'cache-control': 'no-store' },
      body: { status: healthy ? 'healthy' : 'unhealthy' },
    };
  };
}
