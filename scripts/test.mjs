// Runs every check of the repository, as many at once as there are processors. After a failure it starts no other.
// The output of a check is shown when it ends, so that two checks never mix.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { clearInterval, setInterval } from 'node:timers';

/**
 * The check that fails most often is first. A `whole` check uses every processor, and waits until all earlier checks passed. One
 * other check runs beside it: its last file takes one processor, and the other would idle. Coverage is measured by `npm run coverage`: it
 * takes a third more processor time.
 */
const steps = [
  { script: 'typecheck', checks: 'types of src, test, examples and scripts' },
  { script: 'lint', checks: 'ESLint rules' },
  { script: 'format:check', checks: 'formatting' },
  { script: 'arch', checks: 'import directions' },
  { script: 'ready', checks: 'that the library builds' },
  { script: 'test:unit', checks: 'unit tests', whole: true },
  { script: 'test:types', checks: 'types that users of the package see' },
  { script: 'synth:examples', checks: 'examples and their recorded plans' },
  { script: 'api', checks: 'the recorded public API' },
  { script: 'docs:api', checks: 'doc comments' },
  { script: 'check:package', checks: 'the packed package, in a project of its own' },
  { script: 'bench', args: ['--smoke'], checks: 'that the benchmarks run, and compare what is equal' },
];

const SECONDS_OF_SILENCE = 15;
const lanes = Math.max(1, availableParallelism());
const running = new Map();
const waiting = [...steps];
let passed = 0;
let failed;

await new Promise((resolve) => {
  const told = setInterval(tellProgress, SECONDS_OF_SILENCE * 1000);
  const next = () => {
    while (failed === undefined && waiting.length > 0 && hasRoom(waiting[0])) start(waiting.shift(), next);
    if (running.size > 0) return;
    clearInterval(told);
    resolve();
  };
  next();
});

console.log(`\n${passed} passed, ${failed === undefined ? 0 : 1} failed`);
if (failed !== undefined) {
  console.log(`Repeat it alone with: ${commandOf(failed).join(' ')}`);
  if (waiting.length > 0) console.log(`Not run: ${waiting.map(({ script }) => script).join(', ')}`);
  process.exitCode = 1;
}

function hasRoom({ whole }) {
  if (whole) return running.size === 0;
  const isBesideWhole = [...running.keys()].some((other) => other.whole);
  return running.size < (isBesideWhole ? Math.min(2, lanes) : lanes);
}

function start(step, whenEnded) {
  const [command, ...args] = commandOf(step, '--silent');
  // On Windows npm is a .cmd file, which only a shell can start.
  const child = spawn(command, args, {
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => output.push(data));
  const started = performance.now();
  running.set(step, started);
  console.log(`started ${step.script}: ${step.checks}`);
  child.on('close', (status) => {
    running.delete(step);
    const seconds = secondsSince(started);
    process.stdout.write(Buffer.concat(output));
    console.log(`${status === 0 ? 'passed' : 'FAILED'} ${step.script} (${seconds} s)`);
    if (status === 0) passed += 1;
    else failed ??= step;
    whenEnded();
  });
}

function tellProgress() {
  const names = [...running].map(([{ script }, started]) => `${script} (${secondsSince(started)} s)`);
  console.log(`… ${passed} of ${steps.length} passed, running: ${names.join(', ')}`);
}

function secondsSince(started) {
  return Math.round((performance.now() - started) / 1000);
}

function commandOf({ script, args = [] }, ...npmArgs) {
  return ['npm', 'run', ...npmArgs, script, ...(args.length > 0 ? ['--', ...args] : [])];
}
