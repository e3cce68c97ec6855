import { BaseProvider } from '../../src/extend/base-provider.js';
import type { ResourceRequirement, ValidationResult } from '../../src/resources/requirement.js';

/** A provider that merges by listing the names that were asked for. */
export class NamesProvider extends BaseProvider {
  readonly providerId: string;
  readonly supportedTypes: readonly string[];
  readonly #verdict: ValidationResult | undefined;

  constructor(type: string, verdict?: ValidationResult) {
    super();
    this.providerId = `${type}-provider`;
    this.supportedTypes = [type];
    this.#verdict = verdict;
  }

  override mergeRequirements(requirements: readonly ResourceRequirement[]): ResourceRequirement {
    const [resourceType = ''] = this.supportedTypes;
    const names = requirements.map(({ config }) => String(Reflect.get(config, 'name'))).sort();
    return { resourceType, requirementKey: 'shared', config: { names } };
  }

  override validateMerged(requirement: ResourceRequirement): ValidationResult {
    return this.#verdict ?? super.validateMerged(requirement);
  }

  provideResource(): unknown {
    return {};
  }
}
