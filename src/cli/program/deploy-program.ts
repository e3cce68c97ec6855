import { counted } from '../../plan/phrases.js';
import type { PlannedStack } from '../../deploy/plan-deployment.js';
import { LockNotFrozenError } from '../../errors.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { applyUntilDone, changesIn } from '../deployment/apply-until-done.js';
import { confirm } from '../deployment/confirm.js';
import { costLines } from '../deployment/cost-lines.js';
import { failureText } from '../deployment/failure-text.js';
import { finish } from '../deployment/finish.js';
import { say } from '../progress.js';
import { leftBehindLines, stackScreenText } from '../deployment/screen.js';
import { EXIT } from '../exit-codes.js';
import { eachStack } from './each-stack.js';
import type { Program } from './find-program.js';
import { type ProgramStack, runProgram } from './run-program.js';

/** Deploys the stacks of a program one after the other, each with its own gate and question. */
export async function deployProgram(program: Program, call: Call): Promise<Outcome> {
  const stacks = await runProgram(program, call.list('stack'));
  return eachStack(stacks, call, (stack, signal) => deployStack(stack, call, signal));
}

async function deployStack(stack: ProgramStack, call: Call, signal: AbortSignal): Promise<Outcome> {
  const { name, plans } = stack;
  const lock = await judgeLocks(plans, call.flag('frozen'));
  const first = await planAgain(stack, call, signal);
  const { changes } = first.gate;
  const costs = await Promise.all(plans.map((plan) => costLines(call, plan, undefined)));
  const screen = stackScreenText({
    name,
    plans,
    planned: first,
    cost: costs.flat(),
    notes: [...lock.notes, ...(lock.refusal === undefined ? [] : [lock.refusal.message])],
  });
  const isRefused = refusesData(plans, first);
  if (call.flag('plan-only')) {
    const code = lock.refusal === undefined ? (changes.length === 0 ? EXIT.ok : EXIT.changes) : EXIT.error;
    const isHeld = isRefused || plans.some((plan) => leftBehindLines(plan, undefined).length > 0);
    return { text: screen, exitCode: isHeld ? EXIT.dataAtRisk : code };
  }
  say(screen);
  if (isRefused)
    return {
      text: `Stack '${name}' is refused: data would be lost or put at risk.\n`,
      exitCode: EXIT.dataAtRisk,
    };
  if (lock.refusal !== undefined) throw lock.refusal;
  if (changes.length > 0 && !(await confirm(call, `Deploy stack '${name}'?`, signal)))
    return { text: `Stack '${name}' is not deployed.\n`, exitCode: EXIT.error };
  const outcome = await applyUntilDone(first, {
    call,
    signal,
    planAgain: () => planAgain(stack, call, signal),
    refuses: (planned) => refusesData(plans, planned),
  });
  const { last, done, reason } = outcome;
  if (!last.isOk) {
    const next = 'npx atakora deploy, with the same options';
    return {
      text: `Stack '${name}'. ${failureText({ planned: first, reason, last, done, dropped: [], next })}`,
      exitCode: outcome.isRefused === true ? EXIT.dataAtRisk : EXIT.error,
    };
  }
  const finished: Outcome[] = [];
  for (const plan of plans)
    finished.push(await finish({ plan, options: {} }, first, done, { call, signal, isProgram: true }));
  return {
    text: [
      `Deployed stack '${name}': ${counted(changesIn(done), 'change')}.\n`,
      ...finished.map(({ text }) => text),
    ].join(''),
    exitCode: finished.some(({ exitCode }) => exitCode !== EXIT.ok) ? EXIT.error : EXIT.ok,
  };
}

async function planAgain({ name, folder, plans }: ProgramStack, call: Call, signal: AbortSignal) {
  const { planStack } = await import('../../deploy/plan-deployment.js');
  say(`Planning stack '${name}' with the engine …`);
  return planStack(folder, plans, { engine: call.text('engine'), allow: call.list('allow'), signal });
}

function refusesData(plans: readonly ResourcePlan[], { gate }: PlannedStack): boolean {
  return !gate.passes || plans.some(({ warnings }) => warnings.some(({ code }) => code === 'DATA_AT_RISK'));
}

/**
 * Judges the locks of a stack. The program reads and writes them, so that a plan that changes its lock is refused here. A plan without a lock is
 * refused with `--frozen` only.
 */
async function judgeLocks(
  plans: readonly ResourcePlan[],
  isFrozen: boolean,
): Promise<{ readonly notes: readonly string[]; readonly refusal: LockNotFrozenError | undefined }> {
  const { checkFrozen } = await import('../../terraform/check-frozen.js');
  const notes = plans.flatMap(({ warnings }) =>
    warnings.filter(({ code }) => code === 'NOT_LOCKED').map(({ message }) => message),
  );
  try {
    for (const plan of plans) if (isFrozen || plan.backend.locked === true) checkFrozen(plan);
    return { notes, refusal: undefined };
  } catch (error) {
    if (error instanceof LockNotFrozenError) return { notes, refusal: error };
    throw error;
  }
}
