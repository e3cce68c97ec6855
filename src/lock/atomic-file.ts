import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { BackendError, LockNotWrittenError } from '../errors.js';
import { writeWhole } from './write-whole.js';

/**
 * Writes a file so that it has the old text or the new one at any moment, never a part.
 * @param check - Runs before the file is written, while no other process that uses this function writes it. Throws to leave it.
 * @returns Whether the file changed: nothing is written where it has the text already.
 * @throws LockNotWrittenError when the file system refuses, or another process writes the file. The file is as it was, and no
 *   other one is left behind.
 */
export function writeAtomically(path: string, text: string, check: () => void = () => undefined): boolean {
  try {
    // Before the guard, which is a file: an equal text needs no directory that can be written to.
    if (hasText(path, text)) {
      check();
      return false;
    }
    return alone(path, () => {
      check();
      if (hasText(path, text)) return false;
      writeWhole(path, text);
      return true;
    });
  } catch (error) {
    if (error instanceof BackendError) throw error;
    const { code = 'an error', message } = error as NodeJS.ErrnoException;
    throw new LockNotWrittenError(
      basename(path),
      `the file must be writable, received ${code} (${message})`,
      'Give a path in a folder that exists and that this process can write to',
      error,
    );
  }
}

function hasText(path: string, text: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path, 'utf8') === text;
}

/** Runs a function while no other process runs one for the same file. A device or a pipe has no file beside it. */
function alone<T>(path: string, act: () => T): T {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) return act();
  const guard = join(dirname(path), `.${basename(path)}.writing`);
  try {
    closeSync(openSync(guard, 'wx'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new LockNotWrittenError(
      basename(path),
      'one process at a time must write the file, received a second one',
      `Plan again and write the lock. Delete '${guard}' if no process writes the file`,
      error,
    );
  }
  try {
    return act();
  } finally {
    rmSync(guard, { force: true });
  }
}
