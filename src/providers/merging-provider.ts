import type { ValidationResult } from '../components/component-definition.js';
import { InvalidConfigError } from '../errors.js';
import { type MergeTable, record } from '../resources/merge/merge-table.js';
import type { Asked, MergeNote } from '../resources/merge/strategy.js';
import { DEFAULT_PRIORITY, type ResourceRequirement } from '../resources/requirement.js';

// A merged requirement remembers what it came from: each field has the priority of whoever asked for it, and one number
// for the whole could not keep them apart when it is merged again.
const origins = new WeakMap<ResourceRequirement, readonly ResourceRequirement[]>();

/**
 * What the two kinds of providers have in common: which types they serve, and how requirements are merged.
 *
 * @typeParam C - What a requirement of the type says.
 */
export abstract class MergingProvider<C extends object = object> {
  abstract readonly providerId: string;
  abstract readonly supportedTypes: readonly string[];
  /** What Azure names start with, such as `sbns`. Default: the resource type. */
  readonly abbreviation?: string;
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

  /** How `mergeTable` decides between wishes; nothing where `mergeRequirements` is written by hand. */
  notesOn(asked: readonly Asked[]): readonly MergeNote[] {
    const ownMerge = this.mergeRequirements !== MergingProvider.prototype.mergeRequirements;
    if (this.mergeTable === undefined || ownMerge || asked.length === 0) return [];
    // `supportedTypes` says that the wishes are of this provider's type.
    return record(this.mergeTable).merge(asked as readonly Asked<C>[]).notes;
  }

  /** Says what is wrong with a merged requirement. Default: nothing. */
  validateMerged(requirement: ResourceRequirement): ValidationResult {
    return { valid: this.supportedTypes.includes(requirement.resourceType) };
  }

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
