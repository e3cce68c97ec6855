import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';

import { InvalidLockError } from '../errors.js';
import { MAX_LOCK_LENGTH } from '../plan/lock/lock-text.js';
import { parseLock } from '../plan/lock/parse-lock.js';
import type { PlanLock } from '../plan/lock/plan-lock.js';

/**
 * Reads the lock of a backend from its file.
 * @param path - Such as `shop.prod.lock.json`, from the working directory.
 * @returns The lock, or undefined for a missing file: nothing exists yet. `defineBackend({ lock })` and
 * `withLock` take both.
 * @throws InvalidLockError when the file is not a lock of this format, has merge conflict markers, or cannot be read.
 * @example
 * defineBackend({ environment: 'prod', location: 'eastus', lock: readLock('shop.prod.lock.json') });
 */
export function readLock(path: string): PlanLock | undefined {
  const text = readText(path);
  return text === undefined ? undefined : parseLock(text, basename(path));
}

function readText(path: string): string | undefined {
  try {
    const { size } = statSync(path);
    // Before the file takes memory.
    if (size > MAX_LOCK_LENGTH)
      throw new InvalidLockError(
        basename(path),
        `a lock has at most ${MAX_LOCK_LENGTH} bytes, received ${size}`,
        'Check that the path is that of a lock file',
      );
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof InvalidLockError) throw error;
    const { code = 'an error', message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new InvalidLockError(
      basename(path),
      `the file must be readable, received ${code} (${message})`,
      'Give the path of a file that this process can read',
    );
  }
}
