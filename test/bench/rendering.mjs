// Child: writes a plan as Terraform JSON, against cdktf's apply and synth of the same. Arguments: components, rounds.
// Planning is no part of it. Putting packages together is part of both, and of `render` not.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { renderTerraform, writeTerraform } from '@atakora/component/terraform';
import { App } from 'cdktf';
import { processorTime } from './processor-time.mjs';
import { backendOf, definitions } from './sample-backend.mjs';
import { median, quartiles } from './statistics.mjs';

const [count, rounds] = process.argv.slice(2).map(Number);
const outdir = mkdtempSync(join(tmpdir(), 'atakora-bench-'));
const resourceGroup = { name: 'rg-bench', location: 'eastus', create: true };

/** A fresh backend each time: one that is applied to a stack remembers it. */
function planned() {
  const fresh = backendOf(definitions(count));
  fresh.plan();
  return fresh;
}

const ways = {
  cdktf(backend) {
    const app = new App({ outdir: join(outdir, 'cdktf') });
    backend.addToStack(
      new ResourceGroupStack(app, 'bench', { resourceGroupName: 'rg-bench', location: 'eastus' }),
    );
    app.synth();
  },
  write(backend) {
    rmSync(join(outdir, 'direct'), { recursive: true, force: true });
    writeTerraform(backend.plan(), join(outdir, 'direct'), { resourceGroup });
  },
  render(backend) {
    const plan = backend.plan();
    const packages = plan.packages.map(({ app }) => ({
      app,
      path: 'package.zip',
      md5: '0'.repeat(32),
      sha256: '0'.repeat(64),
    }));
    JSON.stringify(renderTerraform(plan, { resourceGroup, packages }));
  },
};

function timeOf(write, backend) {
  globalThis.gc?.();
  const [started, before] = [performance.now(), processorTime()];
  write(backend);
  return { clock: performance.now() - started, processor: processorTime() - before };
}

try {
  const names = Object.keys(ways);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds + 1; round += 1) {
    // Who comes first takes turns.
    const order = round % 2 === 0 ? names : [...names].reverse();
    for (const name of order) {
      const time = timeOf(ways[name], planned());
      if (round > 0) times[name].push(time); // the first warms up
    }
  }
  const summary = (samples) => ({
    clock: median(samples.map(({ clock }) => clock)),
    quartiles: quartiles(samples.map(({ clock }) => clock)),
    processor: median(samples.map(({ processor }) => processor)),
    samples: samples.length,
  });
  console.log(JSON.stringify(Object.fromEntries(names.map((name) => [name, summary(times[name])]))));
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
