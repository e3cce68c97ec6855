import { compareText } from '../plan/json.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Need } from '../resources/shared-resource.js';

/** Needs that must not be divided. */
export interface Cluster<C extends object> {
  readonly needs: Need<C>[];
  /** Of the data that keeps the needs together; may repeat. */
  readonly names: string[];
}

/** Needs that name the same database or queue make one cluster. In an order that depends only on the needs themselves. */
export function keepTogether<C extends object>(
  type: ResourceType<C>,
  needs: readonly Need<C>[],
): Cluster<C>[] {
  const clusters = new Set<Cluster<C>>();
  const clusterOf = new Map<string, Cluster<C>>();
  for (const need of inOrder(needs)) {
    const names = type.indivisible(need.config);
    const met = new Set(names.flatMap((name) => clusterOf.get(name) ?? []));
    const [home = { needs: [], names: [] }, ...others] = met;
    const added = [...names, ...others.flatMap((other) => other.names)];
    home.needs.push(...others.flatMap((other) => other.needs), need);
    home.names.push(...added);
    for (const name of added) clusterOf.set(name, home);
    for (const other of others) clusters.delete(other);
    clusters.add(home);
  }
  return [...clusters];
}

function inOrder<C extends object>(needs: readonly Need<C>[]): Need<C>[] {
  return [...needs].sort(
    (a, b) => b.priority - a.priority || compareText(a.component, b.component) || compareText(a.key, b.key),
  );
}
