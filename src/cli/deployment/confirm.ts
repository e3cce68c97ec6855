import process from 'node:process';

import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import { ask } from './ask.js';

/**
 * Asks whether to go on; `--yes` answers.
 * @throws CliError without a terminal to ask.
 */
export async function confirm(call: Call, question: string, signal: AbortSignal): Promise<boolean> {
  if (call.flag('yes')) return true;
  if (!process.stdin.isTTY)
    throw new CliError(
      `atakora ${call.command}`,
      'a person must agree, received no terminal to ask',
      call.command === 'deploy' ? 'Add --yes, or --plan-only to see the plan' : 'Add --yes',
    );
  return /^y(?:es)?$/i.test(await ask(`${question} [y/N] `, signal));
}
