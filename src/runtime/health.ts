import type { ApiResponse } from './exchange.js';

/** Milliseconds that a result stands, so that callers without a key cannot make the app ask its databases. */
const FRESH = 10_000;

/**
 * Returns the health endpoint. It answers whether every database responds, and does not tell which one fails
 * or why.
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
