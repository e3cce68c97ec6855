// Runs the examples and compares the plans of each with what is recorded in its folder.
//   node --import tsx scripts/examples/run-examples.mjs [--show] [--update] [name ...]
//   --show    print the plans and the paths of the Terraform JSON
//   --update  record the plans instead of comparing them
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { comparePlans, recordPlans } from './golden-folder.ts';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'boolean' }, update: { type: 'boolean' } },
});

const all = existsSync('examples')
  ? readdirSync('examples').filter((name) => existsSync(`examples/${name}/main.ts`))
  : [];
const names = positionals.length > 0 ? positionals : all;
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0 || names.length === 0) {
  console.error(`No such example: ${unknown.join(', ')}. There is: ${all.join(', ') || 'none'}.`);
  process.exit(1);
}

const OUT = 'examples/.out';

// Delete the results of earlier runs, which would look like those of this run.
for (const name of names) rmSync(`${OUT}/${name}`, { recursive: true, force: true });

// One process for all, because most of the time of an example is that of loading the library and cdktf.
const child = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'scripts/examples/run-example.mjs', OUT, ...(flags.show ? ['--show'] : []), ...names],
  {
    encoding: 'utf8',
    stdio: ['ignore', flags.show ? 'inherit' : 'ignore', flags.show ? 'inherit' : 'pipe'],
    env: {
      ...process.env,
      // No telemetry and no crash reports from a test run.
      CHECKPOINT_DISABLE: '1',
      // This file has no `paths`, so the examples use the built package as its users do.
      TSX_TSCONFIG_PATH: 'tsconfig.build.json',
    },
  },
);

/** Returns what is wrong with an example that was run, or nothing. */
function problemsOf(name) {
  const out = `${OUT}/${name}`;
  if (existsSync(`${out}/error.txt`)) return [readFileSync(`${out}/error.txt`, 'utf8')];
  if (!existsSync(`${out}/golden`)) return ['it was not run'];

  const stacks = existsSync(`${out}/stacks`) ? readdirSync(`${out}/stacks`) : [];
  if (stacks.length === 0) return ['it wrote no Terraform JSON; does main.ts call app.synth()?'];
  if (flags.show) for (const stack of stacks) console.log(`${out}/stacks/${stack}/cdk.tf.json`);

  const folders = {
    recorded: `examples/${name}`,
    made: `${out}/golden`,
    plans: `${out}/plans`,
    matched: `${OUT}/.matched/${name}`,
  };
  if (flags.update) {
    recordPlans(folders);
    return [];
  }
  const problems = comparePlans(folders);
  return problems.length === 0
    ? []
    : [...problems, 'If the plan made now is right: npm run synth:examples -- --update'];
}

let failed = 0;
if (child.status !== 0) {
  failed += 1;
  console.error(
    `FAILED: the process of the examples ended with ${child.status ?? child.signal}\n${child.stderr ?? ''}`,
  );
}
for (const name of names) {
  const problems = problemsOf(name);
  if (problems.length === 0) {
    console.log(`ok ${name}${flags.update ? ' (plan recorded)' : ''}`);
  } else {
    failed += 1;
    console.error(`FAILED ${name}: ${problems.join('\n').trimEnd()}`);
  }
}
process.exit(failed > 0 ? 1 : 0);
