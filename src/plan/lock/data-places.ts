import { recordOf } from '../json.js';
import { pushTo } from '../maps.js';
import { parentsIn } from './parent-of.js';
import { type LockedResource, WHOLE } from './plan-lock.js';

/** Keys of the resources that hold data, by its name without a place: `cosmos:user-db/user`, and `cosmos:user-db` for a database. */
export type DataPlaces = ReadonlyMap<string, readonly string[]>;

type Named = Pick<LockedResource, 'type' | 'units'>;

/** Returns the places of the data of a lock. Units that stand for their resource as a whole are left out: several resources have one. */
export function dataPlaces(resources: Readonly<Record<string, Named>>): DataPlaces {
  const places = new Map<string, string[]>();
  for (const [key, resource] of Object.entries(resources))
    for (const name of dataNames(resource)) pushTo(places, name, key);
  return places;
}

function dataNames({ type, units }: Named): readonly string[] {
  const data = Object.entries(units).filter(([name, unit]) => unit.data && !name.startsWith(WHOLE));
  const parents = parentsIn(recordOf(data)).map(({ name }) => name);
  return [...data.map(([name]) => name), ...parents].map((name) => `${type}:${name}`);
}

/** Returns how `discard` names data of a resource: with its place where data elsewhere has the name too, in one of some locks. */
export function discardName(name: string, key: string, ...locks: readonly DataPlaces[]): string {
  const places = new Set([key, ...locks.flatMap((each) => each.get(name) ?? [])]);
  return places.size > 1 ? `${name}@${key}` : name;
}
