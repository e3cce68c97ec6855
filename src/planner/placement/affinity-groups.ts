import { compareText } from '../../plan/json.js';
import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';

/** Requirements that must share one resource. */
export interface AffinityGroup<Req extends object> {
  readonly requirements: Requirement<Req>[];
  /** Names of the child resources that keep the requirements together. May repeat. */
  readonly names: string[];
}

/** Groups requirements that name the same child resource, in an order that depends on the requirements alone. */
export function affinityGroups<Req extends object>(
  type: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
): AffinityGroup<Req>[] {
  const groups = new Set<AffinityGroup<Req>>();
  const groupOf = new Map<string, AffinityGroup<Req>>();
  for (const requirement of inOrder(requirements)) {
    const names = namesIn(type, requirement);
    const [group, ...others] = groupsOf(names, groupOf);
    if (group === undefined) {
      const own = { requirements: [requirement], names };
      for (const name of names) groupOf.set(name, own);
      groups.add(own);
      continue;
    }
    for (const other of others) {
      group.requirements.push(...other.requirements);
      names.push(...other.names);
      groups.delete(other);
    }
    group.requirements.push(requirement);
    for (const name of names) {
      group.names.push(name);
      groupOf.set(name, group);
    }
  }
  return [...groups];
}

function groupsOf<Req extends object>(
  names: readonly string[],
  groupOf: ReadonlyMap<string, AffinityGroup<Req>>,
): Iterable<AffinityGroup<Req>> {
  return names.some((name) => groupOf.has(name))
    ? new Set(names.flatMap((name) => groupOf.get(name) ?? []))
    : [];
}

/** Returns the child resources that a requirement declares or uses. */
export function namesIn<Req extends object>(
  { sharing }: ResourceType<Req>,
  { config }: Requirement<Req>,
): string[] {
  return [...sharing.units(config), ...sharing.usedUnits(config)];
}

/** Sorts requirements by priority, component and key. */
export function inOrder<Req extends object>(requirements: readonly Requirement<Req>[]): Requirement<Req>[] {
  return [...requirements].sort(byPriority);
}

function byPriority(a: Requirement, b: Requirement): number {
  return b.priority - a.priority || compareText(a.component, b.component) || compareText(a.key, b.key);
}
