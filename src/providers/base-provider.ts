import type { ScopeLike, ValidationResult } from '../components/component-definition.js';
import type { ResourceRequirement } from '../resources/requirement.js';
import type { IResourceProvider, ProviderContext } from './resource-provider.js';

/** A provider that makes every requirement of its `supportedTypes`. Extend it for a type of one's own. */
export abstract class BaseProvider implements IResourceProvider {
  abstract readonly providerId: string;
  abstract readonly supportedTypes: readonly string[];

  canProvide(requirement: ResourceRequirement): boolean {
    return this.supportedTypes.includes(requirement.resourceType);
  }

  abstract mergeRequirements(requirements: readonly ResourceRequirement[]): ResourceRequirement;

  validateMerged(requirement: ResourceRequirement): ValidationResult {
    return { valid: this.supportedTypes.includes(requirement.resourceType) };
  }

  abstract provideResource(
    requirement: ResourceRequirement,
    scope: ScopeLike,
    context: ProviderContext,
  ): unknown;
}
