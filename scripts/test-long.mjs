// Tries the properties that hold for random backends and edits far more often than `npm test` does.
//   npm run test:long           each property 10,000 times, for an hour or more
//   npm run test:long -- 1000   each property 1,000 times
// A property is never tried less often than in `npm test`.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const USAGE =
  'Usage: npm run test:long -- [RUNS], where RUNS is how often each property is tried. Default 10000.';
const [runs = '10000', ...rest] = process.argv.slice(2);
if (runs === '--help' || runs === '-h') {
  console.log(USAGE);
  process.exit();
}
if (!/^[1-9]\d*$/.test(runs) || rest.length > 0) {
  const received = process.argv.slice(2).join(' ');
  console.error(`test:long: RUNS must be one whole number of at least 1, received '${received}'.\n${USAGE}`);
  process.exit(2);
}

// A test takes part by asking how often to run.
const files = readdirSync('test', { recursive: true })
  .map((path) => join('test', path))
  .filter((path) => path.endsWith('.test.ts') && /\b(?:lawRuns|runs)\(/.test(readFileSync(path, 'utf8')));
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--testTimeout=0', ...files],
  { stdio: 'inherit', env: { ...process.env, LAW_RUNS: runs } },
);
process.exit(status ?? 1);
