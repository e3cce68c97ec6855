import type { PlanError } from '../../plan/diagnostics.js';
import type { LockedUnit, PlanLock } from '../../plan/lock/plan-lock.js';
import { addressOf } from '../../plan/terraform-block.js';
import { sharersOf } from '../../resources/resource.js';
import type { LaidOutResource } from '../lay-out.js';
import { childName } from './discarded.js';

/** Refuses blocks that take the address of data that is retained: Terraform would take one for the other. */
export function takenAddresses(
  locked: PlanLock['resources'],
  units: ReadonlyMap<string, Readonly<Record<string, LockedUnit>>>,
  layouts: readonly LaidOutResource[],
): PlanError[] {
  if (![...units.values()].some((own) => Object.values(own).some(({ retained }) => retained === true)))
    return [];
  const holders = new Map(
    layouts.flatMap(({ resource, layout }) =>
      (layout.blocks ?? []).map((block) => [addressOf(block), resource] as const),
    ),
  );
  return Object.entries(locked).flatMap(([key, { type }]) =>
    Object.entries(units.get(key) ?? {}).flatMap(([child, { blocks, retained }]) =>
      Object.keys(retained === true ? blocks : {}).flatMap((taken): PlanError[] => {
        const holder = holders.get(taken);
        if (holder === undefined || holder.key === key) return [];
        const name = childName(type, child);
        return [
          {
            code: 'PLACEMENT_CONFLICT',
            message: `'${name}' is retained in '${key}', and '${holder.key}' has a block at its address ${taken}.`,
            resource: holder.key,
            components: sharersOf(holder),
            resolution: `Declare it with the resource type or provider that made it, or give up its data: discard: ['${name}@${key}'].`,
            ways: [
              {
                option: 'discard',
                value: [`${name}@${key}`],
                effect: `The lock drops '${name}' of '${key}'.`,
              },
            ],
          },
        ];
      }),
    ),
  );
}
