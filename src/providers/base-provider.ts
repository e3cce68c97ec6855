import type { ScopeLike, ValidationResult } from '../components/component-definition.js';
import { InvalidConfigError } from '../errors.js';
import { type MergeTable, record } from '../resources/merge/merge-table.js';
import { DEFAULT_PRIORITY, type ResourceRequirement } from '../resources/requirement.js';
import type { IResourceProvider, ProviderContext } from './resource-provider.js';

// A merged requirement remembers what it came from: each field has the priority of whoever asked for it, and one number
// for the whole could not keep them apart when it is merged again.
const origins = new WeakMap<ResourceRequirement, readonly ResourceRequirement[]>();

/**
 * A provider that makes every requirement of its `supportedTypes`. Extend it for a type of one's own, and either give it
 * a `mergeTable`, which merges field by field, or write `mergeRequirements`.
 *
 * @typeParam C - What a requirement of the type says.
 * @example
 * class RedisProvider extends BaseProvider<{ capacity?: number; modules?: readonly string[] }> {
 *   readonly providerId = 'redis';
 *   readonly supportedTypes = ['redis'];
 *   override readonly mergeTable = { capacity: maximum(), modules: union() };
 *   provideResource(requirement: ResourceRequirement, scope: Construct, context: ProviderContext) { … }
 * }
 */
export abstract class BaseProvider<C extends object = object> implements IResourceProvider {
  abstract readonly providerId: string;
  abstract readonly supportedTypes: readonly string[];
  /** A strategy for every field of `C`. */
  readonly mergeTable?: MergeTable<C>;

  canProvide(requirement: ResourceRequirement): boolean {
    return this.supportedTypes.includes(requirement.resourceType);
  }

  /** Merges by `mergeTable` into one requirement with the key `shared`. */
  mergeRequirements(requirements: readonly ResourceRequirement[]): ResourceRequirement {
    const parts = requirements.flatMap((requirement) => origins.get(requirement) ?? [requirement]);
    const [first] = parts;
    if (this.mergeTable === undefined || first === undefined) throw this.#cannotMerge();
    const asked = parts.map(({ requirementKey, priority = DEFAULT_PRIORITY, config }) => ({
      component: requirementKey,
      priority,
      // `supportedTypes` says that the requirements are of this provider's type.
      value: config as C,
    }));
    const merged = {
      resourceType: first.resourceType,
      requirementKey: 'shared',
      priority: Math.max(...asked.map(({ priority }) => priority)),
      config: record(this.mergeTable).merge(asked).value,
    };
    origins.set(merged, parts);
    return merged;
  }

  validateMerged(requirement: ResourceRequirement): ValidationResult {
    return { valid: this.supportedTypes.includes(requirement.resourceType) };
  }

  abstract provideResource(
    requirement: ResourceRequirement,
    scope: ScopeLike,
    context: ProviderContext,
  ): unknown;

  #cannotMerge(): InvalidConfigError {
    return new InvalidConfigError(`provider '${this.providerId}'`, [
      {
        path: 'mergeTable',
        value: 'missing',
        rule: 'a provider says how requirements are merged',
        fix: 'give it a mergeTable, or write mergeRequirements',
      },
    ]);
  }
}
