/** `@atakora/component/lock`: read, write, check and take over locks. Nothing here loads cdktf. */
export {
  checkLock,
  type CheckLockOptions,
  type LOCK_PROBLEM_CODES,
  type LockProblem,
  type LockProblemCode,
} from './lock/check-lock.js';
export { lockFromState, type LockFromStateOptions, type Lockable } from './lock/lock-from-state.js';
export { readOffer, writeOffer } from './lock/offer-file.js';
export { readLock } from './lock/read-lock.js';
export { writeAppliedLock, writeLock, type WriteLockOptions } from './lock/write-lock.js';
export type { Acceptance } from './lock/accept-weaker.js';
export {
  InvalidLockError,
  InvalidOfferError,
  LockNotWrittenError,
  StateNotTakenOverError,
} from './errors.js';
export { parseLock } from './plan/lock/parse-lock.js';
export type { Offer, OfferingHost, OfferOptions } from './plan/offer.js';
export type { OfferedPart } from './plan/offered-part.js';
export type { PlanLock } from './plan/lock/plan-lock.js';
export { serializeLock } from './plan/lock/serialize-lock.js';
export type { SubjectError } from './errors/backend-error.js';
