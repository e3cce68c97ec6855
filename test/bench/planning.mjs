// Child: plans backends of one size, against what the plan takes to be written out and copied. Arguments: components, rounds, warm-ups,
// calls per sample.
import process from 'node:process';
import { defineBackend } from '@atakora/component/backend';
import { inTurns } from './in-turns.mjs';
import { backendOf, config, definitions } from './sample-backend.mjs';

const [count, rounds, warmups, batch] = process.argv.slice(2).map(Number);
const plan = backendOf(definitions(count)).plan();
const samples = inTurns(
  {
    // Fresh definitions and a fresh backend each time, because a backend keeps its plan.
    plan: { prepare: () => backendOf(definitions(count)), run: (backend) => backend.plan() },
    locked: {
      prepare: () => backendOf(definitions(count), { lock: plan.lock }),
      run: (backend) => backend.plan(),
    },
    stringify: { run: () => JSON.stringify(plan) },
    clone: { run: () => globalThis.structuredClone(plan) },
    chain: {
      prepare: () => definitions(count),
      run: (components) => {
        let builder = defineBackend(config);
        for (const component of components) builder = builder.addComponent(component);
      },
    },
  },
  { rounds, warmups, batch },
);
console.log(JSON.stringify({ samples, bytes: JSON.stringify(plan).length }));
