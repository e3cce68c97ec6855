import type { ApiResponse } from './exchange.js';
import type { HealthCheck } from './health-checks.js';

/** Milliseconds for which a result is reused, so that callers without a key cannot put load on the databases. */
const FRESH = 10_000;

/** Milliseconds for each check, after which it counts as failed. */
const LIMIT = 5_000;

/**
 * Returns the health endpoint. The answer is the health of everything together, without what fails and why.
 * @param limit - Milliseconds for each check.
 */
export function healthCheck(
  checks: readonly HealthCheck[],
  clock: () => number,
  limit = LIMIT,
): () => Promise<ApiResponse> {
  let last: { readonly until: number; readonly healthy: Promise<boolean> } | undefined;
  return async () => {
    if (last === undefined || last.until <= clock()) {
      const results = Promise.allSettled(checks.map((check) => bounded(check, limit)));
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

/** @throws Error when a check does not end in time. */
function bounded(check: HealthCheck, limit: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new Error(`health check: must end in ${limit} ms, received no end. Look at the resource in Azure.`),
      );
    }, limit);
    void check()
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
      });
  });
}
