import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import type { PlannedPackage } from '../plan/package.js';
import type { DeployerRight, ProviderSettings } from '../plan/resource-plan.js';
import type { Expression } from '../plan/expression/expression.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import type { BlockRef } from './block.js';

/** Warnings and errors of a plan. */
export interface Diagnostics {
  readonly warnings?: readonly PlanWarning[];
  readonly errors?: readonly PlanError[];
}

/** One resource as Terraform blocks. */
export interface ResourceLayout extends Diagnostics {
  /** The resource itself first; null where a provider makes it while applying. */
  readonly blocks: readonly TerraformBlock[] | null;
  /** Facts of the resource that cannot change once they are there, and that no constraint names. */
  readonly facts?: Readonly<Record<string, Fact>>;
  /**
   * Parts of the resource that keep their place, by name. @default every block is a unit of its own where the
   * type holds data, so that none is destroyed in silence
   */
  readonly units?: Readonly<Record<string, PlannedUnit>>;
  /** Blocks that units stand in, so losing them is losing the units: accounts, databases. @default the resource itself */
  readonly parents?: readonly PlannedParent[];
  /** Required settings of the azurerm provider block of the stack. */
  readonly provider?: Partial<Omit<ProviderSettings, 'azurerm'>>;
  /** Roles on data that the principal that runs Terraform needs to make the resource. */
  readonly rights?: readonly DeployerRight[];
  /** Code that is deployed with the resource. */
  readonly package?: PlannedPackage | undefined;
}

/** A block that units stand in. */
export interface PlannedParent extends BlockRef {
  /** Name in `adopt`, and the Azure id that Terraform imports it by. @default it is the resource itself */
  readonly part?: { readonly name: string; readonly importId: string | Expression };
}

/** A part of a resource with an identity of its own. */
export interface PlannedUnit {
  /** Blocks that hold it, with the Azure id that Terraform imports each by. @default ids are not known */
  readonly blocks: readonly { readonly block: BlockRef; readonly importId?: string | Expression }[];
  /** Facts that cannot change once the unit is there: a partition key. @default none */
  readonly facts?: Readonly<Record<string, Fact>>;
  /** True if its loss is a loss of data. @default true */
  readonly data?: boolean;
}

/** A fact that Azure or azurerm cannot change in place. */
export interface Fact {
  readonly value: string;
  /**
   * True if the fact may change. The lock keeps it, so the next plan makes the same choice. @default it may
   * not change
   */
  readonly mayChange?: true;
  /** The resolution, as an imperative. @default keep the value */
  readonly resolution?: string;
}
