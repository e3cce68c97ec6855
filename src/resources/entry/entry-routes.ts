import { compareText, ownValue } from '../../plan/json.js';
import { REST_OF } from '../../plan/lock/plan-lock.js';
import { functions } from '../functions/index.js';
import type { FunctionsResource } from '../functions/sharing.js';
import { functionsOf } from '../functions/triggers/declared-functions.js';
import { hasHttp } from '../functions/triggers/triggers.js';
import type { LayoutContext } from '../layout-context.js';
import { lockedFacts } from '../locked-facts.js';

/** Patterns that a route of Front Door can have. Source: learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-front-door-standard-and-premium-service-limits */
export const MAX_PATTERNS = 25;

/** Calls that Front Door sends to an app by two patterns. */
export interface EntryPaths {
  readonly patterns: readonly [path: string, below: string];
  /** Returns true for the path of a route that the patterns take. */
  readonly takes: (path: string) => boolean;
}

/**
 * Returns the patterns of the calls that go to an app, one element for each beginning of its routes. Front Door takes the most specific
 * pattern, so one app can have the rest of `/api`.
 * @param takesRest - True if the app receives the calls that no other app takes.
 */
export function pathsOf({ config }: Pick<FunctionsResource, 'config'>, takesRest: boolean): EntryPaths[] {
  if (takesRest) return [{ patterns: ['/api', '/api/*'], takes: () => true }];
  const first = functionsOf(config).flatMap(({ trigger }) =>
    trigger.type === 'http' ? [trigger.route.split('/')[0] ?? ''] : [],
  );
  // A path that begins with a parameter cannot be told from those of other apps.
  return [...new Set(first.filter((word) => /^[\w.~-]+$/.test(word)))].sort().map((word) => ({
    patterns: [`/api/${word}`, `/api/${word}/*`],
    takes: (path) => `${path}/`.startsWith(`/api/${word}/`),
  }));
}

/** Returns the patterns of the calls that go to an app. */
export function patternsOf(app: Pick<FunctionsResource, 'config'>, takesRest: boolean): string[] {
  return pathsOf(app, takesRest).flatMap(({ patterns }) => patterns);
}

/**
 * Returns a path that answers the probes of Front Door without a key or a token; undefined for an app without
 * such a path.
 */
export function probePathOf({
  config: { apis = [] },
}: Pick<FunctionsResource, 'config'>): string | undefined {
  return apis.length === 0 ? undefined : '/api/health';
}

/**
 * Returns the apps with http functions, which are the only ones that need a gateway. The first one takes what no other does: the one of the
 * lock, or else one with an API. The order depends only on the apps and the lock, so it is the same in a backend and in its plan.
 * @param held - Key of the app that takes the rest by the lock.
 */
export function appsBehindFrontDoor<App extends Pick<FunctionsResource, 'key' | 'config'>>(
  apps: readonly App[],
  held: string | undefined,
): App[] {
  const rank = ({ key, config }: App) => (key === held ? 2 : (config.apis ?? []).length > 0 ? 1 : 0);
  return apps
    .filter(({ config }) => hasHttp(config))
    .sort((a, b) => rank(b) - rank(a) || compareText(a.key, b.key));
}

/** Property that says which app takes the calls of `/api` that no other app takes. Locks of version 0.2.0 have none. */
export const REST_OF_API = `${REST_OF}/api` as const;

/** Returns the apps behind the Front Door of a backend; the first one takes the rest. */
export function frontedApps(
  { key }: { readonly key: string },
  { graph, settings }: Pick<LayoutContext, 'graph' | 'settings'>,
): FunctionsResource[] {
  return appsBehindFrontDoor(graph.of(functions), ownValue(lockedFacts(key, settings), REST_OF_API));
}
