import process from 'node:process';

import { writeLock } from '../../lock/write-lock.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import { serializeLock } from '../../plan/lock/serialize-lock.js';
import { shellWord } from '../../plan/phrases.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { CliError } from '../cli-error.js';
import { committedLock } from '../source/committed-lock.js';
import type { Deployment } from './read-deployment.js';

/** Decision on the lock of a deployment. */
export interface LockDecision {
  /** Reason why the deployment must not go on with this lock; undefined where it may. */
  readonly refusal: CliError | undefined;
  /** True if the file is written before the apply. */
  readonly isWritten: boolean;
  /** True if the user is to commit the lock after the deployment. */
  readonly isNew: boolean;
}

/** Circumstances of a decision on a lock. */
export interface LockCircumstances {
  readonly isFrozen: boolean;
  /** True if the state has nothing yet. */
  readonly isFirst: boolean;
}

/**
 * Decides on the lock. Once data is retained, only the lock of the last commit is deployed: two people, or a desk and a job, then never deploy
 * two placements. Before that, a desk writes the file itself. A job never does.
 */
export function decideOnLock(
  { plan, lock, lockPath }: Deployment,
  { isFrozen, isFirst }: LockCircumstances,
): LockDecision {
  const isRetained = plan.backend.dataProtection === 'retain' && (holdsData(lock) || holdsData(plan.lock));
  const committed = isRetained ? committedLock(lockPath) : undefined;
  // A lock that no deployment came of, such as that of a new project.
  const isOpen = !isJob() && (!holdsData(lock) || (isFirst && committed === undefined));
  const text = serializeLock(plan.lock);
  if (isRetained && !isOpen) {
    if (committed !== undefined && serializeLock(committed) === text)
      return { refusal: undefined, isWritten: false, isNew: false };
    const received = committed === undefined ? 'a file that no commit has' : 'another one';
    return {
      refusal: new CliError(
        lockPath,
        `it must be the lock of this plan in the last commit, because the backend retains data, received ${received}`,
        `Run 'npx atakora lock ${shellWord(lockPath)}', review the file and commit it`,
      ),
      isWritten: false,
      isNew: false,
    };
  }
  const isCurrent = lock !== undefined && serializeLock(lock) === text;
  if (isFrozen && !isCurrent)
    return {
      refusal: new CliError(
        lockPath,
        `--frozen asks for the lock of this plan, received ${lock === undefined ? 'no file' : 'another one'}`,
        `Run 'npx atakora lock ${shellWord(lockPath)}', review the file and commit it`,
      ),
      isWritten: false,
      isNew: false,
    };
  const isWritten = !isCurrent && !isJob() && plan.lock.backend.location !== null;
  return { refusal: undefined, isWritten, isNew: isWritten || (isRetained && committed === undefined) };
}

/** Writes the lock of a deployment, where it is to be written. */
export function writeDecided({ plan, lockPath }: Deployment, { isWritten }: LockDecision): void {
  if (isWritten) writeLock(lockPath, plan);
}

/** Returns true if a lock has child resources whose loss is a loss of data. */
export function holdsData(lock: PlanLock | undefined): boolean {
  return Object.values(lock?.resources ?? {}).some(({ units }) =>
    Object.values(units).some(({ data }) => data),
  );
}

/** Returns how to forget what the lock of a plan retains, where it was never deployed; an empty text for a lock that retains nothing. */
export function neverDeployed({ lock }: Pick<ResourcePlan, 'lock'>, path: string): string {
  const names = Object.values(lock.resources).flatMap(({ type, units }) =>
    Object.entries(units).flatMap(([unit, { retained }]) => (retained === true ? [`'${type}:${unit}'`] : [])),
  );
  return names.length === 0
    ? ''
    : `The lock retains ${names.join(', ')}. If this backend was never deployed, forget that with 'npx atakora lock ${shellWord(path)} --new'.`;
}

/** Returns true if this process runs in a job of a pipeline. GitHub and most others set CI, Azure Pipelines sets TF_BUILD. */
export function isJob(): boolean {
  const { CI = '', TF_BUILD = '' } = process.env;
  return !['', '0', 'false'].includes(CI.toLowerCase()) || TF_BUILD !== '';
}
