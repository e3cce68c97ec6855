
import type * as library from '@atakora/component/backend';
import type { IBackend, IResourceRequirement, NamingConvention, ResourceMap } from '@atakora/component/backend';
import type { Construct } from 'constructs';

/**
 * Interface for resource providers
 */
export interface IResourceProvider {
  /** Provider identifier */
  readonly providerId: string;

  /** Resource types this provider can handle */
  readonly supportedTypes: ReadonlyArray<string>;

  /** Check if provider can handle requirement */
  canProvide(requirement: IResourceRequirement): boolean;

  /** Create or get existing resource */
  provideResource(
    requirement: IResourceRequirement,
    scope: Construct,
    context: ProviderContext
  ): any;

  /** Merge multiple requirements into one */
  mergeRequirements(
    requirements: ReadonlyArray<IResourceRequirement>
  ): IResourceRequirement;
}

/**
 * Context provided to resource providers
 */
export interface ProviderContext {
  readonly backend: Pick<IBackend, 'backendId'>;
  readonly naming: NamingConvention;
  readonly tags: Record<string, string>;
  readonly location: string;
  readonly existingResources: ResourceMap;
}

export const provider = (given: IResourceProvider): library.IResourceProvider => given;
