import type { Requirement } from '../../resources/requirement.js';
import type { ResourceType } from '../../resources/resource-type.js';
import type { AffinityGroup } from './affinity-groups.js';
import { bind, type BoundConstraint, conflictBetween, type Split, unasked } from './constraints.js';
import type { PriorResource } from '../prior.js';

/** Requirements that share one resource. */
export interface Bin<Req extends object> {
  /** The resource of the lock; undefined for a new one. */
  readonly prior: PriorResource | undefined;
  /** Sorted by priority, component and key. */
  readonly requirements: readonly Requirement<Req>[];
  /** The constraints of the resource, by name. */
  readonly constraints: ReadonlyMap<string, BoundConstraint>;
  /** Names that count towards the capacity. */
  readonly entries: ReadonlySet<string>;
  readonly sharedEntries: ReadonlySet<string>;
  /** Reason why the requirements could not join another bin; undefined for the first bin and for one of the lock. */
  readonly split: Split | undefined;
  /** Child resources that left the declarations and are kept. */
  readonly retained: readonly string[];
}

/** Bin that still accepts requirements, in the order in which they are placed. */
export interface OpenBin<Req extends object> extends Bin<Req> {
  readonly requirements: Requirement<Req>[];
  readonly constraints: Map<string, BoundConstraint>;
  readonly entries: Set<string>;
  readonly sharedEntries: Set<string>;
}

/** Bin of a resource that the lock knows. */
export type LockedBin<Req extends object> = OpenBin<Req> & { readonly prior: PriorResource };

/** Requirements that go to one resource together, and how much of its capacity they take. */
export interface Contents<Req extends object> {
  readonly requirements: readonly Requirement<Req>[];
  /** Names that count towards the capacity, each once. */
  readonly entries: readonly string[];
  readonly sharedEntries: readonly string[];
}

/** Affinity group that has no place yet, with the constraints of its requirements. */
export interface Group<Req extends object> extends Contents<Req> {
  /** Names of the child resources that keep the requirements together. May repeat. */
  readonly names: readonly string[];
  /** The constraints that the requirements ask for. By name, each once. */
  readonly asked: readonly BoundConstraint[];
  /** The constraints that the requirements ask for, and the defaults for the rest. */
  readonly constraints: readonly BoundConstraint[];
}

/** Returns what requirements put into a resource. */
export function contentsOf<Req extends object>(
  type: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
): Contents<Req> {
  return {
    requirements,
    entries: entriesOf(type, requirements, 'capacityEntries'),
    sharedEntries: entriesOf(type, requirements, 'sharedCapacityEntries'),
  };
}

/** Makes a group of requirements that stay together. */
export function groupOf<Req extends object>(
  type: ResourceType<Req>,
  { requirements, names }: AffinityGroup<Req>,
  asked: readonly BoundConstraint[],
  constraints: readonly BoundConstraint[],
): Group<Req> {
  const { entries, sharedEntries } = contentsOf(type, requirements);
  return { requirements, entries, sharedEntries, names, asked, constraints };
}

function entriesOf<Req extends object>(
  { sharing }: ResourceType<Req>,
  requirements: readonly Requirement<Req>[],
  kind: 'capacityEntries' | 'sharedCapacityEntries',
): readonly string[] {
  const names = new Set<string>();
  for (const { config } of requirements) for (const name of sharing[kind](config)) names.add(name);
  return [...names];
}

/** Makes the bin of a resource of the lock, without requirements. Retained children count towards its capacity. */
export function lockedBin<Req extends object>(
  type: ResourceType<Req>,
  prior: PriorResource,
  retained: readonly string[],
): LockedBin<Req> {
  return {
    prior,
    requirements: [],
    constraints: lockedConstraints(type, prior),
    entries: new Set(retainedEntries(type, retained)),
    sharedEntries: new Set(),
    split: undefined,
    retained,
  };
}

/** Returns the constraints of a resource of the lock, by name. */
export function lockedConstraints<Req extends object>(
  { sharing }: ResourceType<Req>,
  { locked }: PriorResource,
): Map<string, BoundConstraint> {
  const constraints = Object.entries(locked.constraints);
  return new Map(constraints.map(([name, value]) => [name, unasked(sharing, name, value)]));
}

/** Returns the retained children of a resource with their parents, such as databases. */
function retainedEntries<Req extends object>(
  { sharing }: ResourceType<Req>,
  retained: readonly string[],
): readonly string[] {
  if (retained.length === 0 || sharing.retain === undefined) return [];
  return [...sharing.capacityEntries(sharing.retain(retained)), ...retained];
}

/** Makes the bin of a new resource. */
export function newBin<Req extends object>(group: Group<Req>, split: Split | undefined): OpenBin<Req> {
  const bin: OpenBin<Req> = {
    prior: undefined,
    requirements: [],
    constraints: new Map(),
    entries: new Set(),
    sharedEntries: new Set(),
    split,
    retained: [],
  };
  add(bin, group, group.constraints);
  return bin;
}

/** Puts requirements into a bin, with the constraints that they bring. */
export function add<Req extends object>(
  bin: OpenBin<Req>,
  { requirements, entries, sharedEntries }: Contents<Req>,
  constraints: readonly BoundConstraint[],
): void {
  for (const requirement of requirements) bin.requirements.push(requirement);
  for (const name of entries) bin.entries.add(name);
  for (const name of sharedEntries) bin.sharedEntries.add(name);
  for (const constraint of constraints) bind(bin.constraints, constraint);
}

/** Returns true if a new group can join a bin. */
export function fits<Req extends object>(bin: Bin<Req>, group: Group<Req>, max: number): boolean {
  return hasCapacity(bin, group, max) && conflictBetween(bin.constraints, compared(bin, group)) === undefined;
}

/** Returns true if the capacity of a bin suffices for one more group. */
export function hasCapacity<Req extends object>(bin: Bin<Req>, group: Contents<Req>, max: number): boolean {
  return max === Infinity || sizeWith(bin, group) <= max;
}

/** Returns how much of the capacity of a bin is taken with one more group. */
export function sizeWith<Req extends object>(bin: Bin<Req>, group: Contents<Req>): number {
  return unionSize(bin.entries, group.entries) + unionSize(bin.sharedEntries, group.sharedEntries);
}

/** Returns true if a bin and a group have a capacity entry in common, such as a database. */
export function overlaps<Req extends object>(bin: Bin<Req>, group: Group<Req>): boolean {
  for (const name of group.entries) if (bin.entries.has(name)) return true;
  return false;
}

/** Returns how much of the capacity of a bin is taken. */
export function sizeOf<Req extends object>({ entries, sharedEntries }: Bin<Req>): number {
  return entries.size + sharedEntries.size;
}

/**
 * Returns the constraints of a group that a bin must have. In an existing resource, a default that changes in
 * place counts only against a value that a component there asks for: a new default of the library does not
 * make a second resource.
 */
export function compared<Req extends object>(bin: Bin<Req>, group: Group<Req>): readonly BoundConstraint[] {
  if (bin.prior === undefined) return group.constraints;
  return group.constraints.filter(
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
