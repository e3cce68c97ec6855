import type { NetworkNames, ResourceGroupLike } from '../terraform/stack-values.js';

/** Options of `apply`. They complete a stack that is not a `ResourceGroupStack`. */
export interface ApplyOptions {
  /**
   * Name of an existing resource group, or the construct of one.
   * Source: `resource_group_name`
   * @default the stack's
   */
  readonly resourceGroup?: string | ResourceGroupLike;
  /**
   * Azure region, where the backend does not say.
   * Source: `location`
   * @default the resource group's
   */
  readonly location?: string;
  /**
   * Base of relative `sourceDirectory` paths of sites and functions.
   * Source: `path.module`
   * @default the current directory of the process
   */
  readonly projectDirectory?: string;
  /**
   * Names of an existing network, where the plan was made with those of constructs and then read back.
   * Source: learn.microsoft.com/azure/azure-functions/functions-networking-options
   * @default the names of the constructs
   */
  readonly network?: NetworkNames;
  /**
   * True: refuses a plan without a lock, and one whose lock would have to be written again. The error is `LockNotFrozenError`:
   * what is committed is what is deployed.
   * @default false
   */
  readonly frozen?: boolean;
}

/** Options of `applyPlan`. */
export interface ApplyPlanOptions extends ApplyOptions {
  /**
   * Lets a plan that was read from a file run the build commands of its sites. They run on the machine that runs Terraform. A
   * plan that this process made runs its own.
   * @default false
   */
  readonly allowCommands?: boolean;
  /** `planHash` of the plan that was reviewed. Any other plan is refused. @default any plan */
  readonly expectedHash?: string;
}

/** Key under which a stack keeps its resource group. */
export const RESOURCE_GROUP = Symbol.for('@atakora/component.resource-group');
