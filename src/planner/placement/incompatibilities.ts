import type { ResourceType } from '../../resources/resource-type.js';
import { type Bin, hasRoom, type Item } from './bin.js';
import type { PlacementConflict } from './conflict.js';
import { conflictBetween } from './constraints.js';
import { unitsOf } from './data-children.js';

/**
 * Returns the reasons why an item that has to be in a resource does not fit it. Its defaults do not matter
 * there.
 */
export function misfitsOf<Req extends object>(
  type: ResourceType<Req>,
  bin: Bin<Req>,
  item: Item<Req>,
  resource: string,
): PlacementConflict[] {
  const components = [...new Set(item.requirements.map(({ component }) => component))].sort();
  const units = item.requirements.flatMap((requirement) => unitsOf(type, requirement));
  const conflict = conflictBetween(bin.constraints, item.asked);
  const component = conflict?.second.component ?? components[0] ?? '';
  return [
    ...(conflict === undefined
      ? []
      : [
          {
            kind: 'value' as const,
            component,
            resource,
            name: conflict.second.name,
            holds: conflict.first.value,
            asks: conflict.second.value,
            change: conflict.second.change,
            others: [...new Set(bin.requirements.map((each) => each.component))].sort(),
            units,
          },
        ]),
    ...(hasRoom(bin, item, type.sharing.capacity.max)
      ? []
      : [{ kind: 'full' as const, component, resource, units }]),
  ];
}
