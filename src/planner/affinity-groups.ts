import { compareText } from '../plan/json.js';
import type { Requirement } from '../resources/requirement.js';
import type { ResourceType } from '../resources/resource-type.js';

/** Requirements that must share one resource. */
export interface AffinityGroup<C extends object> {
  readonly requirements: Requirement<C>[];
  /** Names of the data that keeps the requirements together. May repeat. */
  readonly names: string[];
}

/** Groups requirements that name the same database or queue, in an order that depends on the requirements alone. */
export function affinityGroups<C extends object>(
  { sharing }: ResourceType<C>,
  requirements: readonly Requirement<C>[],
): AffinityGroup<C>[] {
  const groups = new Set<AffinityGroup<C>>();
  const groupOf = new Map<string, AffinityGroup<C>>();
  for (const requirement of inOrder(requirements)) {
    const names = sharing.affinity(requirement.config);
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

function inOrder<C extends object>(requirements: readonly Requirement<C>[]): Requirement<C>[] {
  return [...requirements].sort(
    (a, b) => b.priority - a.priority || compareText(a.component, b.component) || compareText(a.key, b.key),
  );
}
