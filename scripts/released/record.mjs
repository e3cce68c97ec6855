// Records the states of a released version, from its sources: what an upgrade has to keep.
//   node --import tsx scripts/released/record.mjs <version> <folder with a checkout of that version and its packages>
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { backendsOf } from './backends.ts';
import { stateOfPlan } from './state-of-plan.ts';

const [version, checkout] = process.argv.slice(2);
if (version === undefined || checkout === undefined) {
  console.error('Usage: node --import tsx scripts/released/record.mjs <version> <checkout>');
  process.exit(1);
}
const load = (entry) => import(pathToFileURL(resolve(checkout, 'src', `${entry}.ts`)).href);
const entries = await Promise.all(['backend', 'crud', 'functions', 'web'].map(load));
const backends = backendsOf(Object.assign({}, ...entries.map((entry) => ({ ...entry }))));

const folder = join('test/fixtures/released', version);
mkdirSync(folder, { recursive: true });
for (const [name, backend] of Object.entries(backends)) {
  const plan = backend.plan();
  if (plan.errors.length > 0) throw new Error(`${name}: ${plan.errors[0].message}`);
  const state = {
    format_version: '1.0',
    values: { root_module: { resources: stateOfPlan(plan) } },
  };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(state, null, 1)}\n`);
}
console.log(`${Object.keys(backends).length} states written to ${folder}`);
