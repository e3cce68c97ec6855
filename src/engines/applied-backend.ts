import type { ResourcePlan } from '../plan/resource-plan.js';

/**
 * A backend in one stack.
 * @typeParam C - Type of `components`.
 */
export interface AppliedBackend<out C extends object = {}> {
  readonly plan: ResourcePlan;
  readonly components: C;
  /** The live construct of each shared resource, by key such as `cosmos:shared`. */
  readonly resources: ReadonlyMap<string, unknown>;
  /** Every construct that the plan's blocks became, by Terraform address. */
  readonly constructs: ReadonlyMap<string, unknown>;
  /**
   * Returns the live construct of a shared resource; undefined when the plan does not have it.
   * @param key - Rest of the key of the resource after its type: `provisioned` of `cosmos:provisioned`.
   * @default the only resource of the type
   * @throws InvalidConfigError when the plan has several resources of the type, and no key says which.
   * @example
   * applied.getResource<CosmosdbAccount>('cosmos')?.endpoint;
   */
  // The caller names the class of the construct; nothing here can know it.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  getResource<T = unknown>(type: string, key?: string): T | undefined;
}
