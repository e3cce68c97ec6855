import { basename } from 'node:path';

import { LockNotWrittenError } from '../errors.js';
import { parseLock } from '../plan/lock/parse-lock.js';
import { LOCK_FORMAT_VERSION, type PlanLock } from '../plan/lock/plan-lock.js';
import { serializeLock } from '../plan/lock/serialize-lock.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { priorLockOf, parsePlanValue } from '../plan/serialize.js';
import { type Acceptance, lockAccepting, NothingToAccept } from './accept-weaker.js';
import { writeAtomically } from './atomic-file.js';
import { dropUnapplied } from './drop-unapplied.js';
import { readLock } from './read-lock.js';

/** Options of {@link writeLock}. */
export interface WriteLockOptions {
  /**
   * True to write over a lock that the plan was not made with, such as one that `lockFromState` replaces.
   * @default false
   */
  readonly replace?: boolean;
  /**
   * Weaker values that the author of the backend accepts, as the warning `DATA_AT_RISK` names them.
   * @default none
   * @example [{ key: 'cosmos:session-db/session', argument: 'default_ttl' }]
   */
  readonly accept?: readonly Acceptance[];
}

/**
 * Writes the lock of a plan to its file: as a whole or not at all, with sorted keys, and only where the text changes.
 * @param path - Such as `shop.prod.lock.json`: one file for each backend, environment and location.
 * @param given - A plan that can be applied.
 * @returns Whether the file changed.
 * @throws LockNotWrittenError when the plan has errors or violations, its location is left to the stack, or the file is the
 *   lock of another backend, environment or location, of a later format, or not the one that the plan was made with: another
 *   process has written it since. Also when an accepted value is not weaker than the one before.
 * @throws InvalidPlanError when `given` is not a plan.
 * @throws InvalidLockError when the file exists and is not a lock.
 * @example
 * writeLock('shop.prod.lock.json', backend.plan());
 */
export function writeLock(
  path: string,
  given: ResourcePlan,
  { replace = false, accept = [] }: WriteLockOptions = {},
): boolean {
  const subject = basename(path);
  const plan = parsePlanValue(given);
  checkPlan(plan, subject);
  const lock = accepting(plan, accept, subject);
  const text = serializeLock(lock);
  // A text that cannot be read again must not replace the file of a backend.
  parseLock(text, `lock of backend '${lock.backend.id}'`);
  return writeAtomically(path, text, () => {
    const existing = readLock(path);
    if (existing === undefined) return;
    checkExisting(existing, lock, subject);
    if (!replace) checkPrior(existing, plan, subject);
  });
}

/**
 * Writes the lock of a plan whose apply failed, without the resources and child resources that are new in it and absent from the state.
 * Everything that the lock before had stays. Leaves the file alone where everything new is in the state.
 * @param path - Such as `shop.prod.lock.json`.
 * @param given - The plan whose apply failed.
 * @param before - Lock that the plan was made with; undefined for a first deployment.
 * @param state - Output of `terraform show -json`, without a plan file.
 * @returns The keys and names that left the lock, sorted: `cosmos:shared`, `cosmos:user-db/user`.
 * @throws LockNotWrittenError when the file cannot be written.
 * @throws StateNotTakenOverError when `state` is something else.
 * @throws InvalidPlanError when `given` is not a plan.
 * @example
 * const dropped = writeAppliedLock('shop.prod.lock.json', plan, readLock('before.lock.json'), await readDeployedState(planned));
 */
export function writeAppliedLock(
  path: string,
  given: ResourcePlan,
  before: PlanLock | undefined,
  state: string,
): readonly string[] {
  const { lock, dropped } = dropUnapplied(parsePlanValue(given), before, state);
  if (dropped.length > 0) writeAtomically(path, serializeLock(lock));
  return dropped;
}

function accepting(plan: ResourcePlan, accept: readonly Acceptance[], subject: string): PlanLock {
  try {
    return lockAccepting(plan, accept);
  } catch (error) {
    if (!(error instanceof NothingToAccept)) throw error;
    throw new LockNotWrittenError(
      subject,
      error.message,
      'Take key and argument from the warning DATA_AT_RISK of the plan',
    );
  }
}

/** Refuses to write over what another process wrote after the lock was read. */
function checkPrior(existing: PlanLock, plan: ResourcePlan, subject: string): void {
  const prior = priorLockOf(plan);
  if (prior === undefined) return;
  const text = serializeLock(existing);
  if (text === serializeLock(plan.lock) || (prior !== null && text === serializeLock(prior))) return;
  throw new LockNotWrittenError(
    subject,
    `the file must be the lock that the plan was made with, received ${prior === null ? 'a lock for a plan that was made without one' : 'a lock that another process has changed since'}`,
    'Plan again with lock: readLock(…) of the file, then write it',
  );
}

function checkPlan({ errors, violations, lock }: ResourcePlan, subject: string): void {
  const refuse = (problem: string, resolution: string): never => {
    throw new LockNotWrittenError(subject, problem, resolution);
  };
  const [error] = errors;
  if (error !== undefined)
    refuse(
      `the plan must have no errors, received ${errors.length}, the first of which is ${error.code}: ${error.message}`,
      error.resolution,
    );
  const [violation] = violations;
  if (violation !== undefined)
    refuse(
      `the plan must keep its limits, received ${violation.requested} where ${violation.max} is the most: ${violation.message}`,
      violation.solutions[0] ?? `Raise ${violation.limit}`,
    );
  if (lock.backend.location === null)
    refuse(
      `a lock belongs to one location, received a plan of backend '${lock.backend.id}' that leaves it to the stack`,
      "Give the backend its location, such as location: 'eastus'",
    );
}

/** Refuses to write over what belongs to others, or says more than this version knows. */
function checkExisting(existing: PlanLock, lock: PlanLock, subject: string): void {
  for (const what of ['id', 'environment', 'location'] as const) {
    if (existing.backend[what] === lock.backend[what]) continue;
    throw new LockNotWrittenError(
      subject,
      `the file is the lock of backend ${what} '${existing.backend[what] ?? 'none'}', received a plan of '${lock.backend[what] ?? 'none'}'`,
      'Use a file for each backend, environment and location',
    );
  }
  if (minorOf(existing) > minorOf(lock))
    throw new LockNotWrittenError(
      subject,
      `this library writes format ${LOCK_FORMAT_VERSION} and would lose what format ${existing.formatVersion} of the file adds`,
      'Update @atakora/component to the version that wrote the lock',
    );
}

function minorOf({ formatVersion }: PlanLock): number {
  return Number(formatVersion.split('.')[1]);
}
