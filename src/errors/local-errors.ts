import { SubjectError } from './backend-error.js';

/** A backend cannot run on this machine. */
export class CannotRunLocallyError extends SubjectError {
  override readonly name = 'CannotRunLocallyError';
  readonly code = 'CANNOT_RUN_LOCALLY';
}
