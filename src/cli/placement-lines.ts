import { compareText } from '../plan/json.js';
import type { PlanLock } from '../plan/lock/plan-lock.js';

/** Places in a lock: the resource of each unit, such as `cosmos:user-db/user` in `cosmos:shared`. */
type Places = ReadonlyMap<string, string>;

/** Returns how the placement of two locks differs, as lines for a terminal. */
export function placementLines(before: PlanLock | undefined, after: PlanLock): readonly string[] {
  return [
    ...changesOf(placesIn(before, resourcesOf), placesIn(after, resourcesOf)),
    ...changesOf(placesIn(before, unitsOf), placesIn(after, unitsOf)),
    ...changesOf(placesIn(before, membersOf), placesIn(after, membersOf)),
  ];
}

function placesIn(
  lock: PlanLock | undefined,
  select: (key: string, resource: PlanLock['resources'][string]) => (readonly [string, string])[],
): Places {
  return new Map(Object.entries(lock?.resources ?? {}).flatMap(([key, resource]) => select(key, resource)));
}

function resourcesOf(key: string, { name }: PlanLock['resources'][string]): (readonly [string, string])[] {
  return [[`resource ${key}`, `'${name}' in Azure`]];
}

function unitsOf(key: string, { type, units }: PlanLock['resources'][string]): (readonly [string, string])[] {
  return Object.entries(units).map(([unit, { retained }]) => [
    `unit ${type}:${unit}`,
    retained === true ? `${key} (retained)` : key,
  ]);
}

function membersOf(key: string, { members }: PlanLock['resources'][string]): (readonly [string, string])[] {
  return Object.keys(members).map((member) => [`requirement ${member} (${key.split(':')[0] ?? ''})`, key]);
}

function changesOf(before: Places, after: Places): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort(compareText).flatMap((what) => {
    const was = before.get(what);
    const is = after.get(what);
    if (was === is) return [];
    if (was === undefined) return [`+ ${what}: ${is ?? ''}`];
    return is === undefined ? [`- ${what}: ${was}`] : [`> ${what}: ${was} -> ${is}`];
  });
}
