import type { TerraformBlock } from '../plan/terraform-block.js';
import type { ResourceRequirement } from '../resources/requirement.js';
import type { ProviderLayoutContext } from './layout-context.js';
import { MergingProvider } from './merging-provider.js';
import type { IResourceProvider } from './resource-provider.js';

/**
 * A provider that lays its resource out as Terraform blocks, as data. The plan shows them, so they are reviewed,
 * compared and tested like everything else, and no cdktf is needed to write them.
 *
 * @typeParam C - Configuration of a requirement of the type.
 * @example
 * class RedisProvider extends LayoutProvider<{ capacity?: number }> {
 *   readonly providerId = 'redis';
 *   readonly supportedTypes = ['redis'];
 *   override readonly mergeTable = { capacity: maximum() };
 *   layOut({ config }: ResourceRequirement<'redis', { capacity?: number }>, { block, name, ...context }: ProviderLayoutContext) {
 *     return [block<RedisCacheConfig>('azurerm_redis_cache', 'cache', { name, capacity: config.capacity ?? 1, … })];
 *   }
 * }
 */
export abstract class LayoutProvider<C extends object = object>
  extends MergingProvider<C>
  implements IResourceProvider
{
  /**
   * Returns the blocks of a merged requirement, the resource itself first. Pure.
   */
  abstract layOut(
    requirement: ResourceRequirement<string, C>,
    context: ProviderLayoutContext,
  ): readonly TerraformBlock[];
}
