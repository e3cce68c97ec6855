// Makes a fresh clone usable: installs the locked dependencies and builds dist, each only when needed.
// It runs before anything is installed, so it uses nothing but Node.
//   --deps-only  leave dist alone: `npm test` builds beside its other checks
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './build/stamp.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

const readPackages = (lockFile) => JSON.parse(readFileSync(lockFile, 'utf8')).packages;

/** npm records what it installed in node_modules/.package-lock.json, so a manual `npm ci` counts too. */
function isInstalled() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages('package-lock.json')).every(([path, wanted]) => {
    if (path === '') return true;
    // Optional packages for another platform are locked but never installed here.
    if (installed[path] === undefined) return wanted.optional === true || wanted.devOptional === true;
    return installed[path].version === wanted.version && installed[path].integrity === wanted.integrity;
  });
}

/** The output is only of interest when the step fails. */
function step(title, command, args) {
  console.log(title);
  // On Windows npm is a .cmd file, which only a shell can start.
  const shell = process.platform === 'win32' && command === 'npm';
  const result = spawnSync(command, args, { encoding: 'utf8', shell });
  if (result.status === 0) return;
  console.error(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`.trimEnd());
  console.error(`Failed: ${[command === process.execPath ? 'node' : command, ...args].join(' ')}`);
  process.exit(1);
}

// --include=dev: without it, an environment with NODE_ENV=production leaves out the tools.
if (!isInstalled()) step('Installing dependencies (npm ci)', 'npm', ['ci', '--include=dev']);
if (!process.argv.includes('--deps-only') && !isBuilt()) {
  step('Building dist', process.execPath, ['scripts/build/build.mjs']);
}
