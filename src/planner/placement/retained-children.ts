import type { ResourceType } from '../../resources/resource-type.js';
import type { Settings } from '../../resources/settings.js';
import type { LockedBin } from './bin.js';
import { isDiscarded } from '../retention/discarded.js';

/**
 * Returns the units of a locked resource that are kept although no component declares them there any more.
 * Empty for a type without `retain`, which cannot keep them in the plan.
 */
export function retainedUnits<Req extends object>(
  { type, sharing }: ResourceType<Req>,
  { past, requirements }: Pick<LockedBin<Req>, 'past' | 'requirements'>,
  settings: Settings,
): string[] {
  if (sharing.retain === undefined) return [];
  const declared = new Set(requirements.flatMap(({ config }) => sharing.units(config)));
  return Object.entries(past.locked.units)
    .filter(([name, unit]) => unit.data && !declared.has(name))
    .filter(([, unit]) => unit.retained === true || settings.retainsData)
    .filter(([name]) => !isDiscarded(type, name, past.key, settings))
    .map(([name]) => name);
}
