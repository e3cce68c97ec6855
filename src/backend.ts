/** `@atakora/component/backend`: declare a backend. Nothing here loads cdktf. */
export type { AppliedBackend } from './engines/applied-backend.js';
export type { ApplyOptions } from './engines/apply-options.js';
export type { NetworkNames, ResourceGroupLike } from './terraform/stack-values.js';
export { Backend } from './backend/backend.js';
export { BackendBuilder } from './backend/backend-builder.js';
export type { BackendConfig, ConfigKey, NamingConvention } from './backend/backend-config.js';
export type { CodeDeployment, DeployerConfig } from './resources/deployer/options.js';
export type { KeyVaultConfig } from './resources/key-vault/options.js';
export type { AlertingConfig, MonitoringConfig } from './resources/monitoring/options.js';
export { networkOf, privateDnsZonesOf } from './resources/network/network-of.js';
export type { NetworkingConfig } from './resources/network/options.js';
export type { AutoScaleConfig, CosmosAccountOptions, FailoverPolicy } from './resources/cosmos/options.js';
export {
  type FrontDoorOrigin,
  frontDoorOrigin,
  type OriginApp,
  type OriginApps,
  type OriginShare,
} from './resources/entry/front-door-origin.js';
export type { BehindFrontDoor } from './resources/functions/auth/behind-front-door.js';
export type { EntryConfig, ForeignEntry, FrontDoorEntry, OwnEntry } from './resources/entry/options.js';
export { type KeyVaultSecret, keyVaultSecret } from './resources/key-vault/secret.js';
export { BuilderOptions } from './backend/builder-options.js';
export type { HandleOf } from './backend/component-map.js';
export { parseConfig } from './backend/parse-config.js';
export type { BackendTypeError } from './component.js';
export { defineBackend, type DefinedBackend } from './backend/define-backend.js';
export type {
  AnyComponentDefinition,
  ComponentDefinition,
  ComponentFactory,
  ComponentContext,
  FactoryDefinition,
  IBackendComponent,
  IComponentDefinition,
  ResourceMap,
  ScopeLike,
  StackLike,
} from './component.js';
export { getBackendId, isBackendManaged } from './plan/backend-scope.js';
export {
  BackendError,
  CannotApplyError,
  CustomCodeError,
  DeploymentFailedError,
  type ConfigIssue,
  DuplicateComponentError,
  EmptyBackendError,
  type ErrorCode,
  InvalidConfigError,
  InvalidLockError,
  InvalidPlanError,
  InvalidTerraformPlanError,
  LockNotFrozenError,
  LockNotWrittenError,
  MergeNotLawfulError,
  MissingProviderError,
  PlanChangedError,
  PlanHasErrorsError,
  ResourceLimitError,
  StateNotTakenOverError,
} from './errors.js';
export {
  type AppServiceSku,
  FunctionRuntime,
  type IBackend,
  type ICosmosRequirement,
  type IFunctionAppRequirement,
  type ResourceConfig,
} from './backend/specification.js';
export { BaseProvider } from './extend/base-provider.js';
export type { IResourceProvider, ProviderContext } from './extend/resource-provider.js';
export type {
  ConsistencyLevel,
  ContainerRequirement,
  CosmosAccess,
  CosmosDataRole,
  CosmosRequirementConfig,
  DatabaseRequirement,
  IndexingPolicy,
} from './resources/cosmos/requirement.js';
export type {
  AuthLevel,
  FunctionSpec,
  FunctionSource,
  FunctionsRequirementConfig,
  HttpMethod,
} from './resources/functions/requirement.js';
export type {
  BlobTrigger,
  CosmosTrigger,
  EventGridTrigger,
  EventHubTrigger,
  FunctionTrigger,
  HttpTrigger,
  QueueTrigger,
  ServiceBusQueueTrigger,
  ServiceBusTopicTrigger,
  TimerTrigger,
} from './runtime/contract/function-trigger.js';
export type { FunctionsSku } from './resources/functions/hosting/hosting.js';
export type { RequirementValidator } from './resources/requirement.js';
export type {
  ResourceRequirement,
  ResourceRequirement as IResourceRequirement,
} from './resources/requirement.js';
export type { ValidationResult } from './validation/validation-result.js';
export type { Limits, Limits as ResourceLimits, ResourceNameFormatter } from './resources/settings.js';
export type {
  ContainerAccess,
  NamedPart,
  QueueAccess,
  StorageContainer,
  StorageQueue,
  StorageRequirementConfig,
} from './resources/storage/requirement.js';
