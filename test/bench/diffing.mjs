// Child: compares the plans of two backends of one size, of which one component differs. Arguments: components, samples, warm-ups.
import process from 'node:process';
import { defineBackend } from '@atakora/component/backend';
import { diffPlans } from '@atakora/component/plan';
import { measure } from './in-process.mjs';
import { backendOf, config, definitions } from './sample-backend.mjs';

const [count, samples, warmups] = process.argv.slice(2).map(Number);
const before = backendOf(definitions(count)).plan();
const after = defineBackend({ ...config, lock: before.lock })
  .addComponents(definitions(count).slice(1))
  .plan();
const result = await measure(([one, other]) => diffPlans(one, other), {
  samples,
  warmups,
  prepare: () => [before, after],
});
console.log(JSON.stringify(result));
