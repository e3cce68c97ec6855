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
  const groups: Group[] = apps.map((app, index) => ({
    own: app,
    patterns: patternsOf(app, index === 0),
    paths: patternsOf(app, false),
    others: [],
  }));
  const foreign = origins.flatMap((origin) => origin.apps.map((app) => ({ origin, app })));
  const unknown = foreign.filter((other) => {
    const group = closestGroup(groups, other);
    group?.others.push(other);
    return group === undefined;
  });
  for (const other of unknown) {
    const { patterns, paths = [] } = other.app;
    const group = groups.find((each) => keyOf(each.patterns) === keyOf(patterns));
    if (group !== undefined && (paths.length === 0 || !hasOrigin(group, other))) {
      group.others.push(other);
      continue;
    }
    // Another app of the origin is in that group, so this one answers only paths that no group has.
    const own = patternsLeft(group === undefined ? patterns : paths, groups);
    if (own.length > 0) groups.push({ own: undefined, patterns: own, paths, others: [other] });
  }
  return groups.map(({ own, patterns, others }) => {
    others.sort((a, b) => origins.indexOf(a.origin) - origins.indexOf(b.origin));
    const probes = [own && probePathOf(own), ...others.map(({ app }) => app.probePath)];
    return {
      name: own?.variant ?? nameOf(patterns),
      patterns,
      probePath: probes.find((path) => path !== undefined),
      own,
      others,
    };
  });
}

/** A group while apps are added to it. */
interface Group extends Pick<OriginGroup, 'own' | 'patterns'> {
  readonly paths: readonly string[];
  readonly others: OriginGroup['others'][number][];
}

/** Returns the group of the own app that has most of an app's paths, unless another app of the same origin is in it. */
function closestGroup(groups: readonly Group[], other: Group['others'][number]): Group | undefined {
  const { paths = [] } = other.app;
  const common = (group: Group) => group.paths.filter((path) => paths.includes(path)).length;
  const [closest] = [...groups].sort((a, b) => common(b) - common(a));
  return closest !== undefined && common(closest) > 0 && !hasOrigin(closest, other) ? closest : undefined;
}

function hasOrigin({ others }: Group, { origin }: Group['others'][number]): boolean {
  return others.some((each) => each.origin === origin);
}

/** Returns the patterns that no group has: two routes of one endpoint cannot have one pattern. */
function patternsLeft(patterns: readonly string[], groups: readonly Group[]): string[] {
  const taken = new Set(groups.flatMap((group) => group.patterns));
  return patterns.filter((pattern) => !taken.has(pattern));
}

function keyOf(patterns: readonly string[]): string {
  return [...patterns].sort().join(' ');
}

/**
 * Returns the name of a group of routes: `api-jobs` for `/api/jobs` and `/api/jobs/*`. Front Door accepts
 * letters, digits and hyphens.
 */
function nameOf([first = '']: readonly string[]): string {
  return first.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'all';
}
