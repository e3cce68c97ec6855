import { compareText } from '../../plan/json.js';
import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';

/** Requirements that must share one resource. */
export interface AffinityGroup<Req extends object> {
  readonly requirements: Requirement<Req>[];
  /** Names of the units that keep the requirements together. May repeat. */
  readonly names: string[];
}

/** Groups requirements that name the same container or queue, in an order that depends on the requirements alone. */
export function affinityGroups<Req extends object>(
  type: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
): AffinityGroup<Req>[] {
  const groups = new Set<AffinityGroup<Req>>();
  const groupOf = new Map<string, AffinityGroup<Req>>();
  for (const requirement of inOrder(requirements)) {
    const names = namesIn(type, requirement);
    const met = new Set(names.flatMap((name) => groupOf.get(name) ?? []));
    const [group = { requirements: [], names: [] }, ...others] = met;
    const added = [...names, ...others.flatMap((other) => other.names)];
    group.requirements.push(...others.flatMap((other) => other.requirements), requirement);
    group.names.push(...added);
    for (const name of added) groupOf.set(name, group);
    for (const other of others) groups.delete(other);
    groups.add(group);
  }
  return [...groups];
}

/** Returns the units that a requirement declares or uses. */
export function namesIn<Req extends object>(
  { sharing }: ResourceType<Req>,
  { config }: Requirement<Req>,
): string[] {
  return [...sharing.units(config), ...sharing.usedUnits(config)];
}

/** Sorts requirements by priority, component and key. */
export function inOrder<Req extends object>(requirements: readonly Requirement<Req>[]): Requirement<Req>[] {
  return [...requirements].sort(
    (a, b) => b.priority - a.priority || compareText(a.component, b.component) || compareText(a.key, b.key),
  );
}
