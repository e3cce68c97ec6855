// Says which sources dist was built from, so that dist is rebuilt when it no longer matches them.
// Contents are hashed, not dates: a checkout or a branch switch changes dates without changing files.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

export const stampFile = 'dist/.stamp';

export function sourceStamp() {
  const sources = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .sort();
  const inputs = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

  const scripts = ['build', 'schema', 'bundle-library', 'bundle-runtime'].map((name) => `.ci/${name}.mjs`);

  const hash = createHash('sha256');
  for (const file of [...inputs, ...scripts, ...sources]) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
