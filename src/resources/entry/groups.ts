import type { FunctionsResource } from '../functions/sharing.js';
import type { EntrySettings } from './options.js';
import type { OriginApp, ResolvedOrigin } from './front-door-origin.js';
import { patternsOf, probePathOf } from './entry-routes.js';

/** Apps that answer the same paths and stand in for each other: one origin group of Front Door. */
export interface OriginGroup {
  /** Unique among the groups: the variant of the own app, else the paths. */
  readonly name: string;
  readonly patterns: readonly string[];
  /** Undefined where no origin says how it is probed. */
  readonly probePath: string | undefined;
  /** The backend's own app. */
  readonly own: FunctionsResource | undefined;
  readonly others: readonly { readonly origin: ResolvedOrigin; readonly app: OriginApp }[];
}

/** Puts own apps and those of other backends together by the paths that they answer. */
export function originGroups(
  apps: readonly FunctionsResource[],
  { origins }: Pick<EntrySettings, 'origins'>,
): OriginGroup[] {
  const own = apps.map((app, index) => ({ app, patterns: patternsOf(app, index === 0) }));
  const foreign = origins.flatMap((origin) => origin.apps.map((app) => ({ origin, app })));
  const keyOf = (patterns: readonly string[]) => [...patterns].sort().join(' ');
  const keys = new Set([...own, ...foreign.map(({ app }) => app)].map(({ patterns }) => keyOf(patterns)));
  return [...keys].map((key) => {
    const mine = own.find(({ patterns }) => keyOf(patterns) === key);
    const others = foreign.filter(({ app }) => keyOf(app.patterns) === key);
    const patterns = mine?.patterns ?? others[0]?.app.patterns ?? [];
    const probes = [mine && probePathOf(mine.app), ...others.map(({ app }) => app.probePath)];
    return {
      name: mine?.app.variant ?? nameOf(patterns),
      patterns,
      probePath: probes.find((path) => path !== undefined),
      own: mine?.app,
      others,
    };
  });
}

/**
 * Returns the name of a group of routes: `api-jobs` for `/api/jobs` and `/api/jobs/*`. Front Door accepts
 * letters, digits and hyphens.
 */
function nameOf([first = '']: readonly string[]): string {
  return first.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'all';
}
