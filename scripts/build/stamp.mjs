// Records which sources dist was built from, so that dist is rebuilt when the sources changed.
// Contents are hashed, not dates: a checkout or a branch switch changes dates without changing files.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export const stampFile = 'dist/.stamp';

const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/** True if dist is there, and was built from the sources as they are. */
export function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceStamp();
}

export function sourceStamp() {
  // A test beside its source changes nothing in dist.
  const sources = filesBelow('src').filter((file) => !file.endsWith('.test.ts'));
  const hash = createHash('sha256');
  for (const file of [...SETTINGS, 'scripts/entries.mjs', ...filesBelow('scripts/build'), ...sources]) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .sort();
}
