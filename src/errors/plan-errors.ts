import type { PlanError, PlanViolation } from '../plan/diagnostics.js';
import { BackendError, SubjectError } from './backend-error.js';

/** The plan needs more than the user's limits allow. Lists every violation. */
export class ResourceLimitError extends BackendError {
  override readonly name = 'ResourceLimitError';
  readonly code = 'RESOURCE_LIMIT_EXCEEDED';
  constructor(readonly violations: readonly PlanViolation[]) {
    super(violations.map(violationText).join('\n'));
  }
}

function violationText({ message, max, requested, solutions }: PlanViolation): string {
  const ways = solutions.map((solution, index) => `\n    ${index + 1}. ${solution}`);
  return `${message}\n  Limit: ${max}\n  Requested: ${requested}\n  Solution: Either:${ways.join('')}`;
}

/** A plan with `errors` was to be applied. Nothing was created. */
export class PlanHasErrorsError extends SubjectError {
  override readonly name = 'PlanHasErrorsError';
  readonly code = 'PLAN_HAS_ERRORS';
  constructor(readonly errors: readonly PlanError[]) {
    const lines = errors.map((error) => `\n  - ${error.code}: ${error.message} ${error.resolution}`);
    super(
      'resource plan',
      `must have no errors to be applied, received ${errors.length}:${lines.join('')}`,
      'resolve them, and plan again',
    );
  }
}

/** Text or data that is not a plan of this format. */
export class InvalidPlanError extends SubjectError {
  override readonly name = 'InvalidPlanError';
  readonly code = 'INVALID_PLAN';
  constructor(problem: string, resolution = 'make it with plan() and serializePlan(plan)') {
    super('resource plan', problem, resolution);
  }
}

/** Something that is not the output of `terraform show -json` for a saved plan. */
export class InvalidTerraformPlanError extends SubjectError {
  override readonly name = 'InvalidTerraformPlanError';
  readonly code = 'INVALID_TERRAFORM_PLAN';
  constructor(problem: string) {
    super(
      'plan of Terraform',
      problem,
      "make it with 'terraform plan -out tfplan' and 'terraform show -json tfplan', in format version 1",
    );
  }
}

/** A plan is not the one that was reviewed. Nothing was created. */
export class PlanChangedError extends SubjectError {
  override readonly name = 'PlanChangedError';
  readonly code = 'PLAN_CHANGED';
  constructor(
    readonly expectedHash: string,
    readonly actualHash: string,
  ) {
    super(
      'resource plan',
      `must have the hash ${expectedHash}, received ${actualHash}. Nothing was created`,
      'review this plan and pass its planHash(plan), or apply the plan that was reviewed',
    );
  }
}

/** A plan does not fit the stack that it was applied to. Nothing was created. */
export class CannotApplyError extends SubjectError {
  override readonly name = 'CannotApplyError';
  readonly code = 'CANNOT_APPLY';
  constructor(subject: string, problem: string, resolution: string, cause?: unknown) {
    super(subject, `${problem}. Nothing was created`, resolution, cause);
  }
}

/** A step of a deployment failed: the engine, a call to Azure, or the code of an app. */
export class DeploymentFailedError extends SubjectError {
  override readonly name = 'DeploymentFailedError';
  readonly code = 'DEPLOYMENT_FAILED';
}

/** A copy of data stopped, because the target is not a full copy, or would not be. Nothing was replaced. */
export class CopyStoppedError extends SubjectError {
  override readonly name = 'CopyStoppedError';
  readonly code = 'COPY_STOPPED';
}

/** A backend cannot run on this machine. */
export class CannotRunLocallyError extends SubjectError {
  override readonly name = 'CannotRunLocallyError';
  readonly code = 'CANNOT_RUN_LOCALLY';
}
