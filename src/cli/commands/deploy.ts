import { counted, shellWord } from '../../plan/phrases.js';
import type { AppliedChange } from '../../deploy/apply-deployment.js';
import type { PlannedDeployment } from '../../deploy/plan-deployment.js';
import { readLock } from '../../lock/read-lock.js';
import { writeAppliedLock } from '../../lock/write-lock.js';
import { diffPlans } from '../../plan/diff/diff-plans.js';
import type { PlanDiff } from '../../plan/diff/plan-diff.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import { copyable, optionsOf } from '../source/copyable.js';
import type { Outcome } from '../command.js';
import { goneLock, restoreCommand } from '../source/committed-lock.js';
import { confirm } from '../deployment/confirm.js';
import { applyUntilDone, changesIn } from '../deployment/apply-until-done.js';
import { costLines } from '../deployment/cost-lines.js';
import {
  decideOnLock,
  holdsData,
  isJob,
  neverDeployed,
  type LockDecision,
  writeDecided,
} from '../deployment/deploy-lock.js';
import { readDeployedPlan, writeDeployedPlan } from '../deployment/deployed-plan.js';
import { failureText } from '../deployment/failure-text.js';
import { finish, type FinishInput } from '../deployment/finish.js';
import { type Interruption, watchInterruption } from '../deployment/interruption.js';
import { refuseMissingSources } from '../deployment/missing-sources.js';
import { type Deployment, readDeployment } from '../deployment/read-deployment.js';
import { runHooks } from '../deployment/run-hooks.js';
import { say } from '../progress.js';
import { leftBehindLines, screenText } from '../deployment/screen.js';
import { canBeApplied, EXIT, type ExitCode } from '../exit-codes.js';
import { findProgram } from '../program/find-program.js';
import { sentenceOf } from '../sentence-of.js';

/** Runs `atakora deploy`: plan, gate, one screen, question, apply, code, health. */
export async function run(call: Call): Promise<Outcome> {
  const program = findProgram(call);
  if (program !== undefined) {
    const { deployProgram } = await import('../program/deploy-program.js');
    return deployProgram(program, call);
  }
  const deployment = await readDeployment(call);
  const { plan, options, file } = deployment;
  if (!canBeApplied(plan))
    throw new CliError(
      file,
      'the plan must have no errors and keep its limits',
      "Run 'npx atakora check' for what is wrong",
    );
  refuseGoneLock(deployment);
  const state = stateWarnings(deployment);
  await runHooks('beforePlan', options.hooks?.beforePlan);
  refuseMissingSources(plan);
  const interruption = watchInterruption();
  try {
    const planned = await planAgain(deployment, call, interruption);
    const lock = decideOnLock(deployment, { isFrozen: call.flag('frozen'), isFirst: !planned.hasState });
    const before = planned.hasState ? readDeployedPlan(planned.folder) : null;
    const diff = before === undefined ? undefined : diffPlans(before, plan);
    const screen = screenText({
      plan,
      planned,
      diff,
      cost: await costLines(call, plan, before),
      notes: [
        ...state,
        ...(planned.hasState ? [] : [neverDeployed(plan, deployment.lockPath)].filter(Boolean)),
        ...(lock.refusal === undefined ? [] : [lock.refusal.message]),
      ],
    });
    if (call.flag('plan-only'))
      return { text: screen, exitCode: planExitCode(plan, { planned, lock, diff }) };
    say(copyable(screen, call));
    if (refusesData(plan, planned))
      return { text: 'Refused: data would be lost or put at risk.\n', exitCode: EXIT.dataAtRisk };
    if (lock.refusal !== undefined) throw lock.refusal;
    if (planned.gate.changes.length > 0 && !(await confirm(call, 'Deploy this?', interruption.signal)))
      return { text: 'Not deployed. Nothing changed.\n', exitCode: EXIT.error };
    writeDecided(deployment, lock);
    return await applyAndFinish(deployment, planned, { call, interruption, isLockNew: lock.isNew });
  } finally {
    interruption.release();
  }
}

/** Input of an apply besides the deployment. */
interface ApplyInput {
  readonly call: Call;
  readonly interruption: Interruption;
  readonly isLockNew: boolean;
}

async function applyAndFinish(
  deployment: Deployment,
  first: PlannedDeployment,
  { call, interruption, isLockNew }: ApplyInput,
): Promise<Outcome> {
  const { plan, options, lockPath } = deployment;
  const began = Date.now();
  const outcome = await applyUntilDone(first, {
    call,
    signal: interruption.signal,
    planAgain: () => planAgain(deployment, call, interruption),
    refuses: (planned) => refusesData(plan, planned),
    retry: options.retry,
  });
  const { last, done, reason } = outcome;
  if (!last.isOk)
    return {
      text: failureText({
        planned: first,
        reason,
        last,
        done,
        // Azure may have what an engine that was killed did not write to the state.
        dropped: last.isKilled ? [] : await dropFromLock(deployment, first),
        next: nextCommand(deployment, call),
      }),
      exitCode: outcome.isRefused === true ? EXIT.dataAtRisk : EXIT.error,
    };
  writeDeployedPlan(first.folder, plan);
  const finished = await finishWithHooks(deployment, first, done, { call, signal: interruption.signal });
  return {
    text: [
      summary(plan, done, began),
      finished.text,
      ...(isLockNew
        ? [
            `Next: git add ${shellWord(lockPath)} && git commit -m 'Deploy ${plan.backend.id}'. The lock says where the data is.\n`,
          ]
        : []),
    ].join(''),
    exitCode: finished.exitCode,
  };
}

/** Runs the steps after the apply. A hook that fails is told like a step that fails. */
async function finishWithHooks(
  deployment: Deployment,
  planned: PlannedDeployment,
  done: readonly AppliedChange[],
  input: FinishInput,
): Promise<Outcome> {
  const finished = await finish(deployment, planned, done, input);
  if (finished.exitCode !== EXIT.ok) return finished;
  try {
    await runHooks('afterDeploy', deployment.options.hooks?.afterDeploy);
    return finished;
  } catch (error) {
    return { text: `${finished.text}Not done: ${sentenceOf(error)}\n`, exitCode: EXIT.error };
  }
}

async function planAgain({ plan, options }: Deployment, call: Call, { signal }: Interruption) {
  const { planDeployment } = await import('../../deploy/plan-deployment.js');
  say('Planning with the engine …');
  return planDeployment(plan, options, { allow: call.list('allow'), allowCommands: true, signal });
}

/** Returns true if data would be lost or put at risk, by the engine's plan or by the lock, and its author did not give it up. */
function refusesData({ warnings }: ResourcePlan, { gate }: PlannedDeployment): boolean {
  return !gate.passes || warnings.some(({ code }) => code === 'DATA_AT_RISK');
}

/** Findings of `--plan-only`. */
interface Found {
  readonly planned: PlannedDeployment;
  readonly lock: LockDecision;
  readonly diff: PlanDiff | undefined;
}

/** Returns the exit code of `--plan-only`. Data that a move leaves behind is for a person to decide on, as data at risk is. */
function planExitCode(plan: ResourcePlan, { planned, lock, diff }: Found): ExitCode {
  if (refusesData(plan, planned) || leftBehindLines(plan, diff).length > 0) return EXIT.dataAtRisk;
  if (lock.refusal !== undefined) return EXIT.error;
  return planned.gate.changes.length === 0 ? EXIT.ok : EXIT.changes;
}

/** Refuses to deploy without a lock that the last commit has: the plan would place everything anew, and its lock replace that one. */
function refuseGoneLock({ lock, lockPath }: Deployment): void {
  if (lock !== undefined || goneLock(lockPath) === undefined) return;
  throw new CliError(
    lockPath,
    'a deployment refuses to go on without the lock that the last commit has, received no file',
    `Restore it with '${restoreCommand(lockPath)}'`,
  );
}

/** Refuses a state on the disk of a job, and warns of it elsewhere, where data is retained. */
function stateWarnings({ plan, options }: Deployment): string[] {
  const isLocal = options.state === undefined || Object.hasOwn(options.state, 'local');
  if (!isLocal || plan.backend.dataProtection !== 'retain' || !holdsData(plan.lock)) return [];
  const resolution = "Add state: { azurerm: { … } } to the export 'deployment' of the configuration";
  if (isJob())
    throw new CliError(
      'state',
      'a job must keep it where the next one finds it, received a file on the disk of this job',
      resolution,
    );
  return [
    `The state is on this machine alone, below .atakora: without it Terraform knows nothing. ${resolution}.`,
  ];
}

/** Removes from the lock what was never made, where the state can be read. A job writes no lock. */
async function dropFromLock(
  { plan, lock, lockPath }: Deployment,
  planned: PlannedDeployment,
): Promise<readonly string[]> {
  if (isJob() || plan.lock.backend.location === null) return [];
  const { readDeployedState } = await import('../../deploy/plan-deployment.js');
  try {
    return writeAppliedLock(lockPath, plan, lock, await readDeployedState(planned));
  } catch (error) {
    say(`${lockPath} stays as it is: ${sentenceOf(error)}`);
    return [];
  }
}

/** Returns the command that goes on. Where data may exist now, only a lock that is committed is deployed. */
function nextCommand(deployment: Deployment, call: Call): string {
  const { lockPath } = deployment;
  const deploy = `npx atakora deploy${optionsOf(call, ['lock', 'engine'])}`;
  const circumstances = { isFrozen: call.flag('frozen'), isFirst: false };
  const lock = shellWord(lockPath);
  const { refusal } = decideOnLock({ ...deployment, lock: readLock(lockPath) }, circumstances);
  return refusal === undefined
    ? deploy
    : `npx atakora lock ${lock} && git add ${lock} && git commit -m Lock && ${deploy}`;
}

function summary({ backend }: ResourcePlan, done: readonly AppliedChange[], began: number): string {
  const slowest = done
    .filter(({ seconds }) => seconds > 0)
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 3)
    .map(({ address, seconds }) => `${address} ${seconds} s`);
  return [
    `Deployed backend '${backend.id}' (${backend.environment}): ${counted(changesIn(done), 'change')} in ${Math.round((Date.now() - began) / 1000)} s.`,
    ...(slowest.length === 0 ? [] : [`Slowest: ${slowest.join(', ')}.`]),
    '',
  ].join('\n');
}
