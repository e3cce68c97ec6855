import type { CostEstimate } from '../cost/cost-estimate.js';
import type { CostDetails } from '../cost/cost-tables.js';
import type { GateResult } from '../plan/diff/gate.js';
import type { PlanDiff } from '../plan/diff/plan-diff.js';
import type { ResourcePlan } from '../plan/resource-plan.js';

/** A problem of a lock, as `checkLock` returns it. */
export interface ReportedProblem {
  readonly code: string;
  readonly message: string;
  /** Key of the resource, such as `cosmos:shared`. */
  readonly resource?: string;
  readonly unit?: string;
  readonly resolution: string;
}

/** Cost of a backend, as the functions of `@atakora/component/cost` return it. */
export interface ReportedCost extends CostDetails {
  readonly estimate: CostEstimate;
  /** Budget for a month, in the currency of the estimate. @default no budget */
  readonly budget?: number;
}

/** Content of a report: a plan, and the known facts of its deployment. */
export interface Report {
  readonly plan: ResourcePlan;
  /** Changes of the deployment. */
  readonly diff?: PlanDiff;
  /** Problems that `checkLock` found. */
  readonly lockProblems?: readonly ReportedProblem[];
  /** Result of `gate` for Terraform's plan. */
  readonly gate?: GateResult;
  /** Cost by an estimate. */
  readonly cost?: ReportedCost;
}
