import { quoted } from '../plan/phrases.js';
import type { PlanWarning } from '../plan/diagnostics.js';
import { isEqual } from '../plan/diff/compare-values.js';
import { isCalled, topEndpoints } from '../plan/endpoints.js';
import { type ExposedEndpoint, exposedEndpoints, type PlannedExposure } from '../plan/exposure.js';
import { type JsonObject, ownValue, recordOf } from '../plan/json.js';
import { protectionRecords, withRecords } from '../plan/lock/locked-protection.js';
import { type PlanLock, REST_OF } from '../plan/lock/plan-lock.js';
import { sharersOf } from '../resources/resource.js';
import type { Settings } from '../resources/settings.js';
import type { Diagnostics } from '../resources/resource-type.js';
import type { TypedResource } from './resource-graph.js';

/** Compares the plan with its lock, and warns of data without a lock. */
export function diagnoseLock(
  next: PlanLock,
  settings: Settings,
  outputs: ReadonlyMap<string, JsonObject>,
  fronts: readonly ExposedEndpoint[],
): Diagnostics {
  const { lock } = settings;
  return {
    warnings:
      lock === null
        ? notLocked(next, settings)
        : [...endpointChanges(lock, next, outputs, fronts), ...lockChanged(lock, next)],
  };
}

function notLocked({ resources, backend }: PlanLock, { retainsData }: Settings): PlanWarning[] {
  const data = Object.entries(resources).filter(([, { units }]) =>
    Object.values(units).some((unit) => unit.data),
  );
  if (!retainsData || data.length === 0) return [];
  const file = `${backend.id}.${backend.environment}.lock.json`;
  return [
    {
      code: 'NOT_LOCKED',
      message: `The plan has data in ${quoted(data.map(([key]) => key))} and no lock: a later edit may place it in another resource, which is empty.`,
      components: [],
      resolution: `Write a lock with 'npx atakora lock' or writeLock('${file}', plan), give it to defineBackend: lock: readLock('${file}'), and commit it. Use dataProtection: 'destroy' for an environment whose data is not needed.`,
    },
  ];
}

/** Warns of other URLs for callers, once for each reason: components moved, have another id, or what is in front of them is replaced. */
function endpointChanges(
  before: PlanLock,
  next: PlanLock,
  outputs: ReadonlyMap<string, JsonObject>,
  fronts: readonly ExposedEndpoint[],
): PlanWarning[] {
  const byReason = new Map<string, { readonly ids: string[]; readonly single: string }>();
  const add = (reason: string, id: string, single: string) => {
    const found = byReason.get(reason);
    if (found === undefined) byReason.set(reason, { ids: [id], single });
    else if (!found.ids.includes(id)) found.ids.push(id);
  };
  for (const [identity, { id, endpoints }] of Object.entries(next.components)) {
    const front = fronts.find(({ components }) => components.includes(id));
    const isReplaced =
      front !== undefined &&
      !isEqual(replacingFacts(before, front.resource), replacingFacts(next, front.resource));
    const isKept =
      front !== undefined && !isReplaced && ownValue(before.resources, front.resource) !== undefined;
    for (const [name, held] of Object.entries(ownValue(before.components, identity)?.endpoints ?? {})) {
      const own = ownValue(endpoints, name);
      if (own === undefined || !isCalled(name, outputs.get(id))) continue;
      const is = front === undefined ? own : at(front, own);
      // The lock has the URL of an isolated app within the network.
      const was = isKept && own !== is ? at(front, held) : held;
      if (is === was) {
        // An address that Azure chooses.
        if (isReplaced && was.includes('${'))
          add(`'${front.resource}' is replaced, and may get another host name`, id, '');
      } else if (own !== held) {
        const [from, to] = [originOf(was), originOf(is)];
        const isMove = from !== to && was.slice(from.length) === is.slice(to.length);
        add(
          isMove ? `what began with '${from}' begins with '${to}'` : `${id} ${name}`,
          id,
          `${name} was '${was}' and is '${is}'`,
        );
      }
    }
  }
  return [...byReason].map(([reason, { ids, single }]) => ({
    code: 'ENDPOINT_CHANGES',
    message: `Callers of ${quoted(ids.sort())} need another URL: ${ids.length > 1 || single === '' ? reason : single}.`,
    components: ids,
    resolution: 'Change the callers, or take back what moved it.',
  }));
}

/** Returns what callers from the internet reach components through, and no component asked for: a Front Door. */
export function frontsOf(
  exposure: readonly PlannedExposure[],
  resources: readonly TypedResource[],
): ExposedEndpoint[] {
  const internal = resources.filter(({ type }) => type.requirements.internal === true);
  const sharedBy = internal.map(({ resource }) => ({ key: resource.key, sharedBy: sharersOf(resource) }));
  const keys = new Set(sharedBy.map(({ key }) => key));
  return exposedEndpoints({
    exposure: exposure.filter(({ network, resource }) => network === 'internet' && keys.has(resource)),
    resources: sharedBy,
  });
}

/** Returns a URL at the origin of a Front Door. */
function at(front: ExposedEndpoint, url: string): string {
  return originOf(front.url) + url.slice(originOf(url).length);
}

function originOf(url: string): string {
  return /^https?:\/\/[^/]*/.exec(url)?.[0] ?? '';
}

/**
 * Warns of changed placement. Notices do not count: a warning that a new version of the library adds does not
 * change the lock.
 */
function lockChanged(before: PlanLock, next: PlanLock): PlanWarning[] {
  const placed = ({ notices: _said, formatVersion: _version, ...lock }: PlanLock) => ({
    ...lock,
    components: recordOf(
      Object.entries(lock.components).map(([identity, { id, endpoints }]) => [
        identity,
        // 0.2.0 recorded also those that are below another one.
        { id, endpoints: topEndpoints(Object.entries(endpoints).map(([path, url]) => ({ path, url }))) },
      ]),
    ),
  });
  // The first records of a lock of format 1.0 do not change it: PROTECTION_RECORDED says so.
  const compared = protectionRecords(before).size > 0 ? next : withRecords(next, new Map());
  // The order of keys does not count. Comparing 1,000 components as text would take as long as placing them.
  if (isEqual(placed(before), placed(compared))) return [];
  const keys = new Set([...Object.keys(before.resources), ...Object.keys(next.resources)]);
  const changed = [...keys]
    .filter((key) => !isEqual(ownValue(before.resources, key), ownValue(compared.resources, key)))
    .sort();
  const where = changed.length === 0 ? 'what it says of components' : quoted(changed);
  return [
    {
      code: 'LOCK_CHANGED',
      message: `The lock of this plan differs from the one given, in ${where}.`,
      components: [],
      resolution: "Write it with 'npx atakora lock' or writeLock, and commit it with the change.",
    },
  ];
}

/** Returns the properties of a resource in a lock whose change may replace the resource. */
function replacingFacts({ resources }: PlanLock, key: string): Readonly<Record<string, string>> {
  const facts = Object.entries(ownValue(resources, key)?.facts ?? {});
  return recordOf(facts.filter(([name]) => !name.startsWith(REST_OF)));
}
