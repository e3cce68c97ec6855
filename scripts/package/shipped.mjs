import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';

import { licensedIn } from '../build/licenses.mjs';
import { manifest } from '../entries.mjs';

/** Returns the licences of the packages whose code users get, bundled ones and dependencies, by `name@version`. */
export function shippedPackages() {
  const bundled = ['dist/licenses.txt', 'dist/runtime/licenses.txt'].flatMap((file) =>
    licensedIn(readFileSync(file, 'utf8')),
  );
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const required = Object.keys(manifest.dependencies).map((name) => {
    const { version, license } = packages[`node_modules/${name}`];
    return { name, version, license };
  });
  return new Map(
    [...bundled, ...required].map(({ name, version, license }) => [`${name}@${version}`, license]),
  );
}

/** Runs npm, and returns what it wrote, also where it found something. */
export function npm(...args) {
  // On Windows npm is a .cmd file, which only a shell can start.
  const options = { encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' };
  try {
    return execFileSync('npm', args, { ...options, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    return error.stdout;
  }
}
