import { quoted } from '../plan/phrases.js';
import type { PlanWarning } from '../plan/diagnostics.js';
import { isEqual } from '../plan/diff/compare-values.js';
import { topEndpoints } from '../plan/endpoints.js';
import { ownValue, recordOf } from '../plan/json.js';
import { protectionRecords, withRecords } from '../plan/lock/locked-protection.js';
import type { PlanLock } from '../plan/lock/plan-lock.js';
import type { Settings } from '../resources/settings.js';
import type { Diagnostics } from '../resources/resource-type.js';

/** Compares the plan with its lock, and warns of data without a lock. */
export function diagnoseLock(next: PlanLock, settings: Settings): Diagnostics {
  const { lock } = settings;
  return {
    warnings:
      lock === null
        ? notLocked(next, settings)
        : [...endpointChanges(lock, next), ...lockChanged(lock, next)],
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
      message: `The plan has data in ${data.map(([key]) => `'${key}'`).join(', ')} and no lock, so that a later edit may have it somewhere else.`,
      components: [],
      resolution: `Commit a lock: writeLock('${file}', plan), and give it to defineBackend: lock: readLock('${file}'). Use dataProtection: 'destroy' for an environment whose data is not needed.`,
    },
  ];
}

/** Warns of other URLs for callers, because a component moved or has another id. */
function endpointChanges(before: PlanLock, next: PlanLock): PlanWarning[] {
  return Object.entries(next.components).flatMap(([identity, { id, endpoints }]): PlanWarning[] => {
    const was = ownValue(before.components, identity);
    const changed = Object.entries(was?.endpoints ?? {}).filter(
      ([name, url]) => ownValue(endpoints, name) !== undefined && ownValue(endpoints, name) !== url,
    );
    if (changed.length === 0) return [];
    const each = changed.map(
      ([name, url]) => `${name} was '${url}' and is '${ownValue(endpoints, name) ?? ''}'`,
    );
    return [
      {
        code: 'ENDPOINT_CHANGES',
        message: `Callers of '${id}' need another URL: ${each.join(', ')}.`,
        components: [id],
        resolution: 'Change the callers, or take back what moved it.',
      },
    ];
  });
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
      resolution: "Write it with writeLock or 'atakora lock', and commit it with the change.",
    },
  ];
}
