import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { LockNotWrittenError } from '../errors.js';
import { writeWhole } from './write-whole.js';

/**
 * Writes a file so that it has the old text or the new one at any moment, never a part.
 * @returns Whether the file changed: nothing is written where it has the text already.
 * @throws LockNotWrittenError when the file system refuses. The file is as it was, and no other one is left behind.
 */
export function writeAtomically(path: string, text: string): boolean {
  try {
    if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
    writeWhole(path, text);
    return true;
  } catch (error) {
    const { code = 'an error', message } = error as NodeJS.ErrnoException;
    throw new LockNotWrittenError(
      basename(path),
      `the file must be writable, received ${code} (${message})`,
      'Give a path in a folder that exists and that this process can write to',
      error,
    );
  }
}
