import type { PlanError, PlanViolation } from './plan/diagnostics.js';

/**
 * The one catalogue of what the library throws. Match on `code`, which is stable; the sentences are for
 * people. `docs/errors.md` has a heading for each code.
 */
export const ERROR_CODES = [
  'INVALID_CONFIG',
  'DUPLICATE_COMPONENT_ID',
  'EMPTY_BACKEND',
  'MISSING_PROVIDER',
  'RESOURCE_LIMIT_EXCEEDED',
  'PLAN_HAS_ERRORS',
  'INVALID_PLAN',
  'INVALID_TERRAFORM_PLAN',
  'PLAN_CHANGED',
  'CANNOT_APPLY',
  'DEPLOYMENT_FAILED',
  'LOCK_NOT_FROZEN',
  'MERGE_NOT_LAWFUL',
  'CUSTOM_CODE_FAILED',
  'INVALID_LOCK',
  'LOCK_NOT_WRITTEN',
  'STATE_NOT_TAKEN_OVER',
] as const;

/** Code of an error that is thrown; `docs/errors.md` has a heading for each. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Base of every error that the library throws on purpose. */
export abstract class BackendError extends Error {
  abstract readonly code: ErrorCode;
}

/** One thing that is wrong in what a caller wrote. */
export interface ConfigIssue {
  /** Where: `throughput`, `schema.price.type`. */
  readonly path: string;
  /** What was written there, as text. */
  readonly value: string;
  /** What holds for it. */
  readonly rule: string;
  /** What to do, as an imperative. */
  readonly resolution: string;
}

/** A definition or a configuration is invalid. Thrown where it is written, with every issue in it. */
export class InvalidConfigError extends BackendError {
  override readonly name = 'InvalidConfigError';
  readonly code = 'INVALID_CONFIG';
  constructor(
    /** Who: `CrudApi 'UserApi'`, `backend config`. */
    readonly subject: string,
    readonly issues: readonly ConfigIssue[],
  ) {
    super(`${subject} is not valid.${issues.map(issueText).join('')}`);
  }
}

function issueText({ path, value, rule, resolution }: ConfigIssue): string {
  return `\n  - ${path} is ${value}: ${rule}. ${sentence(resolution)}`;
}

/** Starts with a capital letter and ends with a full stop. */
function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith('.') ? '' : '.');
}

/** Two components of one backend have the same id, or ids that give the same names. */
export class DuplicateComponentError extends BackendError {
  override readonly name = 'DuplicateComponentError';
  readonly code = 'DUPLICATE_COMPONENT_ID';
  constructor(
    readonly componentId: string,
    added: string,
    existing: string,
  ) {
    super(
      `Component id '${componentId}' is already used in this backend: adding ${added}, which meets ${existing}. ` +
        `Ids of one backend must differ in more than case, '-' and '_', because routes and settings are named after them. ` +
        `Give one of the two another id.`,
    );
  }
}

/** A backend without components was built. */
export class EmptyBackendError extends BackendError {
  override readonly name = 'EmptyBackendError';
  readonly code = 'EMPTY_BACKEND';
  constructor(backendId: string) {
    super(
      `Backend '${backendId}' is not valid.${issueText({
        path: 'components',
        value: 'empty',
        rule: 'a backend has at least one component',
        resolution: 'add one with addComponent, or check the flags that leave them all out',
      })}`,
    );
  }
}

/** No provider can make a resource that a component requires. */
export class MissingProviderError extends BackendError {
  override readonly name = 'MissingProviderError';
  readonly code = 'MISSING_PROVIDER';
  constructor(
    readonly resourceType: string,
    readonly components: readonly string[],
    /** The types that have a provider. */
    readonly available: readonly string[],
  ) {
    super(
      `No provider for resource type '${resourceType}', which ${components.join(', ')} requires. ` +
        `There are providers for: ${available.join(', ')}. ` +
        `Register one with withProvider(…) or \`providers\` in the backend config.`,
    );
  }
}

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
export class PlanHasErrorsError extends BackendError {
  override readonly name = 'PlanHasErrorsError';
  readonly code = 'PLAN_HAS_ERRORS';
  constructor(readonly errors: readonly PlanError[]) {
    const lines = errors.map((error) => `\n  - ${error.code}: ${error.message} ${error.resolution}`);
    super(`The plan cannot be applied.${lines.join('')}`);
  }
}

/** Text or data that is not a plan of this format. */
export class InvalidPlanError extends BackendError {
  override readonly name = 'InvalidPlanError';
  readonly code = 'INVALID_PLAN';
  constructor(reason: string, resolution?: string) {
    super(
      resolution === undefined
        ? `This is not a resource plan: ${reason} Make it with plan() and serializePlan(plan).`
        : `This resource plan cannot be used: ${reason} ${sentence(resolution)}`,
    );
  }
}

/** Something that is not the output of `terraform show -json` for a saved plan. */
export class InvalidTerraformPlanError extends BackendError {
  override readonly name = 'InvalidTerraformPlanError';
  readonly code = 'INVALID_TERRAFORM_PLAN';
  constructor(reason: string) {
    super(
      `This is not a plan of Terraform: ${reason} Make it with 'terraform plan -out tfplan' and 'terraform show -json tfplan', in format version 1.`,
    );
  }
}

/** A plan is not the one that was reviewed. Nothing was created. */
export class PlanChangedError extends BackendError {
  override readonly name = 'PlanChangedError';
  readonly code = 'PLAN_CHANGED';
  constructor(
    readonly expectedHash: string,
    readonly actualHash: string,
  ) {
    super(
      `The plan has the hash ${actualHash}, and ${expectedHash} was expected. Nothing was created. ` +
        'Review this plan and pass its planHash(plan), or apply the plan that was reviewed.',
    );
  }
}

/** A plan does not fit the stack that it was applied to. Nothing was created. */
export class CannotApplyError extends BackendError {
  override readonly name = 'CannotApplyError';
  readonly code = 'CANNOT_APPLY';
  constructor(reason: string, resolution: string) {
    super(`${reason} Nothing was created. ${sentence(resolution)}`);
  }
}

/** Code was not deployed to an app. */
export class DeploymentFailedError extends BackendError {
  override readonly name = 'DeploymentFailedError';
  readonly code = 'DEPLOYMENT_FAILED';
  constructor(reason: string, resolution: string, cause?: unknown) {
    super(`${reason} ${sentence(resolution)}`, { cause });
  }
}

/** A plan was applied with `frozen`, and its lock is not the one that is committed. Nothing was created. */
export class LockNotFrozenError extends BackendError {
  override readonly name = 'LockNotFrozenError';
  readonly code = 'LOCK_NOT_FROZEN';
  constructor(
    readonly backendId: string,
    reason: string,
    resolution: string,
  ) {
    super(
      `Backend '${backendId}' is applied with frozen: ${reason} Nothing was created. ${sentence(resolution)}`,
    );
  }
}

/** A provider's merge depends on order, repetition or steps. Thrown by `assertLawfulMerge`. */
export class MergeNotLawfulError extends BackendError {
  override readonly name = 'MergeNotLawfulError';
  readonly code = 'MERGE_NOT_LAWFUL';
  constructor(
    readonly law: string,
    samples: string,
    left: string,
    right: string,
  ) {
    super(
      `The merge is not ${law}.\n  Samples: ${samples}\n  One way: ${left}\n  Other way: ${right}\n` +
        `Use the strategies union, maximum, intersection and priority, or sort what you collect.`,
    );
  }
}

/** A function of a provider, a component or a naming convention of one's own threw, or returned what it must not. */
export class CustomCodeError extends BackendError {
  override readonly name = 'CustomCodeError';
  readonly code = 'CUSTOM_CODE_FAILED';
  /** Whose function it is: `Provider 'redis'`. */
  readonly owner: string;
  /** The function, such as `layOut`. */
  readonly hook: string;
  /** Key of the resource that it was called for, such as `redis:shared`; undefined where it was called for none. */
  readonly resource: string | undefined;
  constructor(
    { owner, hook, resource }: { readonly owner: string; readonly hook: string; readonly resource?: string },
    problem: string,
    rule: string,
    resolution: string,
    /** What was thrown, if anything. */
    cause?: unknown,
  ) {
    const place = resource === undefined ? hook : `${hook} for '${resource}'`;
    super(`${owner} failed in ${place}: ${problem}; expected: ${rule}. ${sentence(resolution)}`, { cause });
    this.owner = owner;
    this.hook = hook;
    this.resource = resource;
  }
}

/** Text or data that is not a lock of this format. */
export class InvalidLockError extends BackendError {
  override readonly name = 'InvalidLockError';
  readonly code = 'INVALID_LOCK';
  constructor(
    /** The file, or `lock`. */
    readonly subject: string,
    problem: string,
    resolution: string,
  ) {
    super(`${subject}: ${problem}. ${sentence(resolution)}`);
  }
}

/** A lock was not written. The file is as it was. */
export class LockNotWrittenError extends BackendError {
  override readonly name = 'LockNotWrittenError';
  readonly code = 'LOCK_NOT_WRITTEN';
  constructor(
    /** The file. */
    readonly subject: string,
    problem: string,
    resolution: string,
    /** What the file system said, if anything. */
    cause?: unknown,
  ) {
    super(`${subject}: ${problem}. ${sentence(resolution)}`, { cause });
  }
}

/** A Terraform state does not say where the resources of a backend are. */
export class StateNotTakenOverError extends BackendError {
  override readonly name = 'StateNotTakenOverError';
  readonly code = 'STATE_NOT_TAKEN_OVER';
  constructor(
    /** The backend, or the address that has no counterpart. */
    readonly subject: string,
    problem: string,
    resolution: string,
  ) {
    super(`${subject}: ${problem}. ${sentence(resolution)}`);
  }
}
