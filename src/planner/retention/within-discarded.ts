import type { PlanError } from '../../plan/diagnostics.js';
import type { LockedUnit, PlanLock } from '../../plan/lock/plan-lock.js';
import type { Settings } from '../../resources/settings.js';
import { isDiscarded, unitName } from './discarded.js';

/**
 * Refuses to destroy what retained units stand in, such as the topic of a subscription: Azure would destroy
 * them too, and their author did not name them.
 */
export function withinDiscarded(
  locked: PlanLock['resources'],
  units: ReadonlyMap<string, Readonly<Record<string, LockedUnit>>>,
  planned: ReadonlySet<string>,
  settings: Settings,
): PlanError[] {
  if (settings.discard.length === 0) return [];
  return Object.entries(locked).flatMap(([key, { type, units: before }]) =>
    Object.entries(before)
      .filter(([unit]) => isDiscarded(type, unit, key, settings))
      .filter(([, { blocks }]) => Object.keys(blocks).every((address) => !planned.has(address)))
      .flatMap(([unit]): PlanError[] => {
        const inside = Object.keys(units.get(key) ?? {})
          .filter((name) => name.startsWith(`${unit}/`))
          .map((name) => `'${unitName(type, name)}'`)
          .join(', ');
        if (inside === '') return [];
        return [
          {
            code: 'INVALID_COMBINATION',
            message: `discard names '${unitName(type, unit)}', and what is retained in it would be destroyed too: ${inside}.`,
            path: 'discard',
            resource: key,
            components: [],
            resolution: `Add ${inside} to discard, or leave '${unitName(type, unit)}' out.`,
          },
        ];
      }),
  );
}
