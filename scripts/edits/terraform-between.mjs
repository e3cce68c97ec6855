#!/usr/bin/env node
// Stands in for terraform while edits are recorded that have an edition between the two. The second `init` of a stack is that
// of the edition after: the one between is applied first, over the same state.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const arguments_ = process.argv.slice(2);
const run = (given, cwd = process.cwd(), stdio = 'inherit') =>
  spawnSync('terraform', given, { cwd, stdio }).status ?? 1;

if (arguments_[0] === 'init') {
  const name = stackIn(process.cwd());
  const between = join(process.env.EDIT_BETWEEN ?? '', 'stacks', name);
  const mark = join(between, 'begun');
  if (existsSync(mark)) applyBetween(between);
  else if (existsSync(between)) writeFileSync(mark, '');
}
process.exit(run(arguments_));

function stackIn(folder) {
  return JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'))['//'].metadata.stackName;
}

/** The engine keeps the state where the override files of its working folder say. */
function applyBetween(between) {
  const work = mkdtempSync(join(tmpdir(), 'between-'));
  cpSync(between, work, { recursive: true });
  for (const file of readdirSync('.').filter((each) => each.endsWith('override.tf.json')))
    cpSync(file, join(work, file));
  const stack = join(work, 'cdk.tf.json');
  const { terraform, ...rest } = JSON.parse(readFileSync(stack, 'utf8'));
  const { backend } = JSON.parse(readFileSync('cdk.tf.json', 'utf8')).terraform;
  writeFileSync(stack, JSON.stringify({ ...rest, terraform: { ...terraform, backend } }));
  const quiet = ['ignore', 'ignore', 'inherit'];
  for (const given of [['init'], ['apply', '-auto-approve']])
    if (run([...given, '-input=false', '-no-color'], work, quiet) !== 0) process.exit(1);
}
