import type { ResourceType } from '../resources/resource-type.js';
import type { Need } from '../resources/shared-resource.js';
import {
  bind,
  bindTrait,
  type BoundTrait,
  conflictBetween,
  fixedTraits,
  type TraitConflict,
} from './bound-traits.js';
import { keepTogether } from './keep-together.js';
import { type Split, splitReasons } from './split-reasons.js';

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

/** Components that name the same data, but cannot be in one resource. */
export interface Contradiction extends TraitConflict {
  readonly shared: string;
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
  const placed = keepTogether(type, needs).map((cluster) => {
    const { traits, conflict } = bind(type, cluster.needs);
    if (conflict) contradictions.push({ shared: [...new Set(cluster.names)].join(', '), ...conflict });
    const usual = cluster.needs.every((need) => type.purpose(need.config) === 'shared');
    const common = commonOf(type, cluster.needs);
    return { needs: cluster.needs, traits, size: sizeOf(type, cluster.needs), common, usual };
  });
  // A stable sort: within the same number of traits the order above stays.
  placed.sort((a, b) => fixedTraits(b.traits) - fixedTraits(a.traits));

  const { max } = type.capacity;
  const smallest = placed.reduce((size, cluster) => Math.min(size, cluster.size), max);
  const groups: Group<C>[] = [];
  const reasons = splitReasons(groups);
  // Groups with room. A full one is never asked again, which keeps this linear in the number of needs.
  const open = new Set<Group<C>>();
  for (const cluster of placed) {
    let home = homeOf(open, cluster, max);
    if (home === undefined) {
      const split = type.alone === true ? undefined : reasons.reasonFor(cluster);
      home = newGroup(cluster, split);
      groups.push(home);
      open.add(home);
    } else {
      join(home, cluster);
    }
    reasons.note(cluster);
    const taken = home.size + home.common.size;
    if (taken >= max || taken + smallest > max) open.delete(home);
  }
  return { groups, contradictions };
}

/** Needs that go to one resource, and what they ask of it. */
interface Placed<C extends object> extends Pick<Group<C>, 'size' | 'usual'> {
  readonly needs: readonly Need<C>[];
  readonly common: ReadonlySet<string>;
  readonly traits: readonly BoundTrait[];
}

/** The group that a cluster joins. What fits anywhere goes to the usual resource before it makes an unusual one larger. */
function homeOf<C extends object>(
  open: Iterable<Group<C>>,
  { size, common, traits }: Placed<C>,
  max: number,
): Group<C> | undefined {
  let unusual: Group<C> | undefined;
  for (const group of open) {
    if (unusual !== undefined && !group.usual) continue;
    if (group.size + size + together(group.common, common) > max) continue;
    if (conflictBetween(group.traits, traits) !== undefined) continue;
    if (group.usual) return group;
    unusual = group;
  }
  return unusual;
}

function newGroup<C extends object>(
  { needs, size, common, usual, traits }: Placed<C>,
  split: Split | undefined,
): Group<C> {
  const group: Group<C> = {
    needs: [...needs],
    traits: new Map(),
    size,
    common: new Set(common),
    usual,
    split,
  };
  for (const trait of traits) bindTrait(group.traits, trait);
  return group;
}

function join<C extends object>(home: Group<C>, { needs, size, common, usual, traits }: Placed<C>): void {
  for (const need of needs) home.needs.push(need);
  home.size += size;
  for (const part of common) home.common.add(part);
  home.usual &&= usual;
  for (const trait of traits) bindTrait(home.traits, trait);
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
