import { type Credential, type ExposedEndpoint, exposedEndpoints } from '../exposure.js';
import { commonIpRanges, unitedIpRanges } from '../ip-ranges.js';
import { compareText } from '../json.js';
import type { ResourcePlan } from '../resource-plan.js';
import type { ExposureChange } from './plan-diff.js';

/** Returns how what callers can reach changed. */
export function exposureChanges(
  before: Pick<ResourcePlan, 'exposure' | 'resources'> | null,
  after: Pick<ResourcePlan, 'exposure' | 'resources'>,
): ExposureChange[] {
  const was = new Map((before === null ? [] : exposedEndpoints(before)).map((each) => [keyOf(each), each]));
  const is = new Map(exposedEndpoints(after).map((each) => [keyOf(each), each]));
  // A route that went to another app is still that route.
  const leftovers = new Map<string, ExposedEndpoint>();
  for (const [key, each] of was) if (!is.has(key)) leftovers.set(routeOf(each), each);
  const changes: ExposureChange[] = [];
  for (const [key, each] of is) {
    const old = was.get(key) ?? leftovers.get(routeOf(each)) ?? null;
    if (old !== null && !was.has(key)) leftovers.delete(routeOf(each));
    if (old !== null && isSame(old, each)) continue;
    const change = isOpened(old, each) ? 'opened' : old === null ? 'added' : 'changed';
    changes.push({ change, verdict: change === 'opened' ? 'exposure' : 'none', before: old, after: each });
  }
  for (const each of leftovers.values())
    changes.push({ change: 'removed', verdict: 'none', before: each, after: null });
  const place = ({ before: old, after: now }: ExposureChange) => keyOf(now ?? old);
  return changes.sort((a, b) => compareText(place(a), place(b)));
}

function keyOf(exposure: ExposedEndpoint | null): string {
  return `${exposure?.resource ?? ''} ${exposure?.name ?? ''}`;
}

function routeOf({ resource, name, components }: ExposedEndpoint): string {
  return `${resource.split(':')[0] ?? ''} ${name} ${components.join()}`;
}

/**
 * Returns true if two exposures let the same callers in. The components that share the resource do not count.
 */
function isSame(before: ExposedEndpoint, after: ExposedEndpoint): boolean {
  return (
    before.resource === after.resource &&
    before.url === after.url &&
    before.network === after.network &&
    before.credentials.join() === after.credentials.join() &&
    before.origins.join() === after.origins.join() &&
    before.ipRanges?.join() === after.ipRanges?.join()
  );
}

function isOpened(before: ExposedEndpoint | null, after: ExposedEndpoint): boolean {
  if (before === null) return after.network === 'internet' && after.credentials.includes('none');
  const reaches = { unknown: 0, private: 0, internet: 1 } as const;
  return (
    reaches[after.network] > reaches[before.network] ||
    after.credentials.some((credential) => isNew(credential, before.credentials)) ||
    after.origins.some((origin) => !before.origins.includes(origin) && !before.origins.includes('*')) ||
    hasNewRange(before, after)
  );
}

/** Returns true if addresses of the internet may call that could not before. */
function hasNewRange(before: ExposedEndpoint, after: ExposedEndpoint): boolean {
  if (before.ipRanges === undefined || after.network !== 'internet') return false;
  const { ipRanges } = after;
  return (
    ipRanges === undefined ||
    commonIpRanges(before.ipRanges, ipRanges).join() !== unitedIpRanges(ipRanges).join()
  );
}

/**
 * Returns true if a credential lets in more callers than before. Nothing is new where everyone had access;
 * `unknown` proves nothing.
 */
function isNew(credential: Credential, before: readonly Credential[]): boolean {
  if (before.includes(credential) || before.includes('none')) return false;
  return credential !== 'unknown' && !isStricter(credential, before);
}

/**
 * Returns true for an admin key in place of a function key: it opens everything that a function key opens.
 */
function isStricter(credential: Credential, before: readonly Credential[]): boolean {
  return credential === 'admin-key' && before.includes('function-key');
}
