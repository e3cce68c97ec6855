import type { Settings } from '../../resources/settings.js';

/** Returns how the options of a backend name a child resource: `cosmos:user-db/user`. */
export function childName(type: string, child: string): string {
  return `${type}:${child}`;
}

/**
 * Returns true if the user discards a child resource that left the declarations. `cosmos:user-db/user@cosmos:shared`
 * names the resource too, for a child that is declared in another resource.
 */
export function isDiscarded(
  type: string,
  child: string,
  resource: string,
  { discard }: Pick<Settings, 'discard'>,
): boolean {
  const name = childName(type, child);
  return discard.includes(name) || discard.includes(`${name}@${resource}`);
}

/** Returns how `discard` names a child resource: with its resource where another one has, or had, data of the name. */
export type DiscardNames = (type: string, child: string, resource: string) => string;
