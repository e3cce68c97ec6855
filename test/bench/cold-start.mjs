import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const file = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Each in a process of its own. */
const CALLS = {
  empty: ['-e', '0'],
  import: [file('cold-import.mjs')],
  plan: [file('cold-plan.mjs')],
  terraform: [file('cold-terraform.mjs')],
  help: [resolve('dist/cli.js'), '--help'],
  command: [resolve('dist/cli.js'), 'plan', '--file', file('cold-config.mjs')],
  typescript: [resolve('dist/cli.js'), 'plan', '--file', file('cold-config.ts')],
};

/** Times of processes on a processor, in turns, in milliseconds. */
export function measureColdStart(rounds) {
  const samples = Object.fromEntries(Object.keys(CALLS).map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, args] of Object.entries(CALLS)) {
      const time = timeOf(args);
      if (round >= 0) samples[name].push(time); // the first fills the cache of files
    }
  }
  return samples;
}

function timeOf(args) {
  const { status, output } = spawnSync(process.execPath, ['--import', file('report-time.mjs'), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${output[2]}`);
  return Number(output[3]);
}
