import type { TerraformMetaArguments } from 'cdktf';

import type { JsonObject, JsonValue } from '../plan/json.js';
import { addressOf, type BlockMeta, type TerraformBlock } from '../plan/terraform-block.js';
import type { TerraformConfigs, TerraformType } from './terraform-configs.js';

/** The arguments of a type as its class takes them, without the ones that are not Terraform arguments. */
export type BlockConfig<T extends TerraformType> = OrUndefined<
  Omit<TerraformConfigs[T], keyof TerraformMetaArguments>
>;

// An argument may be written as `cond ? value : undefined`; `block` drops it.
type OrUndefined<C> = { [K in keyof C]: undefined extends C[K] ? C[K] | undefined : C[K] };

/** Lays out one block. Arguments that are undefined are left out. */
export function block<T extends TerraformType>(
  type: T,
  id: string,
  config: BlockConfig<T>,
  dependsOn: readonly TerraformBlock[] = [],
  meta?: BlockMeta,
): TerraformBlock {
  return {
    type,
    id,
    config: defined(config),
    dependsOn: dependsOn.map(addressOf),
    ...(meta !== undefined && { meta }),
  };
}

function defined(config: object): JsonObject {
  const present: Record<string, JsonValue> = {};
  // What is left of an argument object once the undefined is gone is JSON.
  for (const [name, value] of Object.entries(config) as [string, JsonValue | undefined][]) {
    if (value !== undefined) present[name] = value;
  }
  return present;
}
