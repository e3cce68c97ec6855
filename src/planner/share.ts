import type { Requirement } from '../resources/requirement.js';
import type { ResourceType } from '../resources/resource-type.js';
import { affinityGroups } from './affinity-groups.js';
import {
  bind,
  bindAll,
  type BoundConstraint,
  conflictBetween,
  type ConstraintConflict,
  countFixed,
} from './constraints.js';
import { type Split, splitReasons } from './split-reasons.js';

/** Requirements that share one resource. */
export interface Bin<C extends object> {
  readonly requirements: Requirement<C>[];
  /** The constraints that hold for the resource, by name. */
  readonly constraints: Map<string, BoundConstraint>;
  size: number;
  /** What the requirements take of the capacity together, by name. */
  readonly sharedItems: Set<string>;
  /** Whether no requirement asks for another variant than the default one. */
  isDefault: boolean;
  /** Why the requirements could not join an earlier bin; undefined for the first. */
  readonly split: Split | undefined;
}

/** Components that name the same data but cannot be in one resource. */
export interface Contradiction extends ConstraintConflict {
  readonly shared: string;
}

/** Requirements that go to one resource together, and what they ask of it. */
interface Item<C extends object> {
  readonly requirements: readonly Requirement<C>[];
  readonly constraints: readonly BoundConstraint[];
  readonly size: number;
  readonly sharedItems: ReadonlySet<string>;
  readonly isDefault: boolean;
}

/**
 * Puts requirements of one type into the fewest resources that are legal. First-fit in an order that depends on the
 * requirements alone: those with the most constraints first, then by priority, component and key.
 */
export function share<C extends object>(
  type: ResourceType<C>,
  requirements: readonly Requirement<C>[],
): { bins: Bin<C>[]; contradictions: Contradiction[] } {
  const { items, contradictions } = itemsOf(type, requirements);
  const { max } = type.sharing.capacity;
  const smallest = items.reduce((size, item) => Math.min(size, item.size), max);
  const bins: Bin<C>[] = [];
  const reasons = splitReasons(bins);
  // Bins with room. A full one is never tried again, which keeps this linear in the number of requirements.
  const openBins = new Set<Bin<C>>();
  for (const item of items) {
    let bin = binFor(openBins, item, max);
    if (bin === undefined) {
      bin = newBin(item, type.sharing.exclusive ? undefined : reasons.reasonFor(item));
      bins.push(bin);
      openBins.add(bin);
    } else {
      add(bin, item);
    }
    reasons.note(item);
    const taken = bin.size + bin.sharedItems.size;
    if (taken >= max || taken + smallest > max) openBins.delete(bin);
  }
  return { bins, contradictions };
}

function itemsOf<C extends object>(
  type: ResourceType<C>,
  requirements: readonly Requirement<C>[],
): { items: Item<C>[]; contradictions: Contradiction[] } {
  const { sharing } = type;
  const contradictions: Contradiction[] = [];
  const items = affinityGroups(type, requirements).map((group) => {
    const { constraints, conflict } = bindAll(type, group.requirements);
    if (conflict) contradictions.push({ shared: [...new Set(group.names)].join(', '), ...conflict });
    const configs = group.requirements.map(({ config }) => config);
    return {
      requirements: group.requirements,
      constraints,
      size: new Set(configs.flatMap((config) => sharing.capacityItems(config))).size,
      sharedItems: new Set(configs.flatMap((config) => sharing.sharedCapacityItems(config))),
      isDefault: configs.every((config) => sharing.variant(config) === 'shared'),
    };
  });
  // A stable sort: among items with as many constraints the order above stays.
  items.sort((a, b) => countFixed(b.constraints) - countFixed(a.constraints));
  return { items, contradictions };
}

/** Returns the bin that an item joins. An item that fits anywhere joins a default bin before it enlarges another. */
function binFor<C extends object>(
  openBins: Iterable<Bin<C>>,
  { size, sharedItems, constraints }: Item<C>,
  max: number,
): Bin<C> | undefined {
  let other: Bin<C> | undefined;
  for (const bin of openBins) {
    if (other !== undefined && !bin.isDefault) continue;
    if (bin.size + size + unionSize(bin.sharedItems, sharedItems) > max) continue;
    if (conflictBetween(bin.constraints, constraints) !== undefined) continue;
    if (bin.isDefault) return bin;
    other = bin;
  }
  return other;
}

function newBin<C extends object>(item: Item<C>, split: Split | undefined): Bin<C> {
  const bin: Bin<C> = {
    requirements: [...item.requirements],
    constraints: new Map(),
    size: item.size,
    sharedItems: new Set(item.sharedItems),
    isDefault: item.isDefault,
    split,
  };
  for (const constraint of item.constraints) bind(bin.constraints, constraint);
  return bin;
}

function add<C extends object>(bin: Bin<C>, item: Item<C>): void {
  for (const requirement of item.requirements) bin.requirements.push(requirement);
  bin.size += item.size;
  for (const name of item.sharedItems) bin.sharedItems.add(name);
  bin.isDefault &&= item.isDefault;
  for (const constraint of item.constraints) bind(bin.constraints, constraint);
}

function unionSize(held: ReadonlySet<string>, added: ReadonlySet<string>): number {
  let size = held.size;
  for (const name of added) if (!held.has(name)) size += 1;
  return size;
}
