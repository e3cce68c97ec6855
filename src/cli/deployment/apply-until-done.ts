import type { AppliedChange, AppliedDeployment } from '../../deploy/apply-deployment.js';
import type { DeploymentRetry } from '../../deploy/deployment-options.js';
import type { PlannedStack } from '../../deploy/plan-deployment.js';
import type { GatedChange } from '../../plan/diff/gate.js';
import type { Call } from '../call.js';
import { confirm } from './confirm.js';
import { LiveProgress } from './live-progress.js';
import { say } from '../progress.js';

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
}

/**
 * Applies, and plans, judges and applies again where Azure refuses what will pass. Returns a sentence where the gate refuses the new plan, or
 * the user does.
 */
export async function applyUntilDone<P extends PlannedStack>(
  first: P,
  { call, signal, planAgain, refuses, retry: { times = 3, seconds = 30 } = {} }: ApplyUntilDoneInput<P>,
): Promise<string | AppliedInTheEnd> {
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
    if (signal.aborted) return { last: { ...last, isStopped: true }, done };
    planned = await planAgain();
    if (refuses(planned)) return 'Refused: the state changed, and data would be lost or put at risk now.\n';
    const added = planned.gate.changes.filter((change) => !confirmed.has(signatureOf(change)));
    if (added.length > 0) {
      say(
        `The plan has changes that were not shown:\n${added.map((each) => `  ${signatureOf(each)}`).join('\n')}`,
      );
      if (!(await confirm(call, 'Deploy them too?', signal)))
        return { last: { ...last, isStopped: true }, done };
    }
  }
}

function signatureOf({ action, address }: GatedChange): string {
  return `${action} ${address}`;
}
