import type { Settings } from './settings.js';

/**
 * Conditions under which requirements can share one resource, and the parts of them that keep their place.
 */
export interface Sharing<Req extends object> {
  /** Returns the constraints of a requirement: values that a resource has as a whole. Requirements with different values of a constraint need different resources. */
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
   * Returns true if Azure changes the value of a constraint in an existing resource. False if another value
   * requires another resource. @default according to `constraintChanges`
   */
  changesInPlace(constraint: string): boolean;
  /** Returns the names of the child resources that a requirement declares, which keep their place: `user-db/user`, `queue/orders`. */
  units(requirement: Req): readonly string[];
  /** Returns the names of child resources that a requirement uses and other requirements may declare. The requirement must be in the resource of these child resources. */
  usedUnits(requirement: Req): readonly string[];
  /**
   * Returns the names of the entries of the requirement that count towards the capacity. An entry that two
   * requirements name counts once.
   */
  capacityEntries(requirement: Req): readonly string[];
  /** Returns the entries that count once for all requirements of a resource that name them. */
  sharedCapacityEntries(requirement: Req): readonly string[];
  readonly capacity: Capacity;
  /** Each resource of the type has exactly one child resource, such as its site. Such resources are not warned of as splits. */
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
  /**
   * Command that copies the data of a child resource to another place, such as `atakora copy-data`. Its operands are both places.
   * @default the user copies the data with another tool
   */
  readonly copyCommand?: string;
  /** Returns true for a child resource with messages, which leave it when they are read and cannot be copied. @default none */
  holdsMessages?(unit: string): boolean;
  /** Returns a requirement for the parents of retained child resources, such as their databases. @default retained child resources have no parents */
  retain?(units: readonly string[]): Req;
}

/** Effect of another value of a constraint. */
export interface ConstraintChange {
  readonly kind: 'in-place' | 'new-resource';
  /** Source or reason of the kind. */
  readonly source: string;
  /**
   * Value that the lock leaves out of a resource: one without the constraint has it. Of a constraint that came with a later version.
   * @default the lock has every value
   */
  readonly absent?: string;
}

/** Values of constraints by name. */
export type ConstraintValues = Readonly<Record<string, string>>;

/** A value that a resource has as a whole. */
export interface Constraint {
  /** `capacity mode`, `runtime version`. */
  readonly name: string;
  readonly value: string;
  /** True if a higher priority overrides the value instead of splitting. @default false */
  readonly overridable?: boolean;
  /** Option of the backend that asks for the value of all components, such as `networking`. @default the component asks for it */
  readonly option?: string;
  /**
   * False leaves the value out of what the lock has of the requirement: all components have it from a setting of the backend, or it
   * is the same as none. @default true
   */
  readonly recorded?: false;
  /** True if the component asks for a resource apart from others, so that two resources need no warning. @default false */
  readonly apart?: true;
}

/** Capacity of one resource. */
export interface Capacity {
  readonly max: number;
  /** Counted entries: `databases and containers`. */
  readonly unit: string;
}
