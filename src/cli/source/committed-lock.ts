import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';

import { shellWord } from '../../plan/phrases.js';
import { parseLock } from '../../plan/lock/parse-lock.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';

/**
 * Returns the lock that the last commit has at a path. Undefined outside of a repository, without git, and for a file that the
 * commit does not have.
 * @throws InvalidLockError when the committed file is not a lock.
 */
export function committedLock(path: string): PlanLock | undefined {
  const text = showFile(path);
  return text === undefined ? undefined : parseLock(text, `${basename(path)} of the last commit`);
}

/** Returns the lock that the last commit has at a path where the folder has no file; undefined where the file exists. */
export function goneLock(path: string): PlanLock | undefined {
  return existsSync(path) ? undefined : committedLock(path);
}

/** Returns the command that brings a file back as the last commit has it. */
export function restoreCommand(path: string): string {
  return `git checkout HEAD -- ${shellWord(path)}`;
}

/** Returns how to get a lock back that is gone, and that the last commit has. */
export function restoreSentence(path: string): string {
  return `The last commit has ${path}: restore it with '${restoreCommand(path)}'.`;
}

function showFile(path: string): string | undefined {
  // git removes a folder with its last file, and starts in a folder that exists.
  let folder = dirname(resolve(path));
  while (!existsSync(folder)) folder = dirname(folder);
  const name = relative(folder, path).replaceAll(sep, '/');
  try {
    return execFileSync('git', ['show', `HEAD:./${name}`], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: Infinity,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    // git ends with an error for each of these cases.
    return undefined;
  }
}
