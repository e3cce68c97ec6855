import { spawn } from 'node:child_process';

import type { HookCommand } from '../../deploy/deployment-options.js';
import { CliError } from '../cli-error.js';
import { say } from '../progress.js';

/**
 * Runs commands of the user, one after the other, without a shell. What they write goes to stderr.
 * @throws CliError when one cannot be started, or ends with another code than 0.
 */
export async function runHooks(name: string, commands: readonly HookCommand[] = []): Promise<void> {
  for (const [program = '', ...args] of commands) {
    say(`${name}: ${[program, ...args].join(' ')}`);
    const problem = await new Promise<string | undefined>((resolve) => {
      const child = spawn(program, args, { stdio: ['ignore', 2, 2] });
      child.on('error', ({ message }) => {
        resolve(message);
      });
      child.on('close', (code, signal) => {
        resolve(code === 0 ? undefined : (signal ?? `code ${code ?? 'none'}`));
      });
    });
    if (problem !== undefined)
      throw new CliError(
        `hook ${name}`,
        `'${[program, ...args].join(' ')}' must end with 0, received ${problem}`,
        'Mend the command, and deploy again',
      );
  }
}
