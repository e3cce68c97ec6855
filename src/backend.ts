/** `@atakora/component/backend`: declare a backend. Nothing here loads cdktf. */
export type { AppliedBackend } from './apply/applied-backend.js';
export type { ApplyOptions, NetworkNames, ResourceGroupLike } from './apply/apply-options.js';
export { Backend } from './backend/backend.js';
export { BackendBuilder } from './backend/backend-builder.js';
export type {
  AlertingConfig,
  BackendConfig,
  ConfigKey,
  KeyVaultConfig,
  MonitoringConfig,
  NamingConvention,
  NetworkingConfig,
} from './backend/backend-config.js';
export type {
  AutoScaleConfig,
  CosmosAccountOptions,
  FailoverPolicy,
} from './backend/cosmos-account-config.js';
export { type KeyVaultSecret, keyVaultSecret } from './resources/key-vault/key-vault-secret.js';
export type { HandleOf } from './backend/component-map.js';
export type { BackendTypeError } from './components/type-error.js';
export { defineBackend, type DefinedBackend } from './backend/define-backend.js';
export type {
  AnyComponentDefinition,
  ComponentDefinition,
  ComponentFactory,
  ComponentSite,
  FactoryDefinition,
  IBackendComponent,
  IComponentDefinition,
  ResourceMap,
  ScopeLike,
  StackLike,
  ValidationResult,
} from './components/component-definition.js';
export { getBackendId, isBackendManaged } from './plan/backend-scope.js';
export {
  BackendError,
  CannotApplyError,
  CustomCodeError,
  type ConfigIssue,
  DuplicateComponentError,
  EmptyBackendError,
  type ErrorCode,
  InvalidConfigError,
  InvalidPlanError,
  MergeNotLawfulError,
  MissingProviderError,
  PlanHasErrorsError,
  ResourceLimitError,
} from './errors.js';
export { BaseProvider } from './providers/base-provider.js';
export type { LayoutContext } from './providers/layout-context.js';
export { LayoutProvider } from './providers/layout-provider.js';
export { assertLawfulMerge, type Merger } from './providers/lawful-merge.js';
export type { IResourceProvider, ProviderContext } from './providers/resource-provider.js';
export type {
  ConsistencyLevel,
  ContainerRequirement,
  CosmosAccess,
  CosmosDataRole,
  CosmosRequirementConfig,
  DatabaseRequirement,
  IndexingPolicy,
} from './resources/cosmos/cosmos-config.js';
export type {
  AuthLevel,
  FunctionRuntime,
  FunctionSpec,
  FunctionSource,
  FunctionsRequirementConfig,
  HttpMethod,
} from './resources/functions/functions-config.js';
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
} from './runtime/function-trigger.js';
export type { FunctionsSku } from './resources/functions/hosting.js';
export { byKey, byName, type MergeTable, record, sameName } from './resources/merge/merge-table.js';
export {
  either,
  immutable,
  intersection,
  maximum,
  maximumAlong,
  priority,
  union,
} from './resources/merge/strategies.js';
export type { Asked, Merged, MergeNote, Strategy } from './resources/merge/strategy.js';
export type {
  ResourceRequirement,
  ResourceRequirement as IResourceRequirement,
} from './resources/requirement.js';
export type { Limits, Limits as ResourceLimits, ResourceNameFormatter } from './resources/settings.js';
export type { NamedPart, StorageRequirementConfig } from './resources/storage/storage-config.js';
