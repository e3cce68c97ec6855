import type { ResourcePlan } from '../plan/resource-plan.js';
import type { NetworkNames } from './stack-values.js';
import type { JsonObject } from '../plan/json.js';

/** The resource group of a backend. */
export interface TerraformResourceGroup {
  /** 1 to 90 letters, digits and `-_.()`, not ending in a dot. */
  readonly name: string;
  /** Azure region such as `eastus`. A group that Terraform makes needs one. @default that of the backend */
  readonly location?: string;
  /**
   * True if Terraform makes it, as `azurerm_resource_group.resource_group`. False if it exists, and Terraform forgets one that it made
   * before, which needs Terraform 1.7 or OpenTofu 1.10.
   * @default it exists, and Terraform destroys one that it made before
   */
  readonly create?: boolean;
  /** Tags of a group that Terraform makes. Resources do not inherit them. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Path and hashes of a package, for Terraform. */
export interface RenderedPackage {
  /** Key of the function app, such as `functions:shared`. */
  readonly app: string;
  /** Path of the zip, from the directory of the Terraform files. */
  readonly path: string;
  /** Of the zip, in hexadecimal. */
  readonly md5: string;
  /** Of the zip, in hexadecimal. */
  readonly sha256: string;
}

/** Options of a Terraform configuration, besides the plan. */
export interface TerraformOptions {
  /**
   * Name of an existing resource group, or a description of the group.
   * @default `resourceGroupName` of the backend
   * @example { name: 'rg-shop', location: 'westeurope', create: true }
   */
  readonly resourceGroup?: string | TerraformResourceGroup;
  /** Azure region, where neither the backend nor the resource group says. @default none */
  readonly location?: string;
  /** Names of an existing network, where the plan was made with those of constructs and then read back. @default none */
  readonly network?: NetworkNames;
  /**
   * Makes the resource group, the region and the network variables of Terraform where the plan asks for them. Their defaults are
   * what options and plan say.
   * @default false
   */
  readonly variables?: boolean;
  /**
   * Backend for the state, as Terraform writes it.
   * @default Terraform's: a file
   * @example { azurerm: { resource_group_name: 'rg-terraform', storage_account_name: 'stcontoso', container_name: 'state', key: 'shop' } }
   */
  readonly backend?: JsonObject;
  /**
   * Arguments of the azurerm provider block, as Terraform names them.
   * @default what the plan relies on
   * @example { subscription_id: '11111111-2222-3333-4444-555555555555' }
   */
  readonly provider?: JsonObject;
  /** Constraint for the version of azurerm. @default `4.55.0`, or 5.1 to 6 for azurerm 5 */
  readonly providerVersion?: string;
  /**
   * Engine that runs the configuration. The two understand `removed` blocks since different versions: where the plan has some,
   * `opentofu` demands 1.10, and `terraform` 1.7.
   * @default 'terraform'
   */
  readonly engine?: 'terraform' | 'opentofu';
  /**
   * Constraint for the version of the engine, such as `>= 1.9`. What the plan demands is added.
   * @default what the plan demands
   */
  readonly requiredVersion?: string;
  /**
   * Refuses a plan without a lock, and one whose lock would have to be written again. What is committed is what is deployed.
   * @default false
   */
  readonly frozen?: boolean;
  /**
   * Lets a plan that was read from a file run the build commands of its sites. They run on the machine that runs Terraform. A
   * plan that this process made runs its own.
   * @default false
   */
  readonly allowCommands?: boolean;
  /** `planHash` of the plan that was reviewed. Any other plan is refused. @default any plan */
  readonly expectedHash?: string;
}

/** Options of `renderTerraform`. */
export interface RenderOptions extends TerraformOptions {
  /** Packages of function apps. `writeTerraform` makes them. @default none */
  readonly packages?: readonly RenderedPackage[];
  /** Way from the directory of the Terraform files to the project's. @default '.' */
  readonly wayToProject?: string;
}

/** Options of `writeTerraform`. */
export interface WriteOptions extends TerraformOptions {
  /** Base of relative `sourceDirectory` paths of sites and functions. @default the current directory of the process */
  readonly projectDirectory?: string;
}

/** Returns the name of the resource group of a backend for which no configuration names one. */
export function usualResourceGroup({ id, environment }: ResourcePlan['backend']): string {
  return `rg-${id}-${environment}`;
}
