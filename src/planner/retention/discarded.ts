import type { Settings } from '../../resources/settings.js';

/** Returns how the options of a backend name a unit: `cosmos:user-db/user`. */
export function unitName(type: string, unit: string): string {
  return `${type}:${unit}`;
}

/** Whether the author of the backend gave up a unit that left the declarations. */
export function isDiscarded(type: string, unit: string, { discard }: Pick<Settings, 'discard'>): boolean {
  return discard.includes(unitName(type, unit));
}
