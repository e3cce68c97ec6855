import type { Isolation } from '../resources/resource-type.js';
import {
  type ValidationResult,
  DEFAULT_PRIORITY,
  type ResourceRequirement,
} from '../resources/requirement.js';
import { InvalidConfigError } from '../errors.js';
import { type MergeTable, record } from '../resources/merge/merge-table.js';
import type { MergeDecision } from '../resources/merge/strategy.js';
import type { Candidate } from '../plan/resource-plan.js';

// A merged requirement remembers what it came from: each field has the priority of the component that asked for it, and one number
// for the whole could not keep them apart when it is merged again.
const origins = new WeakMap<ResourceRequirement, readonly ResourceRequirement[]>();

/**
 * Base of both kinds of providers: the types that they serve, and the merging of requirements.
 *
 * @typeParam C - Configuration of a requirement of the type.
 */
export abstract class MergingProvider<C extends object = object> {
  abstract readonly providerId: string;
  abstract readonly supportedTypes: readonly string[];
  /** Beginning of Azure names, such as `sbns`: letters, digits and hyphens. @default the resource type */
  readonly abbreviation?: string;
  /** Kind of protection from the internet in an isolated backend. @default 'private-endpoint' */
  readonly isolation?: Isolation;
  /** A strategy for every field of `C`. @default none: `mergeRequirements` merges */
  readonly mergeTable?: MergeTable<C>;

  /** Returns true if the provider serves a requirement. @default requirements of `supportedTypes` */
  canProvide(requirement: ResourceRequirement): boolean {
    return this.supportedTypes.includes(requirement.resourceType);
  }

  /**
   * Merges by `mergeTable` into one requirement with the key `shared`.
   * @throws InvalidConfigError when the provider has no `mergeTable`, or there is nothing to merge.
   */
  mergeRequirements(requirements: readonly ResourceRequirement[]): ResourceRequirement {
    const parts = requirements.flatMap((requirement) => origins.get(requirement) ?? [requirement]);
    const [first] = parts;
    if (this.mergeTable === undefined || first === undefined) throw this.#cannotMerge();
    const candidates = parts.map(({ requirementKey, priority = DEFAULT_PRIORITY, config }) => ({
      component: requirementKey,
      priority,
      // `supportedTypes` says that the requirements are of this provider's type.
      value: config as C,
    }));
    const merged = {
      resourceType: first.resourceType,
      requirementKey: 'shared',
      priority: Math.max(...candidates.map(({ priority }) => priority)),
      config: record(this.mergeTable).merge(candidates).value,
    };
    origins.set(merged, parts);
    return merged;
  }

  /** Returns the decisions of `mergeTable`, and none where `mergeRequirements` is written by hand. */
  decisionsOn(candidates: readonly Candidate<unknown>[]): readonly MergeDecision[] {
    const ownMerge = this.mergeRequirements !== MergingProvider.prototype.mergeRequirements;
    if (this.mergeTable === undefined || ownMerge || candidates.length === 0) return [];
    // `supportedTypes` says that the candidates are of this provider's type.
    return record(this.mergeTable).merge(candidates as readonly Candidate<C>[]).decisions;
  }

  /** Returns the problems of a merged requirement. @default none */
  validateMerged(requirement: ResourceRequirement): ValidationResult {
    return { valid: this.supportedTypes.includes(requirement.resourceType) };
  }

  #cannotMerge(): InvalidConfigError {
    return new InvalidConfigError(`provider '${this.providerId}'`, [
      {
        path: 'mergeTable',
        value: 'missing',
        rule: 'must be given where mergeRequirements is not',
        resolution: 'give it a mergeTable, or write mergeRequirements',
      },
    ]);
  }
}
