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

/** Needs that share one resource. */
export interface Group<C extends object> {
  readonly needs: Need<C>[];
  /** The traits that the group is bound to, by name. */
  readonly traits: Map<string, BoundTrait>;
  size: number;
  /** No need in it asks for anything out of the ordinary. */
  usual: boolean;
  /** Why these needs could not join an earlier group; undefined for the first. */
  readonly split: Split | undefined;
}

/** Why two groups are two. */
export type Split =
  | ({ readonly kind: 'trait' } & TraitConflict)
  | { readonly kind: 'capacity'; readonly first: string; readonly second: string };

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
    return { needs: cluster.needs, traits, size: sizeOf(type, cluster.needs), usual };
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
    if (home.size >= max || home.size + smallest > max) open.delete(home);
  }
  return { groups, contradictions };
}

/** Needs that go to one resource, and what they ask of it. */
interface Placed<C extends object> extends Pick<Group<C>, 'size' | 'usual'> {
  readonly needs: readonly Need<C>[];
  readonly traits: readonly BoundTrait[];
}

/** The group that a cluster joins. What fits anywhere goes to the usual resource before it makes an unusual one larger. */
function homeOf<C extends object>(
  open: Iterable<Group<C>>,
  { size, traits }: Placed<C>,
  max: number,
): Group<C> | undefined {
  let unusual: Group<C> | undefined;
  for (const group of open) {
    if (unusual !== undefined && !group.usual) continue;
    if (group.size + size > max || conflictBetween(group.traits, traits) !== undefined) continue;
    if (group.usual) return group;
    unusual = group;
  }
  return unusual;
}

function newGroup<C extends object>({ needs, size, usual, traits }: Placed<C>, split: Split | undefined) {
  const group: Group<C> = { needs: [...needs], traits: new Map(), size, usual, split };
  for (const trait of traits) bindTrait(group.traits, trait);
  return group;
}

function join<C extends object>(home: Group<C>, { needs, size, usual, traits }: Placed<C>): void {
  for (const need of needs) home.needs.push(need);
  home.size += size;
  home.usual &&= usual;
  for (const trait of traits) bindTrait(home.traits, trait);
}

/** Looks among the earlier groups for the reason of a new one. */
function splitReasons<C extends object>(groups: readonly Group<C>[]) {
  // The first value of each trait, and the traits that have several. Where every value is the same nothing conflicts, and
  // the groups, of which there may be hundreds, need not be looked through.
  const values = new Map<string, string>();
  const contested = new Set<string>();
  return {
    note({ traits }: Placed<C>): void {
      for (const { name, value } of traits) {
        const first = values.get(name);
        if (first === undefined) values.set(name, value);
        else if (first !== value) contested.add(name);
      }
    },
    reasonFor({ needs, traits }: Placed<C>): Split | undefined {
      const [earliest] = groups;
      if (earliest === undefined) return undefined;
      const differs = traits.some(
        ({ name, value }) => contested.has(name) || (values.get(name) ?? value) !== value,
      );
      if (differs) {
        for (const group of groups) {
          const conflict = conflictBetween(group.traits, traits);
          if (conflict) return { kind: 'trait', ...conflict };
        }
      }
      return {
        kind: 'capacity',
        first: earliest.needs[0]?.component ?? '',
        second: needs[0]?.component ?? '',
      };
    },
  };
}

function sizeOf<C extends object>(type: ResourceType<C>, needs: readonly Need<C>[]): number {
  return new Set(needs.flatMap((need) => type.parts(need.config))).size;
}
