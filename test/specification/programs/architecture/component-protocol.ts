import { CrudApi } from '@atakora/component/crud';
import { StaticSite } from '@atakora/component/web';

import type * as library from '@atakora/component/backend';
import type { IResourceRequirement, ResourceMap, ValidationResult } from '@atakora/component/backend';
import type { Construct } from 'constructs';

/**
 * Interface for components that can be managed by a backend
 */
export interface IBackendComponent<TConfig = any> {
  /** Unique identifier for this component instance */
  readonly componentId: string;

  /** Component type (e.g., 'CrudApi', 'StaticSite') */
  readonly componentType: string;

  /** Configuration provided during definition */
  readonly config: TConfig;

  /** Get resource requirements for this component */
  getRequirements(): ReadonlyArray<IResourceRequirement>;

  /** Initialize component with resolved resources */
  initialize(resources: ResourceMap, scope: Construct): void;

  /** Validate that provided resources meet requirements */
  validateResources(resources: ResourceMap): ValidationResult;
}

/**
 * Component definition (before initialization)
 */
export interface IComponentDefinition<TConfig = any> {
  readonly componentId: string;
  readonly componentType: string;
  readonly config: TConfig;
  readonly factory: ComponentFactory<TConfig>;
}

/**
 * Factory for creating component instances
 */
export type ComponentFactory<TConfig> = (
  scope: Construct,
  id: string,
  config: TConfig,
  resources: ResourceMap
) => IBackendComponent<TConfig>;

export const defined = (definition: IComponentDefinition): library.IComponentDefinition => definition;
export const component = (instance: IBackendComponent): library.IBackendComponent => instance;
