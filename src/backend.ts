/** `@atakora/component/backend`: declare a backend. Nothing here loads cdktf. */
export type { AppliedBackend } from './engines/applied-backend.js';
export type { ApplyOptions } from './engines/apply-options.js';
export type { NetworkNames, ResourceGroupLike } from './terraform/stack-values.js';
export { Backend } from './backend/backend.js';
export { BackendBuilder } from './backend/backend-builder.js';
export type { BackendConfig, ConfigKey, NamingConvention } from './backend/backend-config.js';
export type {
  CODE_DEPLOYMENTS,
  CodeDeployment,
  DeployerConfig,
  DeployerOptions,
} from './resources/deployer/options.js';
export { PRINCIPAL_TYPES, type PrincipalType } from './resources/azure/principal.js';
export type {
  AdmittedGuest,
  GuestDeployer,
  OfferConfig,
  OfferingOptions,
} from './resources/guest/offer-options.js';
export type { CosmosTerms } from './resources/cosmos/offered.js';
export type { MonitoringTerms } from './resources/monitoring/offered.js';
export type { NetworkTerms } from './resources/network/offered.js';
export type { OfferedZone } from './resources/network/offered-zones.js';
export type {
  OfferedQueue,
  OfferedTopic,
  OfOther,
  ServiceBusTerms,
} from './resources/service-bus/offered.js';
export type { HostChoice, HostOptions } from './resources/host/options.js';
export type { Offer, OfferingHost } from './plan/offer.js';
export type { OfferedPart } from './plan/offered-part.js';
export type {
  ExistingKeyVault,
  KeyVaultConfig,
  KeyVaultOptions,
  OwnKeyVault,
} from './resources/key-vault/options.js';
export type {
  AlertingConfig,
  AlertSeverities,
  MonitoringConfig,
  MonitoringOptions,
  SmsReceiver,
} from './resources/monitoring/options.js';
export { networkOf, privateDnsZonesOf } from './resources/network/network-of.js';
export type {
  AllowedIpRanges,
  IsolatedNetworking,
  NetworkingConfig,
  NetworkOptions,
  PublicNetworking,
} from './resources/network/options.js';
export type {
  AutoScaleConfig,
  CosmosAccountOptions,
  CosmosOptions,
  FailoverPolicy,
} from './resources/cosmos/options.js';
export {
  type FrontDoorOrigin,
  frontDoorOrigin,
  type OriginApp,
  type OriginApps,
  type OriginShare,
} from './resources/entry/front-door-origin.js';
export type { BehindFrontDoor } from './resources/functions/auth/behind-front-door.js';
export type {
  API_MANAGEMENT_TIERS,
  ApiManagementEntry,
  ApiManagementTier,
  ApiPublisher,
  PublishedApiOptions,
  RateLimit,
} from './resources/api-management/options.js';
export type {
  ApiManagementGateway,
  EntryConfig,
  EntryOptions,
  FIREWALL_MODES,
  FirewallMode,
  ForeignEntry,
  FRONT_DOOR_SKUS,
  FrontDoorEntry,
  FrontDoorSku,
  OwnEntry,
} from './resources/entry/options.js';
export { type KeyVaultSecret, keyVaultSecret } from './resources/key-vault/secret.js';
export { BuilderOptions, type OptionValue } from './backend/builder-options.js';
export type {
  Added,
  AddedList,
  Beginning,
  Built,
  Certain,
  CertainPair,
  ComponentKey,
  ComponentsInput,
  ComponentsOf,
  DefinitionAt,
  FreshAmong,
  FreshId,
  FreshIdInList,
  HandleOf,
  IdsBut,
  IsConfigOnly,
  IsOneId,
  Joined,
  MayHave,
  Meant,
  Misplaced,
  MixedInput,
  OnlyGetComponentFindsThem,
  Pair,
  Possible,
  PossiblePair,
  RepeatedId,
  Several,
  Simplify,
  UncertainId,
} from './backend/component-map.js';
export { parseConfig } from './backend/parse-config.js';
export type {
  AnyComponentDefinition,
  BackendTypeError,
  ComponentContext,
  ComponentDefinition,
  ComponentFactory,
  Excluder,
  Excluding,
  FactoryDefinition,
  IBackendComponent,
  IComponentDefinition,
  Inferred,
  IsGiven,
  Needing,
  ResourceMap,
  ScopeLike,
  StackLike,
  UnknownOptions,
} from './component.js';
export { defineBackend, type DefinedBackend } from './backend/define-backend.js';
export { getBackendId, isBackendManaged, type Scope } from './engines/backend-scope.js';
export {
  BackendError,
  CannotApplyError,
  CustomCodeError,
  CopyStoppedError,
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
  BACKUP_REDUNDANCIES,
  CompositePath,
  CONSISTENCY_LEVELS,
  ConsistencyLevel,
  ContainerRequirement,
  COSMOS_BACKUPS,
  COSMOS_CAPABILITIES,
  COSMOS_DATA_ROLES,
  CosmosAccess,
  CosmosBackup,
  CosmosCapability,
  CosmosDataRole,
  CosmosRequirementConfig,
  DatabaseRequirement,
  IndexingPolicy,
  PeriodicBackup,
  SharedThroughput,
} from './resources/cosmos/requirement.js';
export type {
  AUTH_LEVELS,
  AuthLevel,
  FunctionSource,
  FunctionSpec,
  FunctionsRequirementConfig,
  HTTP_METHODS,
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
export type { FUNCTIONS_SKUS, FunctionsSku } from './resources/functions/hosting/hosting.js';
export type { Restricted } from './resources/restricted.js';
export type {
  RequirementValidator,
  ResourceRequirement,
  ResourceRequirement as IResourceRequirement,
  ValidationResult,
} from './resources/requirement.js';
export type {
  BackendOptions,
  Limits,
  Limits as ResourceLimits,
  ResourceNameFormatter,
} from './resources/settings.js';
export type {
  ContainerAccess,
  NamedPart,
  PERFORMANCE_TIERS,
  QueueAccess,
  REPLICATIONS,
  StorageContainer,
  StorageQueue,
  StorageReplication,
  StorageRequirementConfig,
} from './resources/storage/requirement.js';
export type { ERROR_CODES } from './errors/backend-error.js';
export type { AlwaysReady, INSTANCE_MEMORY, ScaleRequirement } from './resources/functions/hosting/scale.js';
export type { DIAGNOSTIC_LOGS, DiagnosticLogs } from './resources/monitoring/options-schema.js';
export type { BackendTypeOptions } from './resources/registry/options.js';
export type { DataManifest } from './runtime/contract/data.js';
export type { EventsManifest, HandledEvents } from './runtime/contract/events.js';
export type { PipelineManifest } from './runtime/contract/pipeline.js';
export type { SearchField, SearchManifest } from './runtime/contract/search.js';
export type { HooksManifest } from './runtime/contract/hooks.js';
export type {
  ApiField,
  ApiManifest,
  ApiOperation,
  ApiQueries,
  ApiTenant,
} from './runtime/contract/manifest.js';
export type { AuthOptions } from './resources/functions/auth/auth-options.js';
export type { SERVICE_BUS_SKUS } from './resources/service-bus/requirement.js';
export type { StorageAccountOptions, StorageOptions } from './resources/storage/options.js';
