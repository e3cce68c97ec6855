// Records what Terraform does for each edit in test/diff/edits, which diffPlans is compared with.
//   EDIT_ENGINE=<path> node --import tsx scripts/record-edits.mjs [--jobs N] [name ...]
// The engine is a program that is called with `edit BEFORE AFTER --jobs N --log-dir DIR`: it applies every stack below BEFORE,
// plans the one of the same name below AFTER over it, prints `[<name>] plan+ ok` where that worked, and writes Terraform's
// text to DIR/<name>.plan.txt. Edits that the plan refuses are not given to it. Azure is not needed, a double of it is enough.
// An edit with an edition between the two is applied by scripts/edits/terraform-between.mjs, which the engine runs for terraform:
// it takes `--terraform PATH`.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { App } from 'cdktf';
import * as prettier from 'prettier';
import { ResourceGroupStack } from '../src/cdk.ts';
import { backendsOf, EDITS } from '../test/diff/edits/index.ts';
import { actionsIn, refusalIn } from './edits/terraform-text.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: 'string', default: '4' } },
});
const engine = process.env.EDIT_ENGINE;
if (engine === undefined) {
  console.error('Set EDIT_ENGINE to the program that applies two editions of a stack one after the other.');
  process.exit(1);
}
const names = positionals.length > 0 ? positionals : Object.keys(EDITS);
const work = mkdtempSync(join(tmpdir(), 'edits-'));
const folder = (...parts) => join(work, ...parts);

function synth(backend, side, name) {
  mkdirSync(folder('synth', side, name), { recursive: true });
  const app = new App({ outdir: folder('synth', side, name), skipValidation: false });
  backend.addToStack(
    new ResourceGroupStack(app, name, { resourceGroupName: 'rg-shop-prod', location: 'eastus' }),
  );
  app.synth();
  mkdirSync(folder(side, 'stacks'), { recursive: true });
  const made = folder('synth', side, name, 'stacks', name);
  cpSync(made, folder(side, 'stacks', name), { recursive: true });
}

const given = names.filter((name) => {
  const { first, between, after } = backendsOf(EDITS[name]);
  if (after.plan().errors.length > 0) return false;
  synth(first, 'before', name);
  if (between !== undefined) synth(between, 'between', name);
  synth(after, 'after', name);
  return true;
});
console.log(`${given.length} of ${names.length} edits go to Terraform; the plan refuses the others.`);

const { stdout } = spawnSync(
  engine,
  [
    ...['edit', folder('before'), folder('after'), '--jobs', values.jobs, '--log-dir', folder('logs')],
    ...['--terraform', join(import.meta.dirname, 'edits/terraform-between.mjs')],
  ],
  {
    encoding: 'utf8',
    env: { ...process.env, EDIT_BETWEEN: folder('between') },
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
writeFileSync(folder('engine.txt'), stdout);
for (const name of given) {
  const stage = new RegExp(`^\\[${name}\\] plan\\+ +(ok|FAIL)`, 'm').exec(stdout)?.[1];
  const log = folder('logs', `${name}.plan.txt`);
  if (stage === undefined || !existsSync(log)) {
    console.error(`${name}: the engine did not come to the second plan; see ${folder('engine.txt')}.`);
    process.exitCode = 1;
    continue;
  }
  const text = readFileSync(log, 'utf8');
  const recorded = stage === 'ok' ? { actions: actionsIn(text) } : { refused: refusalIn(text) };
  const json = await prettier.format(JSON.stringify(recorded), { parser: 'json', printWidth: 110 });
  mkdirSync('test/diff/recorded', { recursive: true });
  writeFileSync(`test/diff/recorded/${name}.json`, json);
  console.log(`${name}: ${stage === 'ok' ? Object.keys(recorded.actions).length : 'refused'}`);
}
if (process.exitCode === undefined) rmSync(work, { recursive: true, force: true });
