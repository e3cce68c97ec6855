/** Something that the lock says and the declarations contradict. */
export type PlacementConflict =
  | ValueConflict
  | {
      readonly kind: 'full';
      readonly component: string;
      /** Undefined for a new resource. */
      readonly resource: string | undefined;
      readonly children: readonly string[];
      /** Name in `moves` of a requirement that has grown and has no data, which can therefore move. */
      readonly grown?: string;
      /** Another resource of the lock to which the requirement can move. */
      readonly fitsIn?: string;
    }
  | {
      readonly kind: 'elsewhere';
      readonly component: string;
      /** Resource in which the requirement is, or has to be; undefined for a new one. */
      readonly resource: string | undefined;
      /** Child resources elsewhere, each with its resource; undefined for a new one. */
      readonly children: ReadonlyMap<string, string | undefined>;
      /** Child resources of the requirement that `moves` moves now. */
      readonly moving: readonly string[];
    }
  | {
      readonly kind: 'retained-twice';
      readonly component: string;
      readonly resource: string;
      /** Resources in each of which the child resources are retained. */
      readonly resources: readonly string[];
      readonly children: readonly string[];
    }
  | {
      readonly kind: 'divided-move';
      readonly component: string;
      readonly resource: string;
      readonly target: string;
      /** Child resources that move along and that `moves` does not name. */
      readonly children: readonly string[];
    };

/** A component asks for another value than that of the resource that holds its data. */
export interface ValueConflict {
  readonly kind: 'value';
  readonly component: string;
  /** Further components that have to move for the same reason. @default none */
  readonly with?: readonly string[];
  /** Undefined for a new resource, to which others move. */
  readonly resource: string | undefined;
  /** Name of the constraint. */
  readonly name: string;
  /** The value of the resource. */
  readonly holds: string;
  /** The value that the component asks for. */
  readonly asks: string;
  /** Option of the backend that asks for the value instead of the component; undefined where the component does. */
  readonly option: string | undefined;
  readonly change: 'in-place' | 'new-resource';
  /** Other components in the resource that keep its value. */
  readonly others: readonly string[];
  /** Child resources of the component that would have to move. */
  readonly children: readonly string[];
  /** Other components that declare some of these children, and move along. @default none */
  readonly along?: readonly string[];
  /** Components that use some of these children together with other data, so that they cannot follow. @default none */
  readonly usedBy?: readonly string[];
  /** True if `moves` brought the component to the resource, which `'new'` means until a lock is written without the entry. @default false */
  readonly hasMoved?: boolean;
  /** Another resource of the lock to which the component can move. */
  readonly fitsIn?: string;
}
