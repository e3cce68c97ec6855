// Child: plans backends of one size without a lock and with their own, by turns. Arguments: components, samples, warm-ups.
import process from 'node:process';
import { defineBackend } from '@atakora/component/backend';
import { measure } from './in-process.mjs';
import { backendOf, config, definitions } from './sample-backend.mjs';
import { median } from './statistics.mjs';

const ROUNDS = 3;
const [count, samples, warmups] = process.argv.slice(2).map(Number);
const { lock } = backendOf(definitions(count)).plan();
const lockedBackend = () =>
  defineBackend({ ...config, lock })
    .addComponents(definitions(count))
    .build();
const plan = (backend) => backend.plan();

const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const without = await measure(plan, { samples, warmups, prepare: () => backendOf(definitions(count)) });
  rounds.push({ without, locked: await measure(plan, { samples, warmups, prepare: lockedBackend }) });
}
const over = (side, time) => median(rounds.map((round) => round[side][time]));
const times = (side) => ({ clock: over(side, 'clock'), processor: over(side, 'processor') });
console.log(JSON.stringify({ without: times('without'), locked: times('locked') }));
