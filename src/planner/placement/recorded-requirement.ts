import { compareText, ownValue, recordOf } from '../../plan/json.js';
import { stableHash } from '../../plan/stable-hash.js';
import type { Requirement } from '../../resources/requirement.js';
import { unboundPlaceholdersIn } from '../../resources/placeholder.js';
import type { Constraint, ResourceType } from '../../resources/resource-type.js';
import type { PriorResource } from '../prior.js';

/** Name in the lock of the hash of overridable constraints. */
const OVERRIDABLE = 'settings';

/**
 * Returns the constraints of a requirement for the lock. For overridable ones, a hash tells whether
 * they changed.
 */
export function recordedConstraints(asked: readonly Constraint[]): Record<string, string> {
  const fixed: [name: string, value: string][] = [];
  const free: string[] = [];
  for (const { name, value, overridable, recorded } of [...asked].sort(byName)) {
    if (recorded === false) continue;
    if (overridable === true) free.push(`${name}=${value}`);
    else fixed.push([name, value]);
  }
  if (free.length > 0) fixed.push([OVERRIDABLE, stableHash(free.join('\n'))]);
  return recordOf(fixed);
}

function asWritten(asked: Constraint): Constraint {
  return { ...asked, value: unboundPlaceholdersIn(asked.value) };
}

function byName(a: Constraint, b: Constraint): number {
  return compareText(a.name, b.name);
}

/**
 * Returns true if a requirement asks for another value of a constraint than when it was placed. A placeholder that means something only
 * since another component is there does not change the requirement.
 */
export function isChanged(
  name: string,
  { locked }: PriorResource,
  { requirementId }: Pick<Requirement, 'requirementId'>,
  asked: ReadonlyMap<string, Constraint>,
): boolean {
  const was = ownValue(locked.members, requirementId)?.asked ?? {};
  const kept = asked.get(name)?.overridable === true ? OVERRIDABLE : name;
  const recorded = ownValue(was, kept);
  const now = [...asked.values()];
  return (
    recorded !== ownValue(recordedConstraints(now), kept) &&
    (kept !== OVERRIDABLE || recorded !== ownValue(recordedConstraints(now.map(asWritten)), kept))
  );
}

/** Returns true if a requirement takes more of the capacity than when it was placed. */
export function hasGrown<Req extends object>(
  { sharing }: ResourceType<Req>,
  { locked }: PriorResource,
  { requirementId, config }: Requirement<Req>,
): boolean {
  return sharing.capacityEntries(config).length > (ownValue(locked.members, requirementId)?.size ?? 0);
}
