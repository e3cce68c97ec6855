// Measures what the library costs, each against something that is measured in the same run, and prints one table; also writes
// reports/bench.json.
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
import { ratioOf, summaryOf } from './in-turns.mjs';
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

// Components, then rounds, warm-ups and calls per sample.
const sizes = smoke
  ? {
      cold: 1,
      plan: [[10, 2, 1, 1]],
      growth: [3, 2, 1],
      read: [10, 2, 1],
      apply: [
        [25, 1],
        [270, 1],
      ],
      memory: [10],
      types: [3],
      checks: 1,
    }
  : {
      cold: 21,
      plan: [
        [10, 41, 20, 10],
        [100, 31, 10, 2],
        [1_000, 21, 5, 1],
      ],
      growth: [1_000, 5, 1],
      read: [1_000, 15, 5],
      apply: [
        [10, 31],
        [100, 11],
        [1_000, 5],
      ],
      memory: [1_000, 10_000],
      types: [1, 10, 60, 100],
      checks: 3,
    };

const loadBefore = loadavg()[0];
const ms = (time) => `${time < 10 ? time.toFixed(1) : time.toFixed(0)} ms`;
const times = (factor) => `${factor.toFixed(2)}x`;
const thousands = (count) => count.toLocaleString('en-US');

const rows = [];
const add = (row) => {
  rows.push(row);
  console.error(`${row.name}: ${[row.value, row.ratio, row.other].filter(Boolean).join(', ')}`);
};

/** A row of the case `name`. With a budget, it is the most that the ratio may be. */
function addTime(title, samples, name, { other, of, base = of && samples[of], most } = {}) {
  const { time, middle } = summaryOf(samples[name]);
  const against = base && ratioOf(samples[name], base);
  add({
    name: title,
    value: ms(time),
    middle: middle.map(ms).join(' to '),
    ...(against && {
      other,
      ratio: times(against.ratio),
      interval: against.interval.map((end) => end.toFixed(2)).join(' to '),
    }),
    ...(most !== undefined && { budget: `at most ${most}x`, met: against.ratio <= most }),
    raw: { samples: samples[name], against },
  });
}

const cold = measureColdStart(sizes.cold);
const overEmpty = (name) => cold[name].map((time, round) => time - cold.empty[round]);
const starts = {
  ...cold,
  ...Object.fromEntries(Object.keys(cold).map((name) => [`${name}Over`, overEmpty(name)])),
};
const empty = { other: 'an empty process', of: 'empty' };
addTime('Empty Node process', starts, 'empty');
addTime('Import of what plans, over that', starts, 'importOver', empty);
addTime('Import and first plan of 3 components, over that', starts, 'planOver', { ...empty, most: 0.8 });
addTime('Import of /terraform, plan and Terraform JSON of 3, over that', starts, 'terraformOver', empty);
addTime('`atakora --help`, over that', starts, 'helpOver', empty);
addTime(
  '`atakora plan` of 3 components, over that and a plan',
  {
    ...starts,
    rest: starts.command.map((time, round) => time - starts.plan[round]),
  },
  'rest',
  { ...empty, most: 2 },
);
addTime(
  '`atakora plan` of a TypeScript file, over the same of JavaScript',
  {
    ...starts,
    rest: starts.typescript.map((time, round) => time - starts.command[round]),
  },
  'rest',
  empty,
);

for (const [count, ...rest] of sizes.plan) {
  const { samples, bytes } = runChild('planning.mjs', [count, ...rest], []);
  const title = (what) => `${what}, ${thousands(count)} components`;
  const stringify = { other: 'JSON.stringify of the plan', of: 'stringify' };
  const large = count === 1_000;
  addTime(title('plan()'), samples, 'plan', {
    ...stringify,
    ...(large && { most: 6 }),
    ...(count === 10 && { most: 20 }),
  });
  addTime(title('plan()'), samples, 'plan', {
    other: 'structuredClone of the plan',
    of: 'clone',
    ...(large && { most: 1.2 }),
  });
  addTime(title('plan() with its lock'), samples, 'locked', {
    other: 'plan() without',
    of: 'plan',
    ...(large && { most: 1.2 }),
  });
  addTime(title('chain of addComponent'), samples, 'chain', {
    other: 'plan()',
    of: 'plan',
    ...(large && { most: 0.3 }),
  });
  add({
    name: title('JSON of a plan, for each component'),
    value: `${(bytes / count / 1000).toFixed(1)} kB`,
    raw: { bytes },
  });
}

const growth = runChild('growing.mjs', sizes.growth, []).samples;
const tenth = { other: `a tenth of them`, most: 11 };
for (const [name, title] of [
  ['plan', 'plan()'],
  ['parse', 'parsePlan()'],
  ['gate', 'gate()'],
])
  addTime(`${title}, ${thousands(sizes.growth[0] * 10)} components`, growth, name, {
    ...tenth,
    of: `${name}Tenth`,
  });

const reading = runChild('reading.mjs', sizes.read, []).samples;
const large = `${thousands(sizes.read[0])} components`;
addTime(`parsePlan(), ${large}`, reading, 'parse', { other: 'JSON.parse of the plan', of: 'json', most: 12 });
addTime(`diffPlans(), ${large}`, reading, 'diff', {
  other: 'JSON.parse of one of them',
  of: 'json',
  most: 6,
});
addTime(`gate(), ${large}`, reading, 'gate', {
  other: "JSON.parse of Terraform's plan",
  of: 'updates',
  most: 12,
});

for (const [count, rounds] of sizes.apply) {
  const { samples } = runChild('applying.mjs', [count, rounds], []);
  const hand = { other: 'hand-written constructs and synth', of: 'hand' };
  const apart = samples.library.map((time, round) => time - samples.packages[round]);
  addTime(`apply() and synth, ${thousands(count)} APIs`, samples, 'library', hand);
  addTime(
    `apply() and synth without the packages, ${thousands(count)} APIs`,
    { ...samples, apart },
    'apart',
    { ...hand, most: 1.05 },
  );
}

for (const [count, rounds] of sizes.apply) {
  const { samples } = runChild('rendering.mjs', [count, rounds], []);
  const cdktf = { other: 'apply() and synth', of: 'cdktf' };
  addTime(`writeTerraform(), packages included, ${thousands(count)} APIs`, samples, 'write', cdktf);
  addTime(`renderTerraform() as text, ${thousands(count)} APIs`, samples, 'render', { ...cdktf, most: 0.1 });
}

const nothing = runChild('memory.mjs', [0], []);
for (const count of sizes.memory) {
  const { peakMb, planMb } = runChild('memory.mjs', [count], []);
  add({
    name: `Peak memory, planning ${thousands(count)} components`,
    value: `${peakMb.toFixed(0)} MB`,
    other: 'JSON of the plan, over an empty process',
    ratio: times((peakMb - nothing.peakMb) / planMb),
    ...(count === 10_000 && { budget: 'at most 300 MB', met: peakMb <= 300 }),
    raw: { peakMb, planMb, nothing },
  });
}

let one;
for (const count of sizes.types) {
  const { checkMs, instantiations, tooDeep } = measureTypeCheck(count, sizes.checks);
  one ??= checkMs;
  add({
    name: `Type check, builder of ${count} component${count === 1 ? '' : 's'}`,
    value: ms(checkMs),
    other: `the smallest; ${thousands(instantiations)} instantiations${tooDeep ? ', error TS2589: too deep' : ''}`,
    ratio: times(checkMs / one),
    ...(count === 100 && {
      budget: 'at most 12x and 250,000',
      met: checkMs <= 12 * one && instantiations <= 250_000,
    }),
    raw: { checkMs, instantiations, tooDeep },
  });
}

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  loadBefore,
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
  console.log(
    '\nTimes are those on a processor, of all threads: those that compile and collect count. Garbage is collected as Node sees fit.\n' +
      'Check times are those that the compiler says. Also in reports/bench.json.',
  );
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
