// Measures what `atakora --help` takes over an empty process: the fastest of some runs of each, in turn, because a busy
// machine makes runs slower and never faster.
//   npm run build && node scripts/cli/measure-start.mjs
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

const RUNS = 20;
const commands = { empty: ['-e', '0'], help: ['dist/cli.js', '--help'] };
const fastest = { empty: Infinity, help: Infinity };
for (let run = 0; run < RUNS; run += 1) {
  for (const [name, args] of Object.entries(commands)) {
    const started = performance.now();
    const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${name} ended with ${status}`);
    fastest[name] = Math.min(fastest[name], performance.now() - started);
  }
}
const { empty, help } = fastest;
console.log(
  `empty process ${empty.toFixed(0)} ms, atakora --help ${help.toFixed(0)} ms: ${(help - empty).toFixed(0)} ms more`,
);
