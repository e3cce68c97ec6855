/**
 * Arguments of one Terraform type that protect data: a weaker value leaves existing data with a shorter life, fewer copies, less
 * protection, or without a reader. Terraform changes them in place, so its action does not show it.
 */
export interface Weakening {
  readonly arguments: readonly ProtectiveArgument[];
  /**
   * Argument that refers to the resource whose data the block governs, such as the account of a lifecycle policy. Where that resource
   * exists already, a new block counts as one without values before, and a destroyed block as one without values after.
   * @default the block has data of its own, so a new block weakens nothing
   */
  readonly governs?: string;
  /**
   * Terraform type of the resources that the entries of lists are named after. An entry for a new one weakens nothing.
   * @default none
   */
  readonly entriesOf?: string;
  /**
   * Argument that refers to the resource which sends data to this one: the topic of a subscription. Where Terraform forgets this one
   * and the sender stays, no component reads what arrives.
   * @default no other resource sends data to it
   */
  readonly receivesFrom?: { readonly argument: string; readonly effect: string };
}

/**
 * An argument that protects data, as Terraform names it. A dot leads into a nested block:
 * `blob_properties.delete_retention_policy.days`.
 */
export type ProtectiveArgument = {
  readonly argument: string;
  /** Argument that tells the entries apart, where the path begins with a list: `location` of `geo_location`. @default not a list */
  readonly by?: string;
  /** True if the resource keeps its value when the argument is left out. @default false */
  readonly kept?: true;
  /** Consequence of a weaker value for existing data, as a sentence. */
  readonly effect: string;
  /** Page of Azure that says so. Plans leave it out. @default none */
  readonly source?: string;
} & (
  | {
      /** A smaller or a larger number is weaker. Durations of ISO 8601, such as `P14D`, are numbers too. */
      readonly weaker: 'lower' | 'higher';
      /** Value that an absent argument stands for; null for no limit. */
      readonly absent: number | string | null;
      /** Value that means no limit, such as -1. An absent argument without a limit is still safer. @default none */
      readonly endless?: number;
      /** Value that Terraform's own plan has for an absent argument. @default null */
      readonly unset?: number;
    }
  | {
      /** Values, the weakest first. Values in one list protect equally. A value in no list is weaker than all of them. */
      readonly weaker: readonly (readonly (string | boolean)[])[];
      /** Value that an absent argument stands for. */
      readonly absent: string | boolean;
    }
  | {
      /** The list loses an entry. */
      readonly weaker: 'fewer';
    }
  | {
      /** Any other value, where no order tells what it does to data. A filter `x IN ('A', 'B')` that takes more names is not weaker. */
      readonly weaker: 'changed';
      /** Value that is never weaker than another one, such as a filter that takes everything. @default none */
      readonly safest?: string;
    }
);
