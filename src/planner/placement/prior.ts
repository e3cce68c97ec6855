import type { LockedMember, LockedResource, PlanLock } from '../../plan/lock/plan-lock.js';
import { compareText, ownValue } from '../../plan/json.js';
import type { ResourceType } from '../../resources/resource-type.js';

/** A resource of the lock. */
export interface PastResource {
  readonly key: string;
  readonly locked: LockedResource;
}

/** The resources of one type in the lock. */
export interface Past {
  /** In the order of their numbers. */
  readonly resources: readonly PastResource[];
  /** Returns where a requirement is. */
  memberPlace(member: string): (PastResource & { readonly member: LockedMember }) | undefined;
  /** Returns where a unit is, live or retained. A live one comes first. */
  unitPlace(unit: string): PastResource | undefined;
  /** Returns the resources in which a unit is retained. Empty for a unit that is live in one. */
  retainedIn(unit: string): readonly PastResource[];
}

/** Reads the resources of a type from the lock. */
export function pastOf(
  { type, provider }: Pick<ResourceType, 'type' | 'provider'>,
  lock: PlanLock | null,
): Past {
  const resources = Object.entries(lock?.resources ?? {})
    .filter(([, locked]) => locked.type === type && locked.provider === provider)
    .map(([key, locked]) => ({ key, locked }))
    .sort((a, b) => compareText(numberedKey(a.key), numberedKey(b.key)));
  const members = new Map(
    resources.flatMap((each) =>
      Object.entries(each.locked.members).map(([name, member]) => [name, { ...each, member }] as const),
    ),
  );
  const units = new Map<string, PastResource>();
  for (const retained of [true, false]) {
    for (const each of resources) {
      for (const [name, unit] of Object.entries(each.locked.units)) {
        if ((unit.retained === true) === retained) units.set(name, each);
      }
    }
  }
  return {
    resources,
    memberPlace: (member) => members.get(member),
    unitPlace: (unit) => units.get(unit),
    retainedIn(unit) {
      const isLive = ownValue(units.get(unit)?.locked.units, unit)?.retained !== true;
      return isLive ? [] : resources.filter(({ locked }) => ownValue(locked.units, unit) !== undefined);
    },
  };
}

/** Returns a text by which keys sort in the order of their numbers: `shared-2` comes before `shared-10`. */
export function numberedKey(key: string): string {
  return key.replace(/\d+$/, (digits) => digits.padStart(6, '0'));
}
