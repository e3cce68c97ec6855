import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { AffinityGroup } from './affinity-groups.js';
import { bind, type BoundConstraint, conflictBetween, type Split, unasked } from './constraints.js';
import type { PastResource } from './past.js';

/** Requirements that share one resource. */
export interface Bin<Req extends object> {
  /** The resource of the lock; undefined for a new one. */
  readonly past: PastResource | undefined;
  requirements: Requirement<Req>[];
  /** The constraints that hold for the resource, by name. */
  readonly constraints: Map<string, BoundConstraint>;
  /** Items that count towards the capacity, by name. */
  readonly items: Set<string>;
  readonly sharedItems: Set<string>;
  /**
   * Reason why the requirements could not join another bin; undefined for the first, and for one of the lock.
   */
  readonly split: Split | undefined;
  /** Units that left the declarations and are kept. */
  retained: readonly string[];
}

/** Bin of a resource that the lock knows. */
export type LockedBin<Req extends object> = Bin<Req> & { readonly past: PastResource };

/** Requirements that go to one resource together, and how much of its capacity they take. */
export interface Contents<Req extends object> {
  readonly requirements: readonly Requirement<Req>[];
  /** Items that count towards the capacity, each once. */
  readonly items: readonly string[];
  readonly sharedItems: readonly string[];
}

/** Requirements that have no place yet, and the constraints that they ask for. */
export interface Item<Req extends object> extends Contents<Req> {
  /** Names of the units that keep the requirements together. May repeat. */
  readonly names: readonly string[];
  /** By name, each once. */
  readonly asked: readonly BoundConstraint[];
  /** The constraints that they ask for, and the defaults for the rest. */
  readonly constraints: readonly BoundConstraint[];
}

/** Returns what requirements put into a resource. */
export function contentsOf<Req extends object>(
  type: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
): Contents<Req> {
  return {
    requirements,
    items: itemsOf(type, requirements, 'capacityEntries'),
    sharedItems: itemsOf(type, requirements, 'sharedCapacityEntries'),
  };
}

/** Makes an item of requirements that stay together. */
export function itemOf<Req extends object>(
  type: ResourceType<Req>,
  { requirements, names }: AffinityGroup<Req>,
  asked: readonly BoundConstraint[],
  constraints: readonly BoundConstraint[],
): Item<Req> {
  const { items, sharedItems } = contentsOf(type, requirements);
  return { requirements, items, sharedItems, names, asked, constraints };
}

function itemsOf<Req extends object>(
  { sharing }: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
  kind: 'capacityEntries' | 'sharedCapacityEntries',
): readonly string[] {
  const [first, second] = requirements;
  if (first !== undefined && second === undefined) return eachOnce(sharing[kind](first.config));
  return eachOnce(requirements.flatMap(({ config }) => sharing[kind](config)));
}

function eachOnce(names: readonly string[]): readonly string[] {
  if (names.length < 2) return names;
  const once = new Set(names);
  return once.size === names.length ? names : [...once];
}

/** Makes the bin of a resource of the lock, with nothing in it yet. */
export function lockedBin<Req extends object>(
  { sharing }: ResourceType<Req>,
  past: PastResource,
): LockedBin<Req> {
  const { constraints } = past.locked;
  return {
    past,
    requirements: [],
    constraints: new Map(
      Object.entries(constraints).map(([name, value]) => [name, unasked(sharing, name, value)]),
    ),
    items: new Set(),
    sharedItems: new Set(),
    split: undefined,
    retained: [],
  };
}

/** Makes the bin of a new resource. */
export function newBin<Req extends object>(item: Item<Req>, split: Split | undefined): Bin<Req> {
  const bin: Bin<Req> = {
    past: undefined,
    requirements: [],
    constraints: new Map(),
    items: new Set(),
    sharedItems: new Set(),
    split,
    retained: [],
  };
  add(bin, item, item.constraints);
  return bin;
}

/** Puts requirements into a bin, with the constraints that they bring. */
export function add<Req extends object>(
  bin: Bin<Req>,
  { requirements, items, sharedItems }: Contents<Req>,
  constraints: readonly BoundConstraint[],
): void {
  for (const requirement of requirements) bin.requirements.push(requirement);
  for (const name of items) bin.items.add(name);
  for (const name of sharedItems) bin.sharedItems.add(name);
  for (const constraint of constraints) bind(bin.constraints, constraint);
}

/** Returns whether a new item can join a bin. */
export function fits<Req extends object>(bin: Bin<Req>, item: Item<Req>, max: number): boolean {
  return hasRoom(bin, item, max) && conflictBetween(bin.constraints, compared(bin, item)) === undefined;
}

/** Returns whether the capacity of a bin suffices for one more item. */
export function hasRoom<Req extends object>(bin: Bin<Req>, item: Contents<Req>, max: number): boolean {
  if (max === Infinity) return true;
  return sizeWith(bin, item) <= max;
}

/** Returns how much of the capacity of a bin is taken with one more item. */
export function sizeWith<Req extends object>(bin: Bin<Req>, item: Contents<Req>): number {
  return unionSize(bin.items, item.items) + unionSize(bin.sharedItems, item.sharedItems);
}

/** Returns whether a bin has something that an item names too, such as its database. */
export function overlaps<Req extends object>(bin: Bin<Req>, item: Item<Req>): boolean {
  for (const name of item.items) if (bin.items.has(name)) return true;
  return false;
}

/** Returns how much of the capacity of a bin is taken. */
export function sizeOf<Req extends object>({ items, sharedItems }: Bin<Req>): number {
  return items.size + sharedItems.size;
}

/**
 * Returns the constraints of an item that a bin must have. In an existing resource, a default that changes in
 * place counts only against a value that a component there asks for: a new default of the library does not
 * make a second resource.
 */
function compared<Req extends object>(bin: Bin<Req>, item: Item<Req>): readonly BoundConstraint[] {
  if (bin.past === undefined) return item.constraints;
  return item.constraints.filter(
    ({ name, component, change }) =>
      change === 'new-resource' ||
      component !== undefined ||
      bin.constraints.get(name)?.component !== undefined,
  );
}

function unionSize(held: ReadonlySet<string>, added: readonly string[]): number {
  let size = held.size;
  for (const name of added) if (!held.has(name)) size += 1;
  return size;
}
