// Child: measures one case with two libraries that take turns. Arguments: folders of both, case, components, samples, warm-ups.
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { processorTime } from './processor-time.mjs';
import { sampleOf } from './sample-of.mjs';
import { median, medianInterval } from './statistics.mjs';

const [before, now, name, ...sizes] = process.argv.slice(2);
const [count, samples, warmups] = sizes.map(Number);

/** Each makes its input outside the measured time, and returns what is measured; undefined where a library cannot do it. */
const CASES = {
  plan: ({ definitions, backendOf }) => {
    return () => {
      const backend = backendOf(definitions(count));
      return () => backend.plan();
    };
  },
  planLocked: ({ definitions, backendOf }) => {
    const { lock } = backendOf(definitions(count)).plan();
    if (lock === undefined) return undefined;
    return () => {
      const backend = backendOf(definitions(count), { lock });
      return () => backend.plan();
    };
  },
  chain: ({ definitions, emptyBackend }) => {
    const components = definitions(count);
    return () => () => {
      let builder = emptyBackend();
      for (const component of components) builder = builder.addComponent(component);
    };
  },
  diff: ({ definitions, backendOf, diffPlans }) => {
    if (diffPlans === undefined) return undefined;
    const [was, is] = [
      backendOf(definitions(count)).plan(),
      backendOf(definitions(count + 1).slice(1)).plan(),
    ];
    return () => () => diffPlans(was, is);
  },
  render: ({ definitions, backendOf, renderTerraform }) => {
    if (renderTerraform === undefined) return undefined;
    return () => {
      // A fresh plan each time, so that nothing of an earlier one is remembered.
      const plan = backendOf(definitions(count)).plan();
      const packages = plan.packages.map(({ app }) => ({
        app,
        path: 'package.zip',
        md5: '0'.repeat(32),
        sha256: '0'.repeat(64),
      }));
      return () => renderTerraform(plan, { resourceGroup: 'rg-bench', packages });
    };
  },
  parse: ({ definitions, backendOf, parsePlan, serializePlan }) => {
    if (parsePlan === undefined) return undefined;
    const text = serializePlan(backendOf(definitions(count)).plan());
    return () => () => parsePlan(text);
  },
};

async function load(folder) {
  const modules = await Promise.all(
    ['backend', 'crud', 'plan', 'terraform'].map(
      (entry) => import(pathToFileURL(join(folder, `${entry}.js`)).href),
    ),
  );
  const library = Object.assign({}, ...modules);
  return CASES[name]({ ...library, ...sampleOf(library) });
}

function timeOf(prepare) {
  const run = prepare();
  globalThis.gc?.();
  const started = processorTime();
  run();
  return processorTime() - started;
}

const sides = [await load(before), await load(now)];
const lacking = sides.findIndex((side) => side === undefined);
if (lacking === -1) {
  const times = [[], []];
  for (let round = -warmups; round < samples; round += 1) {
    // The side that is measured first changes with each round.
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    const measured = [];
    for (const side of order) measured[side] = timeOf(sides[side]);
    if (round >= 0) times.forEach((list, side) => list.push(measured[side]));
  }
  const ratios = times[1].map((time, round) => time / times[0][round]);
  console.log(
    JSON.stringify({
      before: median(times[0]),
      now: median(times[1]),
      ratio: median(ratios),
      interval: medianInterval(ratios),
    }),
  );
} else {
  console.log(JSON.stringify({ missing: ['other', 'present'][lacking] }));
}
