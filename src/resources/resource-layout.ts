import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import type { OfferedPart } from '../plan/offered-part.js';
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
  /**
   * Blocks that other resources lay out as well, with the same address and arguments, such as a role of the deployer. The plan has
   * each once, in the first resource that laid it out. @default none
   */
  readonly shared?: readonly TerraformBlock[];
  /**
   * Addresses that blocks had in earlier versions. Terraform allows one origin for each address, and chains of moves.
   * Source: developer.hashicorp.com/terraform/language/modules/develop/refactoring. @default none
   */
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
  /** Immutable properties of the resource that are not constraints. */
  readonly facts?: Readonly<Record<string, Fact>>;
  /**
   * Child resources that keep their place, by name. @default every block is a child resource where the type holds
   * data, so that each loss is reported
   */
  readonly units?: Readonly<Record<string, PlannedUnit>>;
  /** Parents of child resources. Losing a parent loses its child resources: accounts, databases. @default the resource itself */
  readonly parents?: readonly PlannedParent[];
  /** Required settings of the azurerm provider block of the stack. */
  readonly provider?: Partial<Omit<ProviderSettings, 'azurerm'>>;
  /** Roles on data that the principal that runs Terraform needs to make the resource. */
  readonly rights?: readonly DeployerRight[];
  /** Parts that guests have of the resources of the backend, by guest. @default none */
  readonly offered?: Readonly<Record<string, OfferedPart>>;
  /** Code that is deployed with the resource. */
  readonly package?: PlannedPackage | undefined;
}

/** The parent of child resources. */
export interface PlannedParent extends BlockRef {
  /** Name in `adopt`, and the Azure id that Terraform imports it by. @default it is the resource itself */
  readonly part?: { readonly name: string; readonly importId: string | Expression };
}

/** A child resource. */
export interface PlannedUnit {
  /** Blocks of the child resource, with the Azure id that Terraform imports each by. @default ids are not known */
  readonly blocks: readonly { readonly block: BlockRef; readonly importId?: string | Expression }[];
  /** Immutable properties of the child resource, such as a partition key. @default none */
  readonly facts?: Readonly<Record<string, Fact>>;
  /** True if its loss is a loss of data. @default true */
  readonly data?: boolean;
}

/** An immutable property: Azure or azurerm cannot change it in place. */
export interface Fact {
  readonly value: string;
  /**
   * True if a plan may change the property. The lock records it, so the next plan makes the same choice.
   * @default false
   */
  readonly mayChange?: true;
  /**
   * True if another value is another resource: the name and the other properties of the resource differ with it, and are not reported.
   * A lock without the property has the value only where the name is the same. @default false
   */
  readonly isPlace?: true;
  /**
   * Child resource that has the property, or their parent: `user-db`. A property of the resource ends with the last child of
   * that name or in it, such as `user-db/user`. @default a property of the resource itself, which never ends
   */
  readonly child?: string;
  /** The problem of another value than before, in the words of the option. @default names property and values */
  readonly problem?: string;
  /** The resolution, as an imperative. @default keep the value */
  readonly resolution?: string;
}
