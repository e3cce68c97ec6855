import type { ResourceType } from '../../resources/resource-type.js';
import { type Bin, type Group, hasCapacity } from './bin.js';
import type { PlacementConflict } from './conflict.js';
import { conflictBetween } from './constraints.js';
import { dataChildren } from './child-bins.js';

/** Returns the reasons why a group cannot join the resource in which it must be. Defaults of the group do not matter there. */
export function incompatibilities<Req extends object>(
  type: ResourceType<Req>,
  bin: Bin<Req>,
  group: Group<Req>,
  resource: string | undefined,
): PlacementConflict[] {
  const components = [...new Set(group.requirements.map(({ component }) => component))].sort();
  const children = [...new Set(group.requirements.flatMap((requirement) => dataChildren(type, requirement)))];
  // A resource that holds only retained data changes in place: no component there keeps its value.
  const fixed =
    bin.requirements.length > 0 ? group.asked : group.asked.filter(({ change }) => change === 'new-resource');
  const conflict = conflictBetween(bin.constraints, fixed);
  const component = conflict?.second.component ?? components[0] ?? '';
  const found: PlacementConflict[] = [];
  if (conflict !== undefined)
    found.push({
      kind: 'value',
      component,
      resource,
      name: conflict.second.name,
      holds: conflict.first.value,
      asks: conflict.second.value,
      option: conflict.second.option,
      change: conflict.second.change,
      others: [...new Set(bin.requirements.map((each) => each.component))].sort(),
      children,
    });
  if (!hasCapacity(bin, group, type.sharing.capacity.max))
    found.push({ kind: 'full', component, resource, children });
  return found;
}
