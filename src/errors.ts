// Every error that the library throws on purpose, by subject.
export { BackendError, ERROR_CODES, type ErrorCode, errorText } from './errors/backend-error.js';
export {
  type ConfigIssue,
  DuplicateComponentError,
  EmptyBackendError,
  InvalidConfigError,
} from './errors/config-errors.js';
export { CustomCodeError, MergeNotLawfulError, MissingProviderError } from './errors/custom-code-errors.js';
export {
  CannotRunLocallyError,
  CannotApplyError,
  CopyStoppedError,
  DeploymentFailedError,
  InvalidPlanError,
  InvalidTerraformPlanError,
  PlanChangedError,
  PlanHasErrorsError,
  ResourceLimitError,
} from './errors/plan-errors.js';
export {
  InvalidLockError,
  InvalidOfferError,
  LockNotFrozenError,
  LockNotWrittenError,
  StateNotTakenOverError,
} from './errors/lock-errors.js';
export { InvalidPriceBookError, PricesNotFetchedError } from './errors/price-errors.js';
