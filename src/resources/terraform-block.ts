import type { Expression, OrExpression } from '../plan/expression/expression.js';
import { copyPlain } from '../plan/deep-freeze.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import { type BlockOptions, makeBlock } from './block.js';

/** Members that cdktf adds to the config type of every class. */
export type MetaArgument =
  'connection' | 'count' | 'dependsOn' | 'forEach' | 'lifecycle' | 'provider' | 'provisioners';

/** A value that cdktf resolves later, by its form, so that declarations do without cdktf. */
export interface Resolvable {
  readonly creationStack: string[];
  resolve(context: never): unknown;
}

export type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

/** `partitionKeyPaths` is `partition_key_paths`. */
export type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Digit ? First : First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : '';

/** Names in which azurerm has an underscore before a digit, which the classes lose. */
export interface Irregular {
  error404Document: 'error_404_document';
  use32BitWorker: 'use_32_bit_worker';
  immediateDataPurgeOn30DaysEnabled: 'immediate_data_purge_on_30_days_enabled';
}

export type ArgumentName<Name> = Name extends keyof Irregular
  ? Irregular[Name]
  : Name extends string
    ? SnakeCase<Name>
    : never;

/**
 * Arguments of a type as Terraform names them, from the config type of its class in a provider package.
 * @example TerraformArguments<RedisCacheConfig> // { name: …; resource_group_name: …; sku_name: … }
 */
export type TerraformArguments<Config> = {
  readonly [Name in keyof Config as Name extends MetaArgument ? never : ArgumentName<Name>]: ArgumentOf<
    Config[Name]
  >;
};

export type ArgumentOf<Value> =
  | (Value extends Resolvable
      ? never
      : Value extends string | number | boolean
        ? OrExpression<Value>
        : Value extends readonly (infer Item)[]
          ? readonly ArgumentOf<Item>[] | (Item extends object ? never : Expression)
          : Value extends object
            ? BlockOf<Value>
            : Value)
  | (undefined extends Value ? undefined : never);

/** Maps keep their keys, which are the user's. */
export type BlockOf<Value extends object> = string extends keyof Value
  ? Readonly<Record<string, OrExpression<string>>> | Expression
  : { readonly [Name in keyof Value as ArgumentName<Name>]: ArgumentOf<Value[Name]> };

/**
 * Lays out one block of any Terraform type. Arguments that are undefined are left out.
 * @typeParam Config - The config type of the class in the provider package, by `import type`. The compiler checks the arguments
 * against it, by Terraform's names.
 * @param type - Such as `azurerm_redis_cache`.
 * @param id - Terraform id, from `context.id(…)`.
 * @param plain - Arguments as Terraform names them.
 * @param options - Meta-arguments, such as `depends_on`.
 * @example
 * terraformBlock<RedisCacheConfig>('azurerm_redis_cache', context.id('redis', variant), {
 *   name,
 *   ...placeOf(context),
 *   sku_name: 'Standard',
 * });
 */
export function terraformBlock<Config extends object = object>(
  type: string,
  id: string,
  plain: TerraformArguments<Config>,
  options?: BlockOptions,
): TerraformBlock {
  // A copy, in which nothing of the caller holds itself.
  return makeBlock(type, id, copyPlain(plain, `block '${type}' (${id})`), options);
}
