import type { Settings } from './settings.js';

/** Which requirements can share one resource, and what of them has a place that it keeps. */
export interface Sharing<Req extends object> {
  /** Facts of a resource as a whole that a requirement names. Requirements that differ in one need two resources. */
  constraints(requirement: Req, settings: Settings): readonly Constraint[];
  /** The values that a new resource has where no requirement names one, by constraint. `asked` are those that are named. */
  defaults(asked: ConstraintValues, settings: Settings): ConstraintValues;
  /**
   * What another value of each constraint takes, by name. A name stands for itself, and for all that begin with it and a
   * space: `environment variable`. @default none, so that no constraint changes in place
   */
  readonly constraintChanges: Readonly<Record<string, ConstraintChange>>;
  /**
   * Whether Azure changes the value of a constraint in a resource that exists. Otherwise another value takes another
   * resource. @default what `constraintChanges` says
   */
  changesInPlace(constraint: string): boolean;
  /** Names of what a requirement declares in its resource and what keeps its place: `user-db/user`, `queue/orders`. */
  units(requirement: Req): readonly string[];
  /** Names of units that a requirement uses and others may declare. It must be where they are. */
  usedUnits(requirement: Req): readonly string[];
  /** What the requirement takes of the capacity, by name: what two requirements name alike is counted once. */
  capacityItems(requirement: Req): readonly string[];
  /** What all requirements of a resource that name it take of the capacity together. */
  sharedCapacityItems(requirement: Req): readonly string[];
  readonly capacity: Capacity;
  /** Every resource belongs to one unit, by the nature of the type. Such resources are not warned of as splits. */
  readonly exclusive: boolean;
  /**
   * Names a resource after its constraints: `shared`, `provisioned`. Part of keys, Azure names and Terraform ids, so that it
   * may depend on constraints that change with a new resource only.
   */
  variant(constraints: ConstraintValues, requirements: readonly Req[]): string;
  /**
   * Whether losing a resource is losing data. Requirements with data never move by themselves, and what leaves the
   * declarations is retained.
   */
  readonly holdsData: boolean;
  /** Returns a requirement of what retained units stand in, such as their databases. Absent: they stand alone. */
  retain?(units: readonly string[]): Req;
}

/** What another value of a constraint takes. */
export interface ConstraintChange {
  readonly kind: 'in-place' | 'new-resource';
  /** Where that is written, or why it is so. */
  readonly source: string;
}

/** Values of constraints by name. */
export type ConstraintValues = Readonly<Record<string, string>>;

/** One fact about a resource as a whole. */
export interface Constraint {
  /** `capacity mode`, `runtime version`. */
  readonly name: string;
  readonly value: string;
  /** Whether a higher priority overrides the value instead of splitting. @default false */
  readonly overridable?: boolean;
}

/** What fits into one resource. */
export interface Capacity {
  readonly max: number;
  /** What is counted: `databases and containers`. */
  readonly unit: string;
}
