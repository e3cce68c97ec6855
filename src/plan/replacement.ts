/**
 * Changes of one Terraform type that Terraform cannot make in place, or does not make at all. Arguments are
 * named as Terraform names them; a dot leads into a nested block: `private_service_connection.name`.
 */
export interface Replacement {
  /** Every change of one replaces the resource. */
  readonly arguments: readonly string[];
  /** Changes that replace it, or that Terraform refuses, under a condition. @default none */
  readonly conditions?: readonly ReplacementCondition[];
  /** Arguments that keep their value when they are left out: dropping one changes nothing. @default none */
  readonly kept?: readonly string[];
  /**
   * Arguments that azurerm 5 has in the place of others, and those others. From a plan for azurerm 4 to one for azurerm 5 they
   * are written otherwise, and nothing changes in Azure. Only plans for azurerm 5 say it. @default none
   */
  readonly renamed?: readonly string[];
}

/** A change of an argument that replaces a resource, or that Terraform refuses, depending on values. */
export type ReplacementCondition = {
  readonly argument: string;
  /** Reaction of Terraform: it replaces the resource, or refuses the change. */
  readonly effect: 'replace' | 'refuse';
} & (
  | {
      /** Every change counts. */
      readonly kind: 'any';
    }
  | {
      /** Values of one group change in place; a change to another group counts. */
      readonly kind: 'groups';
      readonly groups: readonly (readonly string[])[];
    }
  | {
      /** A change from one value to another counts. Null: the argument is absent. */
      readonly kind: 'transition';
      readonly from: string | boolean | null;
      readonly to: string | boolean | null;
    }
  | {
      /** A list gains or loses an entry with a name that is not among these. */
      readonly kind: 'members';
      readonly changeable: readonly string[];
    }
  | {
      /** The argument gives way to another, or the other way round. */
      readonly kind: 'switch';
      readonly other: string;
    }
  | {
      /** The argument refers to a block in which another argument has one of the values, before or after. */
      readonly kind: 'referenced';
      readonly referencedArgument: string;
      readonly values: readonly string[];
    }
);

/** Terraform type whose loss is a loss of data. Tells an unknown resource of a Terraform plan from one that holds none. */
export interface DataType {
  /** Regular expression of names that hold no data. @default every name holds data */
  readonly exceptName?: string;
  /** Type of a resource that refers to those that hold no data. @default none */
  readonly exceptWith?: string;
  /**
   * True if Azure may have data in a resource that neither the lock nor Terraform's state knows: containers that others made in a
   * database. The gate lets it go only where its author names it, and not because all known data in it was given up. @default false
   */
  readonly mayHoldMore?: true;
  /**
   * Effect of destroying or replacing a resource that is not in the lock, because callers keep in it what Terraform does not know.
   * `diffPlans` reports it as data at risk. @default the resources with data are in the lock
   */
  readonly lossEffect?: string;
}
