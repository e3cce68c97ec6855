import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { watchInterruption } from '../deployment/interruption.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { sentenceOf } from '../sentence-of.js';
import type { ProgramStack } from './run-program.js';

/** The codes of stacks, the gravest first. */
const GRAVITY: readonly ExitCode[] = [EXIT.dataAtRisk, EXIT.error, EXIT.changes, EXIT.ok];

/**
 * Runs a command on one stack after the other. The first one that does not end well stops the others, which the result names, except where the
 * call only shows plans.
 */
export async function eachStack(
  stacks: readonly ProgramStack[],
  call: Call,
  act: (stack: ProgramStack, signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome> {
  const interruption = watchInterruption();
  const outcomes: Outcome[] = [];
  try {
    for (const stack of stacks) {
      const outcome = await attempt(stack, () => act(stack, interruption.signal));
      outcomes.push(outcome);
      if (!call.flag('plan-only') && outcome.exitCode !== EXIT.ok) break;
    }
  } finally {
    interruption.release();
  }
  const left = stacks.slice(outcomes.length).map(({ name }) => name);
  return {
    text: [
      ...outcomes.map(({ text }) => text),
      ...(left.length === 0 ? [] : [`Stacks not begun: ${left.join(', ')}.\n`]),
    ].join('\n'),
    exitCode: GRAVITY.find((code) => outcomes.some(({ exitCode }) => exitCode === code)) ?? EXIT.ok,
  };
}

/** Runs a command on one stack. An error is a result, so that what happened to the stacks before it is told too. */
async function attempt({ name }: ProgramStack, act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act();
  } catch (error) {
    return { text: `Stack '${name}': ${sentenceOf(error)}\n`, exitCode: EXIT.error };
  }
}
