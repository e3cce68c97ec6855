import type { Settings } from './settings.js';

/**
 * Conditions under which requirements can share one resource, and the parts of them that keep their place.
 */
export interface Sharing<Req extends object> {
  /** Returns the facts of a resource as a whole that a requirement names. Requirements that differ in one need two resources. */
  constraints(requirement: Req, settings: Settings): readonly Constraint[];
  /**
   * Returns the values that a new resource has where no requirement names one, by constraint. `asked` are
   * those that are named, without overridable ones.
   */
  defaults(asked: ConstraintValues, settings: Settings): ConstraintValues;
  /**
   * Effect of another value of each constraint, by name. A name stands for itself, and for all that begin
   * with it and a space: `environment variable`. @default none, so that no constraint changes in place
   */
  readonly constraintChanges: Readonly<Record<string, ConstraintChange>>;
  /**
   * Returns true if Azure changes the value of a constraint in an existing resource. Otherwise another value
   * takes another resource. @default according to `constraintChanges`
   */
  changesInPlace(constraint: string): boolean;
  /** Returns the names of what a requirement declares in its resource and what keeps its place: `user-db/user`, `queue/orders`. */
  units(requirement: Req): readonly string[];
  /** Returns the names of units that a requirement uses and others may declare. The requirement must be in their resource. */
  usedUnits(requirement: Req): readonly string[];
  /**
   * Returns the items of the requirement that count towards the capacity, by name. An item that two
   * requirements name counts once.
   */
  capacityEntries(requirement: Req): readonly string[];
  /** Returns the items that count once for all requirements of a resource that name them. */
  sharedCapacityEntries(requirement: Req): readonly string[];
  readonly capacity: Capacity;
  /** Every resource belongs to one unit, by the nature of the type. Such resources are not warned of as splits. */
  readonly exclusive: boolean;
  /**
   * Returns the variant of a resource, which names it after its constraints: `shared`, `provisioned`. 1 or more letters, digits,
   * `-` and `_`. Part of keys, Azure names and Terraform ids, so it may depend on constraints that change with a new resource only.
   */
  variant(constraints: ConstraintValues, requirements: readonly Req[]): string;
  /**
   * True if the loss of a resource is a loss of data. Requirements with data never move by themselves, and
   * data that leaves the declarations is retained.
   */
  readonly holdsData: boolean;
  /** Returns a requirement of what retained units stand in, such as their databases. Absent: they stand alone. */
  retain?(units: readonly string[]): Req;
}

/** Effect of another value of a constraint. */
export interface ConstraintChange {
  readonly kind: 'in-place' | 'new-resource';
  /** Source or reason of the kind. */
  readonly source: string;
}

/** Values of constraints by name. */
export type ConstraintValues = Readonly<Record<string, string>>;

/** One fact about a resource as a whole. */
export interface Constraint {
  /** `capacity mode`, `runtime version`. */
  readonly name: string;
  readonly value: string;
  /** True if a higher priority overrides the value instead of splitting. @default false */
  readonly overridable?: boolean;
}

/** Capacity of one resource. */
export interface Capacity {
  readonly max: number;
  /** Counted items: `databases and containers`. */
  readonly unit: string;
}
