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

/** What a backend costs, as the functions of `@atakora/component/cost` return it. */
export interface ReportedCost extends CostDetails {
  readonly estimate: CostEstimate;
  /** What a month may cost, in the currency of the estimate. @default no budget */
  readonly budget?: number;
}

/** What a report is about: a plan, and what is known of its deployment. */
export interface Report {
  readonly plan: ResourcePlan;
  /** What the deployment changes. */
  readonly diff?: PlanDiff;
  /** What `checkLock` found. */
  readonly lockProblems?: readonly ReportedProblem[];
  /** What `gate` says of Terraform's plan. */
  readonly gate?: GateResult;
  /** What it costs by an estimate. */
  readonly cost?: ReportedCost;
}
