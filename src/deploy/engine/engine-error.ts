import { DeploymentFailedError } from '../../errors.js';
import type { EngineProblem } from './engine-message.js';
import { refusedByHost } from './guest-engine.js';
import type { EngineOptions, EngineRun } from './run-engine.js';

/** Holder of a lock of the state, as the engine tells it. */
export interface StateLock {
  readonly id: string;
  /** Such as `alice@desk`. */
  readonly who: string;
  /** Such as `OperationTypeApply`. */
  readonly operation: string;
  /** Time at which it was taken, as the engine writes it. */
  readonly created: string;
}

/** Returns the lock of the state that made an engine fail; undefined for any other failure. */
function stateLockIn(problems: readonly EngineProblem[]): StateLock | undefined {
  const found = problems.find(({ summary }) => summary.includes('acquiring the state lock'));
  if (found === undefined) return undefined;
  const value = (name: string) =>
    new RegExp(`^\\W*${name}:\\s*(.+?)\\s*$`, 'm').exec(found.detail)?.[1] ?? 'unknown';
  return { id: value('ID'), who: value('Who'), operation: value('Operation'), created: value('Created') };
}

/** Returns the error of a step of the engine that failed. */
export function engineError(
  step: string,
  { problems }: Pick<EngineRun, 'problems'>,
  { engine, folder, signal }: EngineOptions,
): DeploymentFailedError {
  const subject = `${engine.kind === 'opentofu' ? 'OpenTofu' : 'Terraform'} ${step}`;
  if (signal?.aborted === true)
    return new DeploymentFailedError(
      subject,
      'must run to its end, received a signal before it changed anything',
      'run the command again',
    );
  const lock = stateLockIn(problems);
  if (lock !== undefined)
    return new DeploymentFailedError(
      subject,
      `the state must be free, received a lock of ${lock.who} since ${lock.created} (${lock.operation})`,
      `wait until that deployment ends. If it was killed, run '${engine.command} -chdir=${folder} force-unlock ${lock.id}' and deploy again`,
    );
  const lines = problems.map((problem) => `  ${problemText(problem)}`);
  return new DeploymentFailedError(
    subject,
    `must succeed, received ${problems.length === 1 ? 'an error' : `${problems.length} errors`}:\n${lines.join('\n')}`,
    refusedByHost(problems, engine) ??
      (problems.some(isSignIn)
        ? 'sign in with az login or as the provider documents, set ARM_SUBSCRIPTION_ID, and run the command again'
        : 'mend what the engine names, and run the command again'),
  );
}

/** Returns true where the provider found no login or no subscription. Source: the texts of azurerm 4.55.0 and 5.2.0. */
function isSignIn({ summary, detail }: EngineProblem): boolean {
  return /unable to build authorizer|subscription ID could not be determined/.test(`${summary} ${detail}`);
}

/** Returns a problem of the engine in a few lines. */
export function problemText({ address, summary, detail }: EngineProblem): string {
  const where = address === undefined ? '' : `${address}: `;
  const text = detail.trim().split('\n').slice(0, 12).join('\n    ');
  return `${where}${summary}${text === '' ? '' : `\n    ${text}`}`;
}
