// Child: what is to grow no faster than what it is given, at one size and at ten times that size. Arguments: components, rounds, warm-ups.
import process from 'node:process';
import { gate, parsePlan, serializePlan } from '@atakora/component/plan';
import { inTurns } from './in-turns.mjs';
import { backendOf, definitions } from './sample-backend.mjs';
import { updatesOf } from './terraform-plan.mjs';

const [count, rounds, warmups] = process.argv.slice(2).map(Number);

function casesOf(size, suffix) {
  const plan = backendOf(definitions(size)).plan();
  const text = serializePlan(plan);
  const updates = updatesOf(plan);
  return {
    [`plan${suffix}`]: { prepare: () => backendOf(definitions(size)), run: (backend) => backend.plan() },
    [`parse${suffix}`]: { run: () => parsePlan(text) },
    [`gate${suffix}`]: { run: () => gate(updates, plan) },
  };
}

const cases = { ...casesOf(count, 'Tenth'), ...casesOf(count * 10, '') };
console.log(JSON.stringify({ samples: inTurns(cases, { rounds, warmups }) }));
