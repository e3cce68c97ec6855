// Child: writes a plan as Terraform JSON, against cdktf's apply and synth of the same. Arguments: components, rounds.
// Planning is no part of it. Putting packages together is part of both, and of `render` not.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { renderTerraform, writeTerraform } from '@atakora/component/terraform';
import { App } from 'cdktf';
import { inTurns } from './in-turns.mjs';
import { backendOf, definitions } from './sample-backend.mjs';

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

try {
  const cases = Object.entries(ways).map(([name, run]) => [name, { prepare: planned, run }]);
  console.log(JSON.stringify({ samples: inTurns(Object.fromEntries(cases), { rounds }) }));
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
