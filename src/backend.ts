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
export type { BackendTypeError, UnknownOptions } from './component.js';
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
export type { OptionValue } from './backend/builder-options.js';
export type {
  Added,
  AddedList,
  Built,
  ComponentsInput,
  ComponentsOf,
  FreshId,
  FreshIdInList,
  IsConfigOnly,
  MixedInput,
  RepeatedId,
  Simplify,
} from './backend/component-map.js';
export type { ERROR_CODES } from './errors/backend-error.js';
export type { Scope } from './plan/backend-scope.js';
export type {
  CONSISTENCY_LEVELS,
  COSMOS_DATA_ROLES,
  CompositePath,
  CosmosBackup,
  CosmosCapability,
  PeriodicBackup,
  SharedThroughput,
} from './resources/cosmos/requirement.js';
export type { CODE_DEPLOYMENTS, PRINCIPAL_TYPES } from './resources/deployer/options.js';
export type { FirewallMode, FrontDoorSku } from './resources/entry/options.js';
export type { FUNCTIONS_SKUS } from './resources/functions/hosting/hosting.js';
export type { ScaleRequirement } from './resources/functions/hosting/scale.js';
export type { AUTH_LEVELS, HTTP_METHODS } from './resources/functions/requirement.js';
export type { DiagnosticLogs } from './resources/monitoring/options-schema.js';
export type { AlertSeverities, SmsReceiver } from './resources/monitoring/options.js';
export type { BackendTypeOptions } from './resources/registry/options.js';
export type { PERFORMANCE_TIERS, StorageReplication } from './resources/storage/requirement.js';
export type { EventsManifest } from './runtime/contract/events.js';
export type { ApiManifest } from './runtime/contract/manifest.js';
export type {
  ComponentKey,
  DefinitionAt,
  IsOneId,
  MayHave,
  Misplaced,
  OnlyGetComponentFindsThem,
  Several,
} from './backend/component-map.js';
export type { CosmosOptions } from './resources/cosmos/options.js';
export type {
  BACKUP_REDUNDANCIES,
  COSMOS_BACKUPS,
  COSMOS_CAPABILITIES,
} from './resources/cosmos/requirement.js';
export type { DeployerOptions } from './resources/deployer/options.js';
export type { EntryOptions, FIREWALL_MODES, FRONT_DOOR_SKUS } from './resources/entry/options.js';
export type { AuthOptions } from './resources/functions/auth/auth-options.js';
export type { AlwaysReady, INSTANCE_MEMORY } from './resources/functions/hosting/scale.js';
export type { KeyVaultOptions } from './resources/key-vault/options.js';
export type { DIAGNOSTIC_LOGS } from './resources/monitoring/options-schema.js';
export type { MonitoringOptions } from './resources/monitoring/options.js';
export type { NetworkOptions } from './resources/network/options.js';
export type { SERVICE_BUS_SKUS } from './resources/service-bus/requirement.js';
export type { BackendOptions } from './resources/settings.js';
export type { StorageOptions } from './resources/storage/options.js';
export type { REPLICATIONS } from './resources/storage/requirement.js';
export type { HandledEvents } from './runtime/contract/events.js';
export type { ApiField, ApiOperation, ApiSettings } from './runtime/contract/manifest.js';
export type { Beginning, FreshAmong, IdsBut, Meant, UncertainId } from './backend/component-map.js';
export type { StorageAccountOptions } from './resources/storage/options.js';
export type { ApiQueries } from './runtime/contract/manifest.js';
export type { ApiTenant } from './runtime/contract/manifest.js';
