import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';

import { CliError } from './cli-error.js';
import { decideEnding, writeStdout } from './ending.js';
import { EXIT, type ExitCode } from './exit-codes.js';

/**
 * Ends the process when stdout or stderr takes no more: quietly when the reader went away, as `head` does after the lines that
 * it needs, and with an error when the disk of the file is full.
 */
export function stopAtClosedStream(): void {
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].on('error', ({ code = 'an error' }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE') process.exit();
      if (name === 'stdout')
        process.stderr.write(
          `stdout: it must take the whole result, received ${code}. Send it to a file on a disk with free space.\n`,
        );
      decideEnding(EXIT.error);
      process.exit();
    });
  }
}

/** Errors of a file system that replaces no file, and may change it. */
const NOT_REPLACED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EBUSY', 'EROFS']);

/**
 * Writes the result of a command to a file, as a whole or not at all unless its folder takes no new file, or to stdout.
 * @throws CliError when the file cannot be written.
 */
export async function writeResult(text: string, file: string | undefined, exitCode: ExitCode): Promise<void> {
  if (file !== undefined) await writeText(file, text);
  // Before the text: a closed pipe ends the process with it.
  decideEnding(exitCode);
  if (file === undefined) writeStdout(text);
}

async function writeText(file: string, text: string): Promise<void> {
  const { writeWhole } = await import('../lock/write-whole.js');
  try {
    mkdirSync(dirname(file), { recursive: true });
    try {
      writeWhole(file, text);
    } catch (error) {
      // The folder takes no other file, or the file is a mount: it may take the text all the same.
      if (!NOT_REPLACED.has((error as NodeJS.ErrnoException).code ?? '') || !existsSync(file)) throw error;
      writeFileSync(file, text);
    }
  } catch (error) {
    const { code = 'an error' } = error as NodeJS.ErrnoException;
    throw new CliError(
      file,
      `the file must be writable, received ${code}`,
      'Give --output a path that this process can write to',
      error,
    );
  }
}
