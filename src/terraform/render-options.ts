import type { NetworkNames } from './stack-values.js';
import type { JsonObject } from '../plan/json.js';

/** The resource group of a backend. */
export interface TerraformResourceGroup {
  /** 1 to 90 letters, digits and `-_.()`, not ending in a dot. */
  readonly name: string;
  /** Azure region such as `eastus`. */
  readonly location?: string;
  /**
   * Terraform makes it, as `azurerm_resource_group.resource_group`.
   * @default false, it exists
   */
  readonly create?: boolean;
  /** Tags of a group that Terraform makes. Resources do not inherit them. */
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
   * Name of an existing resource group, or a description of the group. Default: the one that the plan was
   * made for.
   */
  readonly resourceGroup?: string | TerraformResourceGroup;
  /** Azure region, where neither the backend config nor the resource group says. */
  readonly location?: string;
  /** Names of an existing network, where the plan was made with those of constructs and then read back. */
  readonly network?: NetworkNames;
  /**
   * The resource group, the region and the network become variables of Terraform where the plan asks for them. What options and
   * plan say is their default.
   * @default false
   */
  readonly variables?: boolean;
  /** Backend for the state, as Terraform writes it: `{ azurerm: { container_name: 'state', … } }`. */
  readonly backend?: JsonObject;
  /** Arguments of the provider block, as Terraform names them: `{ subscription_id: '…', features: { key_vault: { … } } }`. */
  readonly provider?: JsonObject;
  /**
   * Constraint for the version of azurerm.
   * @default the version that the plan's arguments were checked against
   */
  readonly providerVersion?: string;
  /**
   * Engine that runs the configuration: the two understand `removed` blocks since different versions.
   * @default 'terraform'
   */
  readonly engine?: 'terraform' | 'opentofu';
  /** Constraint for the version of the engine, such as `>= 1.9`. What the plan demands is added. */
  readonly requiredVersion?: string;
  /**
   * Refuses a plan without a lock, and one whose lock would have to be written again: what is committed is what is deployed.
   * @default false
   */
  readonly frozen?: boolean;
  /**
   * Lets a plan that was read from a file run the build commands of its sites, on the machine that runs Terraform. A plan
   * that this process made runs its own. @default false
   */
  readonly allowCommands?: boolean;
  /** `planHash` of the plan that was reviewed. Any other plan is refused. @default any plan */
  readonly expectedHash?: string;
}

/** Options of `renderTerraform`. */
export interface RenderOptions extends TerraformOptions {
  /** The packages of function apps. `writeTerraform` makes them. */
  readonly packages?: readonly RenderedPackage[];
  /**
   * Way from the directory of the Terraform files to the project's.
   * @default '.'
   */
  readonly wayToProject?: string;
}

/** Options of `writeTerraform`. */
export interface WriteOptions extends TerraformOptions {
  /**
   * Base of relative `sourceDirectory` paths of sites and functions. Default: the current directory of the
   * process.
   */
  readonly projectDirectory?: string;
}
