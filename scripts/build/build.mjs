// Checks src, writes declarations and code to dist, adds the JSON schema of the plan, and bundles the runtime of function
// apps.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { sourceStamp, stampFile } from './stamp.mjs';

// A file that was renamed in src must not survive in dist and end up in the package.
rmSync('dist', { recursive: true, force: true });

// Taken first: a file that is edited during the build makes the next build necessary.
const stamp = sourceStamp();

const steps = [
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  ['scripts/build/bundle-library.mjs'],
  ['--import', 'tsx', 'scripts/build/schema.mjs'],
  ['scripts/build/bundle-runtime.mjs'],
];
for (const args of steps) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
writeFileSync(stampFile, stamp);
