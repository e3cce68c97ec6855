import { BackendError, CannotApplyError } from '../../errors.js';
import { secretIssuer } from '../../validation/secret.js';

/**
 * Runs what reads or writes files.
 * @throws CannotApplyError when the file system refuses, with its code: a full disk is ENOSPC, a read-only one EROFS.
 */
export function onDisk<T>(place: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || error instanceof BackendError) throw error;
    throw new CannotApplyError(
      `'${place}'`,
      `must be a place that this process can read and write, received ${code}`,
      'change the place or its permissions, or free space on the disk',
      error,
    );
  }
}

/**
 * Warns about files, which planning does not read. Node prints the warning to stderr; `process.on('warning', …)` receives it.
 * @param problem - A sentence.
 * @param resolution - What to do, as an imperative without a full stop.
 */
export function warn(problem: string, resolution: string): void {
  process.emitWarning(`${problem} ${resolution}.`, 'AtakoraWarning');
}

/** Size in bytes of the largest file that is searched: 4 MiB. */
const LARGEST = 4 * 1024 * 1024;

/** Number of bytes that show whether a file is text, as git decides it. */
const SAMPLE = 8000;

/** Returns the issuer of a key or token in a file; undefined where none is found, and for a binary file or a large one. */
export function secretInFile(bytes: Uint8Array): string | undefined {
  if (bytes.length > LARGEST || bytes.subarray(0, SAMPLE).includes(0)) return undefined;
  return secretIssuer(new TextDecoder().decode(bytes));
}
