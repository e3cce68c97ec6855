import { newStack } from '../../new-stack.js';

export const { stack } = newStack();
import type * as library from '@atakora/component/backend';
import type {
  IBackendComponent,
  IComponentDefinition,
  IResourceProvider,
  MonitoringConfig,
  NamingConvention,
  NetworkingConfig,
  ResourceLimits,
} from '@atakora/component/backend';
import type { TerraformStack as Stack } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Main backend interface
 */
export interface IBackend {
  /** Unique backend identifier */
  readonly backendId: string;

  /** All registered components */
  readonly components: ReadonlyMap<string, IBackendComponent>;

  /** Shared resources created by this backend */
  readonly resources: ResourceMap;

  /** Add component to backend */
  addComponent(component: IComponentDefinition): void;

  /** Initialize all components and resources */
  initialize(scope: Construct): void;

  /** Add backend to CDK stack */
  addToStack(stack: Stack): void;

  /** Get specific resource by type and key */
  getResource<T>(type: string, key?: string): T | undefined;
}

/**
 * Backend configuration
 */
export interface BackendConfig {
  /** Enable monitoring with Application Insights */
  readonly monitoring?: boolean | MonitoringConfig;

  /** Network isolation strategy */
  readonly networking?: 'public' | 'isolated' | NetworkingConfig;

  /** Resource naming convention */
  readonly naming?: NamingConvention;

  /** Tags to apply to all resources */
  readonly tags?: Record<string, string>;

  /** Custom resource providers */
  readonly providers?: ReadonlyArray<IResourceProvider>;

  /** Resource limits and quotas */
  readonly limits?: ResourceLimits;
}

/**
 * Resource map for dependency injection
 */
export type ResourceMap = ReadonlyMap<string, any>;

export const configuration = (config: BackendConfig): library.BackendConfig => config;
/** `components` is an object by key, `resources` are those of `apply`, and a builder adds components. */
export const backend = (
  given: library.Backend,
): Pick<IBackend, 'backendId' | 'initialize' | 'addToStack' | 'getResource'> => given;
