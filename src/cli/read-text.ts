import { readFileSync } from 'node:fs';

import { CliError } from './cli-error.js';

/**
 * Reads a file that an operand or an option names.
 * @throws CliError when it cannot be read.
 */
export function readText(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code = 'an error' } = error as NodeJS.ErrnoException;
    throw new CliError(file, `${what} must be a readable file, received ${code}`, 'Check the path', error);
  }
}
