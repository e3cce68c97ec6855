import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';

import { CliError } from './cli-error.js';
import type { ExitCode } from './exit-codes.js';

/**
 * Ends the process quietly when the reader of stdout went away, as `head` does after the lines that it needs.
 */
export function stopAtClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
}

/**
 * Writes the result of a command to a file, or to stdout.
 * @throws CliError when the file cannot be written.
 */
export function writeResult(text: string, file: string | undefined, exitCode: ExitCode): void {
  if (file !== undefined) writeText(file, text);
  // Before the text: a closed pipe ends the process with it.
  process.exitCode = exitCode;
  if (file === undefined) process.stdout.write(text);
}

function writeText(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
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
