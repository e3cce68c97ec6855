// Child of run-examples.mjs: runs one example and writes its plan or plans next to the Terraform JSON.
// A process per example keeps the examples independent: cdktf reads its output folder from the environment.
import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { renderPlan, serializePlan } from '@atakora/component/plan';
import { goldenTexts, plansOf } from './golden-texts.ts';

const [name, show] = process.argv.slice(2);
const out = process.env.CDKTF_OUTDIR;
const plans = plansOf(name, await import(`../../examples/${name}/main.ts`));

mkdirSync(`${out}/plans`);
mkdirSync(`${out}/golden`);
for (const [file, plan] of plans) {
  writeFileSync(`${out}/plans/${file}.json`, serializePlan(plan));
  for (const [golden, text] of goldenTexts(name, file, plan)) writeFileSync(`${out}/golden/${golden}`, text);
  if (show === '--show')
    console.log(file === 'plan' ? renderPlan(plan) : `${file.slice('plan.'.length)}\n${renderPlan(plan)}`);
}
