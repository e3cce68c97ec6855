import type { Settings } from '../../resources/settings.js';

/** Returns how the options of a backend name a unit: `cosmos:user-db/user`. */
export function unitName(type: string, unit: string): string {
  return `${type}:${unit}`;
}

/**
 * Returns true if the user gave up a unit that left the declarations. `cosmos:user-db/user@cosmos:shared`
 * names the resource too, for a unit that is declared in another one.
 */
export function isDiscarded(
  type: string,
  unit: string,
  resource: string,
  { discard }: Pick<Settings, 'discard'>,
): boolean {
  const name = unitName(type, unit);
  return discard.includes(name) || discard.includes(`${name}@${resource}`);
}
