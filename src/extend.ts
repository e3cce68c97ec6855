/** `@atakora/component/extend`: resource types, providers and what they are made of. Nothing here loads cdktf. */
export { defineResourceType } from './extend/define-own-type.js';
export type { Defaults, ResourceTypeSpec } from './resources/define-resource-type.js';
export type {
  AdmittedTo,
  ApplyFirst,
  Azurerm5,
  Capacity,
  Constraint,
  ConstraintChange,
  DeployerRoleAt,
  Diagnostics,
  Identity,
  ImpliedRequirement,
  Isolation,
  RecordedValues,
  RenamedArguments,
  RequirementContext,
  ResourceLayout,
  ResourceType,
  Sharing,
  TypeConnections,
  TypeOffer,
  TypeRequirements,
  TypeValidation,
  Usage,
} from './resources/resource-type.js';
export type {
  Requirement,
  RequirementValidator,
  ResourceRequirement,
  ResourceRequirement as IResourceRequirement,
  ValidationResult,
} from './resources/requirement.js';
export { type Resource, type ResourceTypeToken, sharersOf } from './resources/resource.js';
export type { ConnectedGraph, Principal, ResourceGraph } from './resources/graph.js';
export {
  type ConnectedContext,
  type ConnectionContext,
  type EndpointContext,
  type LayoutContext,
  type OwnLayoutContext,
  placeOf,
  type PlanningContext,
} from './resources/layout-context.js';
export type { BlockOptions, BlockRef, LocalCommand } from './resources/block.js';
export {
  type ArgumentName,
  type ArgumentOf,
  type BlockOf,
  type Digit,
  type Irregular,
  type MetaArgument,
  type Resolvable,
  type SnakeCase,
  type TerraformArguments,
  terraformBlock,
} from './resources/terraform-block.js';
export type { BlockMeta, TerraformBlock } from './plan/terraform-block.js';
export {
  type Expression,
  join,
  type OrExpression,
  parameter,
  ref,
  terraformExpression,
} from './plan/expression/expression.js';
export type { ExpressionJson, StackParameter } from './plan/expression/expression-json.js';
export {
  absenceCounts,
  type AbsenceStrategy,
  absentIs,
  byKey,
  byName,
  type MergeTable,
  record,
  sameName,
} from './resources/merge/merge-table.js';
export {
  agreement,
  either,
  immutable,
  intersection,
  maximum,
  maximumAlong,
  priority,
  safest,
  unanimous,
  union,
} from './resources/merge/strategies.js';
export type { Merged, MergeDecision, Strategy } from './resources/merge/strategy.js';
export { assertLawfulMerge, type Merger } from './extend/lawful-merge.js';
export { type PolicySamples, recordPolicy } from './backend/record-policy.js';
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
export { type Connection, connection, type ConnectionKind, connectionKind } from './resources/connection.js';
export {
  diagnosticLogs,
  type EndpointTarget,
  logsOf,
  type LogSource,
  privateEndpoint,
  privateEndpoints,
} from './resources/platform.js';
export { type HostedPart, hostedPart, idAtHost } from './resources/host/hosted-part.js';
export { type NamingRule, namingRule, type NamingRuleSpec } from './resources/naming-rule.js';
export { countWithin, resourceCount } from './resources/usage.js';
export { BaseProvider } from './extend/base-provider.js';
export { LayoutProvider } from './extend/layout-provider.js';
export type {
  ProviderConnectionContext,
  ProviderEndpointContext,
  ProviderLayoutContext,
} from './extend/layout-context.js';
export type { IResourceProvider, ProviderContext } from './extend/resource-provider.js';
export type { ResolvedTypeOptions, ResourceNameFormatter, Settings } from './resources/settings.js';
export type {
  AnyComponentDefinition,
  ComponentContext,
  ComponentDefinition,
  ComponentFactory,
  FactoryDefinition,
  IBackendComponent,
  IComponentDefinition,
  OutputValues,
  ResourceMap,
  ScopeLike,
} from './component.js';
export type { MergingProvider } from './extend/merging-provider.js';
export type { PlanError, PlanWarning } from './plan/diagnostics.js';
export type { Exposure } from './plan/exposure.js';
export type { JsonObject } from './plan/json.js';
export type { LockedUnit } from './plan/lock/plan-lock.js';
export type { OfferingHost } from './plan/offer.js';
export type { OfferedPart } from './plan/offered-part.js';
export type { PlannedMeter } from './plan/meter.js';
export type { PlannedPackage } from './plan/package.js';
export type { DataType, Replacement } from './plan/replacement.js';
export type { ProtectiveArgument, Weakening } from './plan/weakening.js';
export type {
  Candidate,
  Decision,
  DeployerRight,
  ImportId,
  PlannedComponent,
  ProviderSettings,
} from './plan/resource-plan.js';
export type { Fact, PlannedParent, PlannedUnit } from './resources/resource-layout.js';
export type { ConstraintValues } from './resources/sharing.js';
export type { ArgumentValue } from './plan/expression/encode.js';
