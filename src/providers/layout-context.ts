import type { TerraformBlock } from '../plan/terraform-block.js';
import type { ResourceNameFormatter } from '../resources/settings.js';

/** What a provider is told while planning. Its functions need no `this`. */
export interface LayoutContext {
  readonly backend: { readonly backendId: string };
  readonly environment: string;
  /** Azure name of the resource, as the plan shows it. */
  readonly name: string;
  /** Azure region, or the expression that `apply` fills in with the stack's. */
  readonly location: string;
  /** The expression that `apply` fills in with the name of the stack's resource group. */
  readonly resourceGroupName: string;
  /** Names of further resources. */
  readonly naming: { readonly formatResourceName: ResourceNameFormatter };
  /** For every block that takes tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** Blocks of the other shared resources by key such as `functions:shared`, the resource itself first. */
  readonly existingBlocks: ReadonlyMap<string, readonly TerraformBlock[]>;
  /**
   * One block. Its Terraform id is made from backend id, resource type and role, so that it stays when code moves.
   * @typeParam Config - The config type of the provider package's class, by `import type`.
   * @param type - Such as `azurerm_servicebus_queue`.
   * @param role - Unique among the blocks of one type: `queue-orders`.
   * @param config - Arguments in their camelCase form; those that are undefined are left out.
   * @param dependsOn - Blocks that must exist first although no argument refers to them.
   */
  // The caller names the config type, so that the compiler checks the arguments.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  readonly block: <Config extends object = object>(
    type: string,
    role: string,
    config: Config,
    dependsOn?: readonly TerraformBlock[],
  ) => TerraformBlock;
}
