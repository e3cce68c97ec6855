// Checks src, writes declarations and code to dist, adds the JSON schema of the plan, and bundles the runtime of function
// apps.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { bundleLibrary } from './bundle-library.mjs';
import { licensesOf } from './licenses.mjs';
import { pruneDeclarations } from './prune-declarations.mjs';
import { sourceStamp, stampFile } from './stamp.mjs';

function node(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

// A file that was renamed in src must not survive in dist and end up in the package.
rmSync('dist', { recursive: true, force: true });

// Taken first: a file that is edited during the build makes the next build necessary.
const stamp = sourceStamp();

// Checks and writes declarations on one processor, while the code is bundled on another.
const compiled = once(
  spawn(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  }),
  'exit',
);
const files = await bundleLibrary('dist');
const foreign = files.flatMap(({ moduleIds = [] }) => moduleIds.filter((id) => id.includes('node_modules')));
// Its patterns are in src/validation/secret-patterns.ts.
const secretlint = 'node_modules/@secretlint/secretlint-rule-preset-recommend/package.json';
writeFileSync('dist/licenses.txt', licensesOf([...foreign, secretlint]));
node('--import', 'tsx', 'scripts/build/schema.mjs');
node('scripts/build/bundle-runtime.mjs');
const [status] = await compiled;
if (status !== 0) process.exit(status ?? 1);
pruneDeclarations('dist');
writeFileSync(stampFile, stamp);
