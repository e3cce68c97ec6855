// Child: reads, compares and gates plans, against what it takes to parse their JSON. Arguments: components, rounds, warm-ups.
import process from 'node:process';
import { diffPlans, gate, parsePlan, serializePlan } from '@atakora/component/plan';
import { inTurns } from './in-turns.mjs';
import { backendOf, definitions } from './sample-backend.mjs';
import { updatesOf } from './terraform-plan.mjs';

const [count, rounds, warmups] = process.argv.slice(2).map(Number);
const before = backendOf(definitions(count)).plan();
const after = backendOf(definitions(count).slice(1), { lock: before.lock }).plan();
const text = serializePlan(before);
const updates = updatesOf(before);
const samples = inTurns(
  {
    json: { run: () => JSON.parse(text) },
    parse: { run: () => parsePlan(text) },
    diff: { run: () => diffPlans(before, after) },
    updates: { run: () => JSON.parse(updates) },
    gate: { run: () => gate(updates, before) },
  },
  { rounds, warmups },
);
console.log(JSON.stringify({ samples }));
