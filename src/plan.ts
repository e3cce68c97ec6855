/** `@atakora/component/plan`: what a plan is, how to read, write and show it. */
export {
  type Diagnostic,
  type PLAN_ERROR_CODES,
  type PlanError,
  type PlanErrorCode,
  type PlanViolation,
  type PlanWarning,
  type WARNING_CODES,
  type WarningCode,
  type Way,
} from './plan/diagnostics.js';
export type { JsonObject, JsonValue } from './plan/json.js';
export { parseLock } from './plan/lock/parse-lock.js';
export {
  type AcceptedChange,
  type AcceptedChanges,
  LOCK_FORMAT_VERSION,
  type LockedBackend,
  type LockedComponent,
  type LockedMember,
  type LockedProtection,
  type LockedResource,
  type LockedUnit,
  type PlanLock,
  type ProtectedValues,
} from './plan/lock/plan-lock.js';
export { serializeLock } from './plan/lock/serialize-lock.js';
export { diffPlans } from './plan/diff/diff-plans.js';
export { gate, type GatedChange, type GateOptions, type GateResult } from './plan/diff/gate.js';
export { renderPlanDiff, type RenderDiffOptions } from './plan/diff/render-diff.js';
export type {
  CHANGE_ACTIONS,
  ArgumentChange,
  ChangeAction,
  ComponentChange,
  ApiChange,
  DataRisk,
  ExposureChange,
  PlanDiff,
  ResourceChange,
  ValueChange,
  Verdict,
  VERDICTS,
} from './plan/diff/plan-diff.js';
export type {
  Credential,
  CREDENTIALS,
  ExposedEndpoint,
  Exposure,
  EXPOSURE_NETWORKS,
  ExposureNetwork,
  PlannedEndpoint,
  PlannedExposure,
} from './plan/exposure.js';
export type { DataType, Replacement, ReplacementCondition } from './plan/replacement.js';
export type { ProtectiveArgument, Weakening } from './plan/weakening.js';
export { type Offer, type OfferingHost, offerOf, type OfferOptions } from './plan/offer.js';
export type { OfferedPart } from './plan/offered-part.js';
export { parseOffer } from './plan/offer-schema.js';
export { explain } from './plan/explain.js';
export { exposedEndpoints } from './plan/exposure.js';
export { renderDot } from './plan/render-dot.js';
export { renderMermaid } from './plan/render-mermaid.js';
export { renderPlan } from './plan/render-plan.js';
export {
  type AzurermMajor,
  type Candidate,
  type Decision,
  type DeployerRight,
  type LimitUsage,
  type PLAN_FORMAT_VERSION,
  type PlannedBackend,
  type PlannedComponent,
  type PlannedDeployer,
  type PlannedResource,
  type PlanSummary,
  type ProviderSettings,
  type ResourcePlan,
  type StateChanges,
} from './plan/resource-plan.js';
export type { FixedMeter, MeteredRange, PlannedMeter, UseMeter } from './plan/meter.js';
export { openApi, type OpenApiDocument } from './plan/open-api/open-api.js';
export type {
  PACKAGE_DEPLOYMENTS,
  PACKAGE_FILES,
  PackageDeployment,
  PackageFile,
  PackagePart,
  PackageSource,
  PlannedPackage,
} from './plan/package.js';
export { parsePlan, planHash, serializePlan } from './plan/serialize.js';
export {
  addressOf,
  type BlockMeta,
  type LocalExec,
  type PlannedBlock,
  type TerraformBlock,
} from './plan/terraform-block.js';
export type { ExpressionJson, STACK_PARAMETERS, StackParameter } from './plan/expression/expression-json.js';
export type { Expression, OrExpression } from './plan/expression/expression.js';
