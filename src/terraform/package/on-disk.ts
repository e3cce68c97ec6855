import { BackendError, CannotApplyError } from '../../errors.js';

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
      `The file system refused '${place}' (${code}).`,
      'give a place that this process can read and write, with room for it.',
      error,
    );
  }
}
