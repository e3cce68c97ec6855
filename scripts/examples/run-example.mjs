// Child of run-examples.mjs: runs one example and writes its plan or plans next to the Terraform JSON.
// A process per example keeps the examples independent: cdktf reads its output folder from the environment.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { renderPlan, serializePlan } from '@atakora/component/plan';

const [name, show] = process.argv.slice(2);
const { plan, plans } = await import(`../../examples/${name}/main.ts`);
if ((plan === undefined) === (plans === undefined)) {
  throw new Error(`examples/${name}/main.ts must export either "plan" or "plans".`);
}

const named = plan === undefined ? Object.entries(plans) : [[undefined, plan]];
for (const [key, resourcePlan] of named) {
  const file = key === undefined ? 'plan.json' : `plan.${key}.json`;
  writeFileSync(`${process.env.CDKTF_OUTDIR}/${file}`, serializePlan(resourcePlan));
  if (show === '--show')
    console.log(key === undefined ? renderPlan(resourcePlan) : `${key}\n${renderPlan(resourcePlan)}`);
}
