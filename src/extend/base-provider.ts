import type { ScopeLike } from '../component.js';
import type { ResourceRequirement } from '../resources/requirement.js';
import { MergingProvider } from './merging-provider.js';
import type { IResourceProvider, ProviderContext } from './resource-provider.js';

/**
 * A provider that creates constructs while applying. The plan shows the shared resource, and not its blocks: where you
 * can, extend `LayoutProvider` instead, whose blocks are part of the plan. Give it a `mergeTable`, which merges field by
 * field, or write `mergeRequirements`.
 *
 * @typeParam C - Configuration of a requirement of the type.
 * @example
 * class RedisProvider extends BaseProvider<{ capacity?: number; modules?: readonly string[] }> {
 *   readonly providerId = 'redis';
 *   readonly supportedTypes = ['redis'];
 *   override readonly mergeTable = { capacity: maximum(), modules: union() };
 *   provideResource(requirement: ResourceRequirement, scope: Construct, context: ProviderContext) { … }
 * }
 */
export abstract class BaseProvider<C extends object = object>
  extends MergingProvider<C>
  implements IResourceProvider
{
  abstract provideResource(
    requirement: ResourceRequirement,
    scope: ScopeLike,
    context: ProviderContext,
  ): unknown;
}
