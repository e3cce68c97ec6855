import { setTimeout as sleep } from 'node:timers/promises';

import { exposedEndpoints } from '../plan/exposure.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { type HttpAnswer, send } from './http.js';

/** Health of one app. */
export interface AppHealth {
  /** Key of the function app, such as `functions:shared`. */
  readonly app: string;
  readonly url: string;
  readonly isHealthy: boolean;
  /** Last answer, such as `status 503`, or the reason why the app did not answer. */
  readonly answer: string;
}

/** Options of {@link waitUntilHealthy}. */
export interface HealthOptions {
  /** Seconds until the last app must answer: 1 to 3,600. @default 300 */
  readonly timeoutSeconds?: number;
  /** Seconds between two calls of one app: 0 to 60. @default 5 */
  readonly pollSeconds?: number;
  /** Ends the wait when it aborts. @default waits until the timeout */
  readonly signal?: AbortSignal | undefined;
}

/** Seconds after which one call counts as not answered. An app that starts may take long. */
const PATIENCE = 30;

/**
 * Returns the health checks that can be called from every address, by app. Apps in a private network, behind a Front Door or with a list of
 * addresses have none here.
 */
export function healthChecksOf(plan: ResourcePlan): readonly Pick<AppHealth, 'app' | 'url'>[] {
  return exposedEndpoints(plan)
    .filter(
      ({ name, url, network, ipRanges }) =>
        name === 'GET /api/health' &&
        network === 'internet' &&
        ipRanges === undefined &&
        /^https?:\/\/[^$]+$/.test(url),
    )
    .map(({ resource: app, url }) => ({ app, url }));
}

/**
 * Calls the health check of each app until it answers with success, or the time is over. An app that is not healthy is a result.
 * @example
 * const sick = (await waitUntilHealthy(backend.plan())).filter(({ isHealthy }) => !isHealthy);
 */
export async function waitUntilHealthy(
  plan: ResourcePlan,
  { timeoutSeconds = 300, pollSeconds = 5, signal }: HealthOptions = {},
): Promise<readonly AppHealth[]> {
  const end = Date.now() + timeoutSeconds * 1000;
  return Promise.all(
    healthChecksOf(plan).map(async ({ app, url }) => {
      for (;;) {
        const answer = await answerOf(url);
        const isHealthy = typeof answer !== 'string' && answer.ok;
        const isOver = Date.now() + pollSeconds * 1000 > end || signal?.aborted === true;
        if (isHealthy || isOver)
          return {
            app,
            url,
            isHealthy,
            answer: typeof answer === 'string' ? answer : `status ${answer.status}`,
          };
        await wait(pollSeconds, signal);
      }
    }),
  );
}

async function answerOf(url: string): Promise<HttpAnswer | string> {
  try {
    return await send(url, { signal: AbortSignal.timeout(PATIENCE * 1000) });
  } catch (error) {
    const { cause, message } = error as Error;
    return cause instanceof Error ? cause.message : message;
  }
}

/** Waits, at most until a signal aborts. */
export async function wait(seconds: number, signal?: AbortSignal): Promise<void> {
  // A signal that aborts ends the wait without an error.
  await sleep(seconds * 1000, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}
