/** `@atakora/component/deploy`: deployments with Terraform or OpenTofu, and code into function apps. Nothing here loads cdktf. */
export { applyDeployment, type AppliedChange, type AppliedDeployment } from './deploy/apply-deployment.js';
export {
  type CopiedData,
  type CopyCheckpoint,
  type CopyCount,
  copyData,
  type CopyDataOptions,
} from './deploy/copy/copy-data.js';
export { deployCode, type DeployedApp } from './deploy/deploy-code.js';
export type { DeployOptions, GetToken } from './deploy/deploy-options.js';
export type {
  DeploymentGroup,
  DeploymentHooks,
  DeploymentOptions,
  DeploymentRetry,
  HookCommand,
} from './deploy/deployment-options.js';
export { parseDeploymentOptions } from './deploy/deployment-options.js';
export type { EngineHook, EngineMessage, EngineProblem } from './deploy/engine/engine-message.js';
export { type Engine, type EngineHost, findEngine } from './deploy/engine/find-engine.js';
export { type AppHealth, type HealthOptions, waitUntilHealthy } from './deploy/health.js';
export {
  deploymentFolder,
  openDeployment,
  openStack,
  type DeploymentRun,
  type EnginePlanOptions,
  planDeployment,
  type PlanDeploymentOptions,
  type PlannedDeployment,
  type PlannedStack,
  planStack,
  type PlanStackOptions,
  readDeployedState,
  type StackRun,
} from './deploy/plan-deployment.js';
export {
  type HostKeys,
  listHostKeys,
  type ResourceManagerOptions,
  startFunction,
  syncTriggers,
} from './deploy/resource-manager.js';
export { type DriftedResource, type DriftedValue, readDrift } from './deploy/read-drift.js';
export { retryReason } from './deploy/retry-reason.js';
