/** Something that the lock says and the declarations contradict. */
export type PlacementConflict =
  | ValueConflict
  | {
      readonly kind: 'full';
      readonly component: string;
      readonly resource: string;
      readonly units: readonly string[];
    }
  | {
      readonly kind: 'elsewhere';
      readonly component: string;
      /** Resource in which the requirement is, or has to be. */
      readonly resource: string;
      readonly unit: string;
      /** Resource in which the unit is. */
      readonly other: string;
    }
  | {
      readonly kind: 'retained-twice';
      readonly component: string;
      readonly resource: string;
      /** Resources in each of which the units are retained. */
      readonly resources: readonly string[];
      readonly units: readonly string[];
    }
  | {
      readonly kind: 'divided-move';
      readonly component: string;
      readonly resource: string;
      readonly target: string;
      /** Units that move along and that `moves` does not name. */
      readonly units: readonly string[];
    };

/** A component asks for another value than that of the resource that holds its data. */
export interface ValueConflict {
  readonly kind: 'value';
  readonly component: string;
  readonly resource: string;
  /** The constraint. */
  readonly name: string;
  /** The value of the resource. */
  readonly holds: string;
  /** The value that the component asks for. */
  readonly asks: string;
  readonly change: 'in-place' | 'new-resource';
  /** Others in the resource that keep its value. */
  readonly others: readonly string[];
  /** Units of the component that would have to move. */
  readonly units: readonly string[];
}
