// Runs every check of the repository in turn and stops at the first one that fails.
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

const steps = [
  { script: 'typecheck', checks: 'types of src, test, examples and scripts' },
  { script: 'lint', checks: 'ESLint rules' },
  { script: 'format:check', checks: 'formatting' },
  { script: 'arch', checks: 'import directions' },
  { script: 'test:types', checks: 'types that users of the package see' },
  { script: 'test:unit', args: ['--coverage'], checks: 'unit tests and their coverage' },
  { script: 'synth:examples', checks: 'examples and their recorded plans' },
  { script: 'api', checks: 'the recorded public API' },
  { script: 'docs:api', checks: 'doc comments' },
  { script: 'check:package', checks: 'the packed package, in a project of its own' },
  { script: 'bench', args: ['--smoke'], checks: 'that the benchmarks run, and compare what is equal' },
];

let passed = 0;
for (const { script, args = [], checks } of steps) {
  console.log(`\n[${passed + 1}/${steps.length}] ${script}: ${checks}`);
  const started = performance.now();
  const { status } = spawnSync(
    'npm',
    ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])],
    {
      stdio: 'inherit',
      // On Windows npm is a .cmd file, which only a shell can start.
      shell: process.platform === 'win32',
    },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);

  if (status !== 0) {
    console.log(`FAILED ${script} (${seconds} s)`);
    console.log(
      `Repeat it alone with: ${['npm run', script, ...(args.length > 0 ? ['--', ...args] : [])].join(' ')}`,
    );
    const skipped = steps.slice(passed + 1).map((step) => step.script);
    if (skipped.length > 0) console.log(`Not run: ${skipped.join(', ')}`);
    console.log(`\n${passed} passed, 1 failed`);
    process.exit(1);
  }
  console.log(`passed ${script} (${seconds} s)`);
  passed += 1;
}
console.log(`\n${passed} passed, 0 failed`);
