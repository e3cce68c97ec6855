import type { AppliedChange, AppliedDeployment } from '../../deploy/apply-deployment.js';
import type { DeploymentRetry } from '../../deploy/deployment-options.js';
import type { PlannedStack } from '../../deploy/plan-deployment.js';
import type { GatedChange } from '../../plan/diff/gate.js';
import type { Call } from '../call.js';
import { confirm } from './confirm.js';
import { LiveProgress } from './live-progress.js';
import { say } from '../progress.js';
import { sentenceOf } from '../sentence-of.js';

/** Input of {@link applyUntilDone}. */
export interface ApplyUntilDoneInput<P> {
  readonly call: Call;
  readonly signal: AbortSignal;
  /** Has the engine plan again. */
  readonly planAgain: () => Promise<P>;
  /** Returns true if a plan must not be applied. */
  readonly refuses: (planned: P) => boolean;
  readonly retry?: DeploymentRetry | undefined;
}

/** The last attempt, and the changes of all. */
export interface AppliedInTheEnd {
  readonly last: AppliedDeployment;
  readonly done: readonly AppliedChange[];
  /** Reason why no further attempt was made; undefined where the last one says it. */
  readonly reason?: string;
  /** True if the gate refuses to go on. */
  readonly isRefused?: true;
}

/** Applies, and plans, judges and applies again where Azure refuses what will pass. */
export async function applyUntilDone<P extends PlannedStack>(
  first: P,
  { call, signal, planAgain, refuses, retry: { times = 3, seconds = 30 } = {} }: ApplyUntilDoneInput<P>,
): Promise<AppliedInTheEnd> {
  const { applyDeployment } = await import('../../deploy/apply-deployment.js');
  const { retryReason } = await import('../../deploy/retry-reason.js');
  const { wait } = await import('../../deploy/health.js');
  const confirmed = new Set(first.gate.changes.map(signatureOf));
  const done: AppliedChange[] = [];
  let planned = first;
  for (let attempt = 1; ; attempt += 1) {
    const progress = new LiveProgress(planned.gate.changes.length);
    const last = await applyDeployment(planned, { signal, onMessage: progress.follow }).finally(() => {
      progress.end();
    });
    done.push(...last.done);
    const isFinal = last.isOk || last.isStopped || last.isKilled || attempt > times;
    const why = isFinal ? undefined : retryReason(last.problems, done);
    if (why === undefined) return { last, done };
    say(`${why}. Planning and applying again in ${seconds} s (${attempt} of ${times}).`);
    await wait(seconds, signal);
    const stopped = { last: { ...last, isStopped: true }, done };
    if (signal.aborted) return stopped;
    try {
      planned = await planAgain();
    } catch (error) {
      return isAborted(signal) ? stopped : { last, done, reason: sentenceOf(error) };
    }
    if (refuses(planned))
      return {
        last,
        done,
        reason: 'The new plan is refused: data would be lost or put at risk now.',
        isRefused: true,
      };
    const added = planned.gate.changes.filter((change) => !confirmed.has(signatureOf(change)));
    if (added.length > 0) {
      say(
        `The plan has changes that were not shown:\n${added.map((each) => `  ${signatureOf(each)}`).join('\n')}`,
      );
      if (!(await confirm(call, 'Deploy them too?', signal))) return stopped;
    }
  }
}

/** Reads a signal anew: the compiler takes one that was read before for one that does not change. */
function isAborted({ aborted }: AbortSignal): boolean {
  return aborted;
}

/** Returns how many resources were changed. A replacement has two steps. */
export function changesIn(done: readonly AppliedChange[]): number {
  return new Set(done.map(({ address }) => address)).size;
}

function signatureOf({ action, address }: GatedChange): string {
  return `${action} ${address}`;
}
