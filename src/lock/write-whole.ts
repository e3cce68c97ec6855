import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a file so that it has the old text or the new one at any moment, never a part. It keeps its permissions. A device, a
 * pipe and a link that leads to no path take the text as it comes.
 * @throws what the file system throws. The file is as it was, and no other one is left behind.
 */
export function writeWhole(path: string, text: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  const target = replaceable(path, stats);
  if (target === undefined) writeFileSync(path, text);
  else replace(target, text, stats);
}

/** Returns the path of the file that is to be replaced, behind links; undefined where nothing can take its place. */
function replaceable(path: string, stats: Stats | undefined): string | undefined {
  if (stats === undefined) return lstatSync(path, { throwIfNoEntry: false }) === undefined ? path : undefined;
  if (!stats.isFile()) return undefined;
  try {
    return realpathSync(path);
  } catch (error) {
    // The file is open in some process and has no name any more.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function replace(path: string, text: string, stats: Stats | undefined): void {
  // A rename would replace a file that its owner protects.
  if (stats !== undefined) accessSync(path, constants.W_OK);
  // In the same folder: a rename is atomic within one file system only.
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    const file = openSync(temporary, 'wx');
    try {
      if (stats !== undefined) fchmodSync(file, stats.mode & 0o7777);
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
