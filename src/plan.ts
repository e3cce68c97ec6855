/** `@atakora/component/plan`: what a plan is, how to read, write and show it. */
export {
  type Diagnostic,
  type PlanError,
  type PlanErrorCode,
  type PlanViolation,
  type PlanWarning,
  type WarningCode,
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
  ChangeAction,
  ComponentChange,
  DataRisk,
  ExposureChange,
  PlanDiff,
  ResourceChange,
  ValueChange,
  Verdict,
} from './plan/diff/plan-diff.js';
export type { Credential, Exposure, ExposureNetwork, PlannedExposure } from './plan/exposure.js';
export type { DataType, Replacement, ReplacementCondition } from './plan/replacement.js';
export type { ProtectiveArgument, Weakening } from './plan/weakening.js';
export { explain } from './plan/explain.js';
export { renderDot } from './plan/render-dot.js';
export { renderMermaid } from './plan/render-mermaid.js';
export { renderPlan } from './plan/render-plan.js';
export {
  type Candidate,
  type Decision,
  type LimitUsage,
  type PlannedBackend,
  type DeployerRight,
  type PlannedComponent,
  type PlannedDeployer,
  type PlannedResource,
  type PlanSummary,
  type ProviderSettings,
  type ResourcePlan,
} from './plan/resource-plan.js';
export type { FixedMeter, MeteredRange, PlannedMeter, UseMeter } from './plan/meter.js';
export { openApi, type OpenApiDocument } from './plan/open-api/open-api.js';
export type {
  PackageDeployment,
  PackageFile,
  PackagePart,
  PackageSource,
  PlannedPackage,
} from './plan/package.js';
export { parsePlan, planHash, serializePlan } from './plan/serialize.js';
export { addressOf, type BlockMeta, type LocalExec, type TerraformBlock } from './plan/terraform-block.js';
export type { StackParameter } from './plan/expression/expression-json.js';
export type { ExpressionJson } from './plan/expression/expression-json.js';
export type { Expression, OrExpression } from './plan/expression/expression.js';
export type { PLAN_ERROR_CODES, WARNING_CODES } from './plan/diagnostics.js';
export type { CHANGE_ACTIONS, VERDICTS } from './plan/diff/plan-diff.js';
export type { CREDENTIALS, EXPOSURE_NETWORKS } from './plan/exposure.js';
export type { STACK_PARAMETERS } from './plan/expression/expression-json.js';
export type { PACKAGE_DEPLOYMENTS, PACKAGE_FILES } from './plan/package.js';
export type { AzurermMajor, PLAN_FORMAT_VERSION, StateChanges } from './plan/resource-plan.js';
