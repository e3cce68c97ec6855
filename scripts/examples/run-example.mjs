// Child of run-examples.mjs: runs examples one after the other and writes their plans next to the Terraform JSON.
//   node --import tsx scripts/examples/run-example.mjs FOLDER [--show] NAME...
import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { renderPlan, serializePlan } from '@atakora/component/plan';
import { goldenTexts, plansOf } from './golden-texts.ts';

const {
  values: { show },
  positionals: [folder, ...names],
} = parseArgs({ allowPositionals: true, options: { show: { type: 'boolean', default: false } } });

for (const name of names) {
  const out = `${folder}/${name}`;
  mkdirSync(out, { recursive: true });
  try {
    await runExample(name, out);
  } catch (error) {
    writeFileSync(`${out}/error.txt`, error.stack ?? String(error));
  }
}

async function runExample(name, out) {
  // cdktf reads it when an app is made, which is once in each example.
  process.env.CDKTF_OUTDIR = out;
  const plans = plansOf(name, await import(`../../examples/${name}/main.ts`));
  mkdirSync(`${out}/plans`);
  mkdirSync(`${out}/golden`);
  for (const [file, plan] of plans) {
    writeFileSync(`${out}/plans/${file}.json`, serializePlan(plan));
    for (const [golden, text] of goldenTexts(name, file, plan))
      writeFileSync(`${out}/golden/${golden}`, text);
    if (show)
      console.log(file === 'plan' ? renderPlan(plan) : `${file.slice('plan.'.length)}\n${renderPlan(plan)}`);
  }
}
