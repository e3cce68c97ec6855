import * as v from 'valibot';

import type { JsonObject, JsonValue } from '../plan/json.js';
import { addressOf, type BlockMeta, type TerraformBlock } from '../plan/terraform-block.js';

/**
 * Terraform types of the built-in resource types, each with the config type of its class in the provider package. Every
 * layout file adds the types that it lays out, so that the compiler checks their arguments.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface TerraformConfigs {}

/** Address of a block that may not be laid out yet: addresses are deterministic. */
export type BlockRef = Pick<TerraformBlock, 'type' | 'id'>;

/** Schema of {@link BlockRef}. */
export const blockRefSchema = v.looseObject({ type: v.string(), id: v.string() });

/** Members that cdktf adds to the config type of every class. Named here, so that the declarations do without cdktf. */
type MetaArgument =
  'connection' | 'count' | 'dependsOn' | 'forEach' | 'lifecycle' | 'provider' | 'provisioners';

/** The arguments of a class without those that are not Terraform arguments. One may be written as `cond ? x : undefined`. */
export type BlockConfig<Config extends object> = OrUndefined<Omit<Config, MetaArgument>>;

type OrUndefined<C> = { [K in keyof C]: undefined extends C[K] ? C[K] | undefined : C[K] };

/** Lays out one block of a built-in type. Arguments that are undefined are left out. */
export function block<T extends keyof TerraformConfigs>(
  type: T,
  id: string,
  config: BlockConfig<TerraformConfigs[T]>,
  dependsOn: readonly BlockRef[] = [],
  meta?: BlockMeta,
): TerraformBlock {
  return terraformBlock(type, id, config, dependsOn, meta);
}

/**
 * Lays out one block of any Terraform type. Arguments that are undefined are left out.
 * @typeParam Config - The config type of the class in the provider package, by `import type`.
 * @param type - Such as `azurerm_redis_cache`.
 * @param id - Terraform id, from `context.id(…)`.
 * @param config - Arguments in their camelCase form.
 * @param dependsOn - Blocks that must exist first although no argument refers to them.
 * @example
 * terraformBlock<RedisCacheConfig>('azurerm_redis_cache', context.id('redis', variant), { name, … });
 */
// The caller names the config type, so that the compiler checks the arguments.

export function terraformBlock<Config extends object = object>(
  type: string,
  id: string,
  config: BlockConfig<Config>,
  dependsOn: readonly BlockRef[] = [],
  meta?: BlockMeta,
): TerraformBlock {
  return {
    type,
    id,
    config: defined(config),
    dependsOn: dependsOn.length === 0 ? NOTHING : dependsOn.map(addressOf),
    ...(meta !== undefined && { meta }),
  };
}

/** One list for the blocks that depend on nothing else, which most do. */
const NOTHING: readonly string[] = Object.freeze([]);

function defined(config: object): JsonObject {
  // Without its undefined members an argument object is JSON.
  const given = config as Record<string, JsonValue | undefined>;
  const kept: Record<string, JsonValue> = {};
  for (const name in given) {
    const value = given[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
