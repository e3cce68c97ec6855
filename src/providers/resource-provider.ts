import type { ScopeLike, ValidationResult } from '../components/component-definition.js';
import type { ResourceRequirement } from '../resources/requirement.js';
import type { ResourceNameFormatter } from '../resources/settings.js';

/**
 * Makes resources of a type that the library does not know. `canProvide`, `mergeRequirements` and
 * `validateMerged` are called while planning and must be pure; `provideResource` is called while applying.
 */
export interface IResourceProvider {
  readonly providerId: string;
  /** Resource types that it makes. */
  readonly supportedTypes: readonly string[];
  canProvide(requirement: ResourceRequirement): boolean;
  /** One requirement that satisfies all. Their order must not matter. */
  mergeRequirements(requirements: readonly ResourceRequirement[]): ResourceRequirement;
  validateMerged?(requirement: ResourceRequirement): ValidationResult;
  /** Creates the constructs below `scope` and returns the one that components receive. */
  provideResource(requirement: ResourceRequirement, scope: ScopeLike, context: ProviderContext): unknown;
}

/** What a provider is told while applying. */
export interface ProviderContext {
  readonly backend: { readonly backendId: string };
  readonly environment: string;
  /** Azure region. */
  readonly location: string;
  readonly resourceGroupName: string;
  readonly naming: { readonly formatResourceName: ResourceNameFormatter };
  readonly tags: Readonly<Record<string, string>>;
  /** Resources made so far, by key such as `cosmos:shared`. */
  readonly existingResources: ReadonlyMap<string, unknown>;
}
