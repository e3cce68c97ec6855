import type { LockedMember, LockedResource, PlanLock } from '../plan/lock/plan-lock.js';
import { compareText, ownValue } from '../plan/json.js';
import type { ResourceType } from '../resources/resource-type.js';

/** A resource of the lock, as in Terraform's prior state. */
export interface PriorResource {
  readonly key: string;
  readonly locked: LockedResource;
}

/** The resources of one type in the lock. */
export interface PriorState {
  /** In the order of their numbers. */
  readonly resources: readonly PriorResource[];
  /** Returns the resource to which the lock assigns a requirement. */
  assignment(member: string): (PriorResource & { readonly member: LockedMember }) | undefined;
  /** Returns the resource that holds a child resource, live or retained. A live one comes first. */
  holderOf(child: string): PriorResource | undefined;
  /** Returns the resources in which a child resource is retained. Empty for one that is live in any of them. */
  retainedIn(child: string): readonly PriorResource[];
}

/** Reads the resources of a type from the lock. */
export function priorState(
  { type, provider }: Pick<ResourceType, 'type' | 'provider'>,
  lock: PlanLock | null,
): PriorState {
  const resources = Object.entries(lock?.resources ?? {})
    .filter(([, locked]) => locked.type === type && locked.provider === provider)
    .map(([key, locked]) => ({ key, locked }))
    .sort((a, b) => compareText(numberedKey(a.key), numberedKey(b.key)));
  const assignments = new Map(
    resources.flatMap((each) =>
      Object.entries(each.locked.members).map(([name, member]) => [name, { ...each, member }] as const),
    ),
  );
  const holders = new Map<string, PriorResource>();
  for (const retained of [true, false]) {
    for (const each of resources) {
      for (const [name, unit] of Object.entries(each.locked.units)) {
        if ((unit.retained === true) === retained) holders.set(name, each);
      }
    }
  }
  return {
    resources,
    assignment: (member) => assignments.get(member),
    holderOf: (child) => holders.get(child),
    retainedIn(child) {
      const isLive = ownValue(holders.get(child)?.locked.units, child)?.retained !== true;
      return isLive ? [] : resources.filter(({ locked }) => ownValue(locked.units, child) !== undefined);
    },
  };
}

/** Returns a string by which keys sort in the order of their numbers: `shared-2` comes before `shared-10`. */
export function numberedKey(key: string): string {
  return key.replace(/\d+$/, (digits) => digits.padStart(6, '0'));
}
