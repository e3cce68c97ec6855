import { quoted } from '../../plan/phrases.js';
import type { PlanError } from '../../plan/diagnostics.js';
import type { LockedUnit, PlanLock } from '../../plan/lock/plan-lock.js';
import type { Settings } from '../../resources/settings.js';
import { childName, type DiscardNames, isDiscarded } from './discarded.js';
import { parentsIn } from '../../plan/lock/parent-of.js';

/**
 * Refuses to destroy the parents of retained children, such as the topic of a subscription: Azure would destroy
 * the children too, and discard does not name them.
 */
export function withinDiscarded(
  locked: PlanLock['resources'],
  units: ReadonlyMap<string, Readonly<Record<string, LockedUnit>>>,
  planned: ReadonlySet<string>,
  settings: Settings,
  discardName: DiscardNames,
): PlanError[] {
  return Object.entries(locked).flatMap(([key, { type, units: before }]) =>
    [
      ...Object.entries(before)
        .filter(([, { blocks }]) => Object.keys(blocks).every((address) => !planned.has(address)))
        .map(([child]) => child),
      ...parentsIn(before).map(({ name }) => name),
    ]
      .filter((child) => isDiscarded(type, child, key, settings))
      .flatMap((child): PlanError[] => {
        const inside = Object.entries(units.get(key) ?? {})
          .filter(([name, { retained }]) => retained === true && name.startsWith(`${child}/`))
          .map(([name]) => discardName(type, name, key));
        if (inside.length === 0) return [];
        const names = quoted(inside);
        return [
          {
            code: 'INVALID_COMBINATION',
            message: `discard: '${childName(type, child)}' contains retained data that would be destroyed too: ${names}.`,
            path: 'discard',
            resource: key,
            components: [],
            resolution: `Add ${names} to discard, or leave '${childName(type, child)}' out.`,
            ways: [{ option: 'discard', value: inside, effect: 'Terraform destroys all of it.' }],
          },
        ];
      }),
  );
}
