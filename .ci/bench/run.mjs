// Measures what the library costs and prints one table; also writes reports/bench.json.
//   node .ci/bench/run.mjs [--smoke]
//   --smoke  tiny sizes, no figures worth reading: checks that everything runs, and that the library still
//            synthesizes what the hand-written constructs do
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import process from 'node:process';
import { runChild } from './child.mjs';
import { measureColdStart } from './cold-start.mjs';
import { toTable } from './table.mjs';
import { measureTypeCheck } from './type-checking.mjs';

const smoke = process.argv.includes('--smoke');
const sizes = smoke
  ? {
      cold: 2,
      plan: [
        [3, 2, 1],
        [30, 2, 1],
      ],
      warm: [10, 2, 1],
      chain: [30, 2, 1],
      apply: [
        [25, 1],
        [270, 1],
      ],
      memory: [10],
      types: [[3, 1]],
    }
  : {
      cold: 25,
      // components, samples, warm-ups
      plan: [
        [10, 200, 100],
        [100, 60, 30],
        [1_000, 25, 10],
        [10_000, 9, 3],
      ],
      warm: [200, 60, 30],
      chain: [1_000, 40, 10],
      apply: [
        [10, 41],
        [100, 21],
        [1_000, 11],
      ],
      memory: [1_000, 10_000],
      types: [
        [1, 5],
        [10, 5],
        [60, 5],
        [100, 5],
      ],
    };

const ms = (time) => `${time < 10 ? time.toFixed(1) : time.toFixed(0)} ms`;
const between = ([low, high], show = ms) => `${show(low)} to ${show(high)}`;
const times = (factor) => `${factor.toFixed(2)}x`;
const thousands = (count) => count.toLocaleString('en-US');

const rows = [];
const add = (row) => {
  rows.push(row);
  console.error(`${row.name}: ${[row.value, row.ratio].filter(Boolean).join(', ')}`);
};

const cold = measureColdStart(sizes.cold);
add({ name: 'Empty Node process', value: ms(cold.empty), raw: cold.empty });
add({
  name: 'Cold import and first plan of 3 components, over that',
  value: ms(cold.over),
  middle: between(cold.quartiles),
  budget: 'at most 60 ms',
  met: cold.over <= 60,
  raw: cold,
});

let smaller;
for (const [count, samples, warmups] of sizes.plan) {
  const result = runChild('planning.mjs', [count, samples, warmups]);
  const growth = smaller === undefined ? undefined : result.median / smaller;
  const budgeted = count === 10_000;
  add({
    name: `plan() of ${thousands(count)} components`,
    value: ms(result.median),
    middle: between(result.quartiles),
    ...(growth !== undefined && { ratio: `${times(growth)} of ${smoke ? 'the size before' : 'a tenth'}` }),
    ...(budgeted && { budget: 'at most 11x', met: growth <= 11 }),
    raw: result,
  });
  smaller = result.median;
}

const warm = runChild('planning.mjs', sizes.warm);
add({
  name: `plan() of ${sizes.warm[0]} components, warm`,
  value: ms(warm.median),
  middle: between(warm.quartiles),
  budget: 'under 50 ms',
  met: warm.median < 50,
  raw: warm,
});

const chain = runChild('chaining.mjs', sizes.chain);
add({
  name: `Chain of ${thousands(sizes.chain[0])} addComponent`,
  value: ms(chain.median),
  middle: between(chain.quartiles),
  budget: 'under 50 ms',
  met: chain.median < 50,
  raw: chain,
});

for (const [count, rounds] of sizes.apply) {
  const { library, hand, ratio, quartiles, samples } = runChild('applying.mjs', [count, rounds]);
  add({
    name: `Hand-written constructs and synth, ${thousands(count)} APIs`,
    value: ms(hand),
    raw: { hand, samples },
  });
  add({
    name: `apply() and synth of the same, ${thousands(count)} APIs`,
    value: ms(library),
    middle: between(quartiles, times),
    ratio: `${times(ratio)} of hand-written`,
    budget: 'at most 1.05x',
    met: ratio <= 1.05,
    raw: { library, ratio, samples },
  });
}

const nothing = runChild('memory.mjs', [0], []);
add({ name: 'Peak memory of an empty process', value: `${nothing.peakMb.toFixed(0)} MB`, raw: nothing });
for (const count of sizes.memory) {
  const { peakMb, planMb } = runChild('memory.mjs', [count], []);
  add({
    name: `Peak memory, planning ${thousands(count)} components`,
    value: `${peakMb.toFixed(0)} MB`,
    ratio: `plan of ${planMb.toFixed(1)} MB as JSON`,
    raw: { peakMb, planMb },
  });
}

for (const [count, samples] of sizes.types) {
  const { checkMs, instantiations } = measureTypeCheck(count, samples);
  add({
    name: `Type check, builder of ${count} component${count === 1 ? '' : 's'}`,
    value: ms(checkMs),
    ratio: `${thousands(instantiations)} instantiations`,
    ...(count === 100 && { budget: 'under 2000 ms', met: checkMs < 2000 }),
    raw: { checkMs, instantiations, samples },
  });
}

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
};
if (smoke) {
  console.log('bench smoke: everything runs, and hand-written constructs synthesize the same JSON');
} else {
  mkdirSync('reports', { recursive: true });
  writeFileSync(
    'reports/bench.json',
    `${JSON.stringify({ date: new Date().toISOString(), machine, rows }, null, 2)}\n`,
  );
  console.log(
    `\n${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, Node ${machine.node}, ${machine.platform}\n`,
  );
  console.log(toTable(rows));
  console.log('\nAlso in reports/bench.json. Budgets are goals, not tests: a busy machine is slower.');
}
