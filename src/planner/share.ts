import { compareText } from '../plan/json.js';
import type { ResourceType, Trait } from '../resources/resource-type.js';
import type { Need } from '../resources/shared-resource.js';

/** Needs that share one resource. */
export interface Group<C extends object> {
  readonly needs: Need<C>[];
  /** The traits that the group is bound to, by name. */
  readonly traits: Map<string, BoundTrait>;
  size: number;
  /** What its needs take of the capacity once for all of them, by name. */
  readonly common: Set<string>;
  /** No need in it asks for anything out of the ordinary. */
  usual: boolean;
  /** Why these needs could not join an earlier group; undefined for the first. */
  readonly split: Split | undefined;
}

/** A trait and who asked for it. */
export interface BoundTrait extends Trait {
  readonly component: string;
  readonly priority: number;
}

/** Why two groups are two. */
export type Split =
  | { readonly kind: 'trait'; readonly first: BoundTrait; readonly second: BoundTrait }
  | { readonly kind: 'capacity'; readonly first: string; readonly second: string };

/** Components that name the same data, but cannot be in one resource. */
export interface Contradiction {
  readonly shared: string;
  readonly first: BoundTrait;
  readonly second: BoundTrait;
}

/**
 * Puts needs of one type together in the fewest resources that are legal. First-fit in an order that depends only
 * on the needs themselves: those bound to most traits first, then by priority, component and key.
 */
export function share<C extends object>(
  type: ResourceType<C>,
  needs: readonly Need<C>[],
): { groups: Group<C>[]; contradictions: Contradiction[] } {
  const contradictions: Contradiction[] = [];
  const clusters = [...keepTogether(type, inOrder(needs)).values()].map((cluster) => {
    const bound = bind(type, cluster.needs, new Map());
    if (bound.conflict)
      contradictions.push({ shared: [...new Set(cluster.names)].join(', '), ...bound.conflict });
    const usual = cluster.needs.every((need) => type.purpose(need.config) === 'shared');
    const common = commonOf(type, cluster.needs);
    return { needs: cluster.needs, traits: bound.traits, size: sizeOf(type, cluster.needs), common, usual };
  });
  // A stable sort: within the same number of traits the order above stays.
  clusters.sort((a, b) => fixedTraits(b.traits) - fixedTraits(a.traits));

  const groups: Group<C>[] = [];
  let open: Group<C>[] = [];
  for (const cluster of clusters) {
    const fits = (group: Group<C>) =>
      group.size + cluster.size + together(group.common, cluster.common) <= type.capacity.max &&
      conflictBetween(group.traits, cluster.traits) === undefined;
    // What fits anywhere goes to the usual resource before it makes an unusual one larger.
    const home = open.find((group) => group.usual && fits(group)) ?? open.find(fits);
    if (home !== undefined) {
      home.needs.push(...cluster.needs);
      home.size += cluster.size;
      for (const part of cluster.common) home.common.add(part);
      home.usual &&= cluster.usual;
      for (const [name, trait] of cluster.traits) bindTrait(home.traits, name, trait);
    } else {
      const group = { ...cluster, split: type.alone === true ? undefined : splitFrom(groups, cluster) };
      groups.push(group);
      open.push(group);
    }
    // A full group is never asked again, which keeps this linear in the number of needs.
    open = open.filter((group) => group.size < type.capacity.max);
  }
  return { groups, contradictions };
}

function inOrder<C extends object>(needs: readonly Need<C>[]): Need<C>[] {
  return [...needs].sort(
    (a, b) => b.priority - a.priority || compareText(a.component, b.component) || compareText(a.key, b.key),
  );
}

interface Cluster<C extends object> {
  readonly needs: Need<C>[];
  /** Of the data that keeps the needs together; may repeat. */
  readonly names: string[];
}

/** Needs that name the same database or queue are placed as one. */
function keepTogether<C extends object>(type: ResourceType<C>, needs: readonly Need<C>[]): Set<Cluster<C>> {
  const clusters = new Set<Cluster<C>>();
  const clusterOf = new Map<string, Cluster<C>>();
  for (const need of needs) {
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
  return clusters;
}

function bind<C extends object>(
  type: ResourceType<C>,
  needs: readonly Need<C>[],
  traits: Map<string, BoundTrait>,
) {
  let conflict: { first: BoundTrait; second: BoundTrait } | undefined;
  for (const { component, priority, config } of needs) {
    for (const trait of type.traits(config)) {
      const bound = { ...trait, component, priority };
      conflict ??= conflictOver(traits.get(trait.name), bound);
      bindTrait(traits, trait.name, bound);
    }
  }
  return { traits, conflict };
}

/** The higher priority holds a trait. */
function bindTrait(traits: Map<string, BoundTrait>, name: string, trait: BoundTrait): void {
  const holder = traits.get(name);
  if (holder === undefined || trait.priority > holder.priority) traits.set(name, trait);
}

function conflictBetween(
  ours: ReadonlyMap<string, BoundTrait>,
  theirs: ReadonlyMap<string, BoundTrait>,
): { first: BoundTrait; second: BoundTrait } | undefined {
  for (const [name, second] of theirs) {
    const conflict = conflictOver(ours.get(name), second);
    if (conflict !== undefined) return conflict;
  }
  return undefined;
}

function conflictOver(
  first: BoundTrait | undefined,
  second: BoundTrait,
): { first: BoundTrait; second: BoundTrait } | undefined {
  if (first === undefined || first.value === second.value) return undefined;
  return !second.yields || first.priority === second.priority ? { first, second } : undefined;
}

function splitFrom<C extends object>(
  groups: readonly Group<C>[],
  cluster: { needs: readonly Need<C>[]; traits: ReadonlyMap<string, BoundTrait> },
): Split | undefined {
  const [earliest] = groups;
  if (earliest === undefined) return undefined;
  for (const group of groups) {
    const conflict = conflictBetween(group.traits, cluster.traits);
    if (conflict) return { kind: 'trait', ...conflict };
  }
  return {
    kind: 'capacity',
    first: earliest.needs[0]?.component ?? '',
    second: cluster.needs[0]?.component ?? '',
  };
}

function sizeOf<C extends object>(type: ResourceType<C>, needs: readonly Need<C>[]): number {
  return new Set(needs.flatMap((need) => type.parts(need.config))).size;
}

function commonOf<C extends object>(type: ResourceType<C>, needs: readonly Need<C>[]): Set<string> {
  return new Set(needs.flatMap((need) => type.common?.(need.config) ?? []));
}

function together(ours: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  let size = ours.size;
  for (const part of theirs) if (!ours.has(part)) size += 1;
  return size;
}

function fixedTraits(traits: ReadonlyMap<string, BoundTrait>): number {
  return [...traits.values()].filter((trait) => !trait.yields).length;
}
