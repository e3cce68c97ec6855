// Measures what the library costs and prints one table; also writes reports/bench.json.
//   node test/bench/run.mjs [--smoke | --against REF]
//   --smoke  tiny sizes, no figures worth reading: checks that everything runs, and that the library still
//            synthesizes what the hand-written constructs do
//   --against REF  compares planning, chaining and comparing with those of another commit instead
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { commitOf, compareWith, toText } from './against.mjs';
import { runChild } from './child.mjs';
import { measureColdStart } from './cold-start.mjs';
import { toTable } from './table.mjs';
import { measureTypeCheck } from './type-checking.mjs';

const USAGE = 'Usage: npm run bench -- [--smoke | --against REF]';
const { smoke, against, help } = optionsOf();
if (help) {
  console.log(USAGE);
  process.exit();
}
if (against !== undefined) {
  const commit = commitOf(against);
  if (commit === undefined) refuse(`--against must be a commit that git knows, received '${against}'.`);
  console.log(`\n${toText(commit, await compareWith(commit))}`);
  process.exit();
}
const sizes = smoke
  ? {
      cold: 2,
      plan: [
        [3, 2, 1],
        [30, 2, 1],
      ],
      freely: [30, 2, 1],
      warm: [10, 2, 1],
      locked: [30, 2, 1],
      chain: [30, 2, 1],
      diff: [30, 2, 1],
      apply: [
        [25, 1],
        [270, 1],
      ],
      memory: [10],
      types: [[3, 1]],
    }
  : {
      cold: 21,
      // components, samples, warm-ups
      plan: [
        [10, 100, 50],
        [100, 40, 20],
        [1_000, 15, 5],
        [10_000, 5, 1],
      ],
      freely: [1_000, 40, 10],
      warm: [200, 40, 20],
      locked: [1_000, 9, 3],
      chain: [1_000, 20, 5],
      diff: [1_000, 15, 5],
      apply: [
        [10, 21],
        [100, 11],
        [1_000, 5],
      ],
      memory: [1_000, 10_000],
      types: [
        [1, 3],
        [10, 3],
        [60, 3],
        [100, 3],
      ],
    };

// A machine with more to do than it has cores makes everything slower by the clock, and garbage collection, which has
// threads of its own, most of all. Ratios and budgets then go by the time on a processor.
const loadBefore = loadavg()[0];
const busy = loadBefore > availableParallelism() / 2;
const judged = ({ clock, processor }) => (busy ? processor : clock);

const ms = (time) => `${time < 10 ? time.toFixed(1) : time.toFixed(0)} ms`;
const times = (factor) => `${factor.toFixed(2)}x`;
const thousands = (count) => count.toLocaleString('en-US');

const rows = [];
const add = (row) => {
  rows.push(row);
  console.error(`${row.name}: ${[row.value, row.ratio].filter(Boolean).join(', ')}`);
};
const addTime = (name, time, rest = {}) =>
  add({
    name,
    value: ms(time.clock),
    ...(time.quartiles && { middle: time.quartiles.map(ms).join(' to ') }),
    processor: ms(time.processor),
    raw: time,
    ...rest,
  });

const cold = measureColdStart(sizes.cold);
addTime('Empty Node process', cold.empty);
addTime('Cold import and first plan of 3 components, over that', cold.over, {
  budget: 'at most 45 ms',
  met: judged(cold.over) <= 45,
});
addTime('Cold import of /terraform, plan and Terraform JSON of 3 components, over that', cold.terraform);

let smaller;
for (const [count, samples, warmups] of sizes.plan) {
  const result = runChild('planning.mjs', [count, samples, warmups]);
  const growth = smaller === undefined ? undefined : judged(result) / judged(smaller);
  addTime(`plan() of ${thousands(count)} components`, result, {
    ...(growth !== undefined && { ratio: `${times(growth)} of ${smoke ? 'the size before' : 'a tenth'}` }),
    ...(count === 1_000 && { budget: 'at most 150 ms on a processor', met: result.processor <= 150 }),
    ...(count === 10_000 && { budget: 'at most 11x', met: growth <= 11 }),
  });
  smaller = result;
}

// A collection that is forced also ends hidden classes without an object, and the compiled code with them.
const freely = runChild('planning.mjs', sizes.freely, []);
addTime(`plan() of ${thousands(sizes.freely[0])} components, collected as Node sees fit`, freely, {
  budget: 'at most 150 ms on a processor',
  met: freely.processor <= 150,
});

const warm = runChild('planning.mjs', sizes.warm);
addTime(`plan() of ${sizes.warm[0]} components, warm`, warm, {
  budget: 'at most 40 ms',
  met: judged(warm) <= 40,
});

const { without, locked } = runChild('planning-with-lock.mjs', sizes.locked);
const withLock = judged(locked) / judged(without);
addTime(`plan() of ${thousands(sizes.locked[0])} components with their lock`, locked, {
  ratio: `${times(withLock)} of without`,
  budget: 'at most 1.2x',
  met: withLock <= 1.2,
});

const chain = runChild('chaining.mjs', sizes.chain);
addTime(`Chain of ${thousands(sizes.chain[0])} addComponent`, chain, {
  budget: 'under 50 ms',
  met: judged(chain) < 50,
});

const diff = runChild('diffing.mjs', sizes.diff);
addTime(`diffPlans of ${thousands(sizes.diff[0])} components`, diff, {
  budget: 'under 100 ms',
  met: judged(diff) < 100,
});

for (const [count, rounds] of sizes.apply) {
  const { library, hand } = runChild('applying.mjs', [count, rounds]);
  const ratio = judged(library) / judged(hand);
  addTime(`Hand-written constructs and synth, ${thousands(count)} APIs`, hand);
  addTime(`apply() and synth of the same, ${thousands(count)} APIs`, library, {
    ratio: `${times(ratio)} of hand-written`,
    budget: 'at most 1.05x',
    met: ratio <= 1.05,
  });
}

for (const [count, rounds] of sizes.apply) {
  const { cdktf, write, render } = runChild('rendering.mjs', [count, rounds]);
  const faster = (time) => judged(cdktf) / judged(time);
  addTime(`writeTerraform(), packages included, ${thousands(count)} APIs`, write, {
    ratio: `${times(faster(write))} faster than apply() and synth`,
  });
  addTime(`renderTerraform() as text, ${thousands(count)} APIs`, render, {
    ratio: `${times(faster(render))} faster than apply() and synth`,
    budget: 'at least 10x',
    met: faster(render) >= 10,
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
    ...(count === 10_000 && { budget: 'at most 300 MB', met: peakMb <= 300 }),
    raw: { peakMb, planMb },
  });
}

for (const [count, samples] of sizes.types) {
  const { checkMs, instantiations, tooDeep } = measureTypeCheck(count, samples);
  add({
    name: `Type check, builder of ${count} component${count === 1 ? '' : 's'}`,
    value: ms(checkMs),
    ratio: `${thousands(instantiations)} instantiations${tooDeep ? ', error TS2589: too deep' : ''}`,
    ...(count === 100 && {
      budget: 'at most 500 ms and 150,000',
      met: checkMs <= 500 && instantiations <= 150_000,
    }),
    raw: { checkMs, instantiations, tooDeep, samples },
  });
}

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  loadBefore,
  busy,
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
    `\n${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, Node ${machine.node}, ${machine.platform}, load before the run ${loadBefore.toFixed(1)}\n`,
  );
  console.log(toTable(rows));
  const unit = busy ? 'time on a processor, because the machine was busy' : 'the clock';
  console.log(`\nRatios and budgets go by ${unit}. Also in reports/bench.json.`);
}

function optionsOf() {
  try {
    const { values } = parseArgs({
      options: {
        smoke: { type: 'boolean', default: false },
        against: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    return refuse(error.message);
  }
}

function refuse(problem) {
  console.error(`bench: ${problem}\n${USAGE}`);
  process.exit(2);
}
