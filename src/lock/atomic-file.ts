import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { LockNotWrittenError } from '../errors.js';

/**
 * Writes a file so that it has the old text or the new one at any moment, never a part.
 * @returns Whether the file changed: nothing is written where it has the text already.
 * @throws LockNotWrittenError when the file system refuses. The file is as it was, and no other one is left behind.
 */
export function writeAtomically(path: string, text: string): boolean {
  try {
    return writeWhole(path, text);
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

/**
 * Writes a file as a whole, or nothing of it. A device or a pipe takes the text as it comes.
 * @returns Whether the file changed.
 * @throws what the file system throws.
 */
export function writeWhole(path: string, text: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isFile() && !stats.isDirectory()) {
    writeFileSync(path, text);
    return true;
  }
  const target = targetOf(path);
  if (target !== undefined && readFileSync(target, 'utf8') === text) return false;
  replace(target ?? path, text, stats?.mode ?? 0o666);
  return true;
}

/** Returns the file that a path means, behind links; undefined for a new one. */
function targetOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function replace(path: string, text: string, mode: number): void {
  // In the same folder: a rename is atomic within one file system only.
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const file = openSync(temporary, 'wx', mode);
    try {
      writeFileSync(file, text);
      // The content reaches the disk before the name does.
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
