// Child: plans backends of one size, fresh definitions each time. Arguments: components, samples, warm-ups.
import process from 'node:process';
import { measure } from './in-process.mjs';
import { backendOf, definitions } from './sample-backend.mjs';

const [count, samples, warmups] = process.argv.slice(2).map(Number);
const result = await measure((backend) => backend.plan(), {
  samples,
  warmups,
  prepare: () => backendOf(definitions(count)),
});
console.log(JSON.stringify(result));
