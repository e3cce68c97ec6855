import { SubjectError } from './backend-error.js';

/** A plan was applied with `frozen`, and its lock is not the one that is committed. Nothing was created. */
export class LockNotFrozenError extends SubjectError {
  override readonly name = 'LockNotFrozenError';
  readonly code = 'LOCK_NOT_FROZEN';
  constructor(
    readonly backendId: string,
    /** The refused plan or lock, as a noun phrase. */
    received: string,
    resolution: string,
  ) {
    super(
      `backend '${backendId}'`,
      `to be applied with frozen, a plan must have the committed lock, received ${received}. Nothing was created`,
      resolution,
    );
  }
}

/** Text or data that is not a lock of this format. */
export class InvalidLockError extends SubjectError {
  override readonly name = 'InvalidLockError';
  readonly code = 'INVALID_LOCK';
}

/** A lock was not written. The file is as it was. */
export class LockNotWrittenError extends SubjectError {
  override readonly name = 'LockNotWrittenError';
  readonly code = 'LOCK_NOT_WRITTEN';
}

/** A Terraform state does not say where the resources of a backend are. */
export class StateNotTakenOverError extends SubjectError {
  override readonly name = 'StateNotTakenOverError';
  readonly code = 'STATE_NOT_TAKEN_OVER';
}

/** An offer of a host cannot be made, or is not one. */
export class InvalidOfferError extends SubjectError {
  override readonly name = 'InvalidOfferError';
  readonly code = 'INVALID_OFFER';
}
