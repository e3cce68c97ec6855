/** `@atakora/component/backend`: declare a backend. Nothing here loads cdktf. */
export type { AppliedBackend } from './apply/applied-backend.js';
export type { ApplyOptions } from './apply/apply-options.js';
export type { NetworkNames, ResourceGroupLike } from './engine/stack-values.js';
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
export type { BehindFrontDoor } from './resources/functions/behind-front-door.js';
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
export { BaseProvider } from './providers/base-provider.js';
export type { ProviderLayoutContext } from './providers/layout-context.js';
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
} from './resources/cosmos/requirement.js';
export type {
  AuthLevel,
  FunctionRuntime,
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
export type { FunctionsSku } from './resources/functions/hosting.js';
export {
  type AccessLevel,
  appSettings,
  type DataAccess,
  dataAccess,
  forPrincipals,
  type Grant,
  grant,
  grantRoles,
  type Role,
} from './resources/access.js';
export type { BlockOptions, BlockRef, LocalCommand } from './resources/block.js';
export { type TerraformArguments, terraformBlock } from './resources/terraform-block.js';
export { type Connection, connection, type ConnectionKind, connectionKind } from './resources/connection.js';
export { defineResourceType } from './providers/define-own-type.js';
export type { ResourceTypeSpec } from './resources/define-resource-type.js';
export type { Principal, ResourceGraph } from './resources/graph.js';
export { type LayoutContext, placeOf, type PlanningContext } from './resources/layout-context.js';
export { type NamingRule, namingRule, type NamingRuleSpec } from './resources/naming-rule.js';
export {
  diagnosticLogs,
  type EndpointTarget,
  logsOf,
  type LogSource,
  privateEndpoint,
  privateEndpoints,
} from './resources/platform.js';
export type { Requirement, RequirementValidator } from './resources/requirement.js';
export { type Resource, type ResourceTypeToken, sharersOf } from './resources/resource.js';
export type {
  Capacity,
  Constraint,
  ConstraintChange,
  Demand,
  DemandContext,
  Diagnostics,
  Identity,
  ImpliedRequirement,
  Isolation,
  ResourceLayout,
  ResourceType,
  Review,
  Sharing,
  Usage,
  Wiring,
} from './resources/resource-type.js';
export { countWithin, resourceCount } from './resources/usage.js';
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
export type { Merged, MergeDecision, Strategy } from './resources/merge/strategy.js';
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
