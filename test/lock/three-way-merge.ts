import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What git makes of two branches that changed one file. */
export interface MergedText {
  readonly text: string;
  readonly isClean: boolean;
}

/** Merges the texts of two branches as git does, line by line. */
export function mergeTexts(ours: string, base: string, theirs: string): MergedText {
  const folder = mkdtempSync(join(tmpdir(), 'atakora-merge-'));
  try {
    const paths = Object.entries({ ours, base, theirs }).map(([name, text]) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    });
    const { status, stdout, error } = spawnSync('git', ['merge-file', '-p', ...paths], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    // The status is the number of conflicts; 255 is a failure.
    if (status === null || status > 127) throw new Error('git merge-file failed.', { cause: error });
    return { text: stdout, isClean: status === 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
