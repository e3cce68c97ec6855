import type { OrExpression } from '../plan/expression/expression.js';
import type { ScopeLike } from '../component.js';
import type { ValidationResult, ResourceRequirement } from '../resources/requirement.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import type { Connection } from '../resources/connection.js';
import type { Isolation } from '../resources/resource-type.js';
import type { ResourceNameFormatter } from '../resources/settings.js';
import type {
  ProviderConnectionContext,
  ProviderEndpointContext,
  ProviderLayoutContext,
} from './layout-context.js';

/**
 * Makes resources of a type that the library does not know, or in another way than the library does. It has `layOut`,
 * whose blocks the plan shows, or `provideResource`, which creates constructs while applying; with both, `layOut` is
 * used. Everything but `provideResource` is called while planning and must be pure.
 */
export interface IResourceProvider {
  /** Names the provider in errors, and its resources in the lock: `redis`. */
  readonly providerId: string;
  /** Resource types that it makes. */
  readonly supportedTypes: readonly string[];
  /** Beginning of Azure names, such as `sbns`: letters, digits and hyphens. @default the resource type */
  readonly abbreviation?: string;
  /**
   * Kind of protection from the internet in an isolated backend. `private-endpoint`: by those that
   * `connections` declares.
   * @default 'private-endpoint'
   */
  readonly isolation?: Isolation;
  /** Returns true if the provider serves a requirement. Other requirements go to the next provider, then to the built-in types. */
  canProvide(requirement: ResourceRequirement): boolean;
  /** Returns one requirement that satisfies all. Their order must not matter. */
  mergeRequirements(requirements: readonly ResourceRequirement[]): ResourceRequirement;
  /** Returns the problems of a merged requirement, as errors and warnings of the plan. @default none */
  validateMerged?(requirement: ResourceRequirement): ValidationResult;
  /** Returns the Terraform blocks of a merged requirement, the resource itself first. */
  layOut?(requirement: ResourceRequirement, context: ProviderLayoutContext): readonly TerraformBlock[];
  /**
   * Returns the uses of other resources: private endpoints, logs, grants and app settings for the code of its
   * components.
   */
  connections?(requirement: ResourceRequirement, context: ProviderConnectionContext): readonly Connection[];
  /**
   * Returns the values that app settings can name: `hostName` is `${redis.hostName}`. Made with `ref` of the blocks that `layOut`
   * returns. @default none
   */
  attributes?(
    requirement: ResourceRequirement,
    context: ProviderConnectionContext,
  ): Readonly<Record<string, OrExpression<string>>>;
  /**
   * Returns the URL of the resource for one component, such as the host of the app that runs its functions, without a `/` at
   * its end. Endpoints of components begin with it. Called each time that a component asks for its URL. @default none, which the plan warns of where a component needs one
   */
  endpoint?(
    requirement: ResourceRequirement,
    componentId: string,
    context: ProviderEndpointContext,
  ): OrExpression<string> | undefined;
  /** Creates the constructs below `scope` and returns the one that components receive. */
  provideResource?(requirement: ResourceRequirement, scope: ScopeLike, context: ProviderContext): unknown;
}

/** Values of the backend for a provider while applying. */
export interface ProviderContext {
  readonly backend: { readonly backendId: string };
  readonly environment: string;
  /** Azure name of the resource, as the plan shows it. */
  readonly name: string;
  /** Azure region. */
  readonly location: string;
  readonly resourceGroupName: string;
  readonly naming: { readonly formatResourceName: ResourceNameFormatter };
  readonly tags: Readonly<Record<string, string>>;
  /** Resources made so far, by key such as `cosmos:shared`. */
  readonly existingResources: ReadonlyMap<string, unknown>;
}
