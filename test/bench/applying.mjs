// Child: applies a plan and synthesizes it, against the same stack written by hand. Arguments: components, rounds.
// Both write the same files with cdktf itself. Planning is not part of it, because it has a measurement of its own. Packages, which
// the side by hand is given, are measured alone as well.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ResourceGroupStack, writePackages } from '@atakora/component/cdk';
import { App, TerraformStack, Testing } from 'cdktf';
import { firstDifference } from './first-difference.mjs';
import { writeByHand } from './hand-written.mjs';
import { inTurns } from './in-turns.mjs';
import { backendOf, definitions } from './sample-backend.mjs';

const [count, rounds] = process.argv.slice(2).map(Number);
const outdir = mkdtempSync(join(tmpdir(), 'atakora-bench-'));

const backend = backendOf(definitions(count));
const names = new Map(
  backend
    .plan()
    .terraform.map((block) => [`${block.type}.${block.id}`, (block.arguments ?? block.config).name]),
);

const code = new Map();

/** A fresh backend each time: one that is applied to a stack remembers it. */
function byLibrary(app, planned) {
  const stack = new ResourceGroupStack(app, 'bench', { resourceGroupName: 'rg-bench', location: 'eastus' });
  planned.addToStack(stack);
  return stack;
}

function byHand(app) {
  const stack = new TerraformStack(app, 'bench');
  writeByHand(
    stack,
    count,
    (address) => names.get(address),
    (role) => code.get(role),
  );
  return stack;
}

function planned() {
  const fresh = backendOf(definitions(count));
  fresh.plan();
  return fresh;
}

function synthesizing(write) {
  return (input) => {
    const app = new App({ outdir });
    write(app, input);
    app.synth();
  };
}

try {
  const synthesized = (write) => JSON.parse(Testing.synth(write(new App({ outdir }), backend)));
  const ours = synthesized(byLibrary);
  for (const [role, app] of Object.entries(ours.resource.azurerm_function_app_flex_consumption)) {
    const { source, content_md5: contentMd5 } = ours.resource.azurerm_storage_blob[`${role}_package`];
    code.set(role, { source, contentMd5, sha256: app.app_settings.CRUD_PACKAGE_SHA256 });
  }
  const theirs = synthesized(byHand);
  const difference = firstDifference(theirs, ours);
  if (difference !== undefined) {
    throw new Error(
      `The library and test/bench/hand-written.mjs no longer synthesize the same JSON.\n${difference}\n` +
        'If the library is right, change hand-written.mjs.',
    );
  }
  const samples = inTurns(
    {
      library: { prepare: planned, run: synthesizing(byLibrary) },
      hand: { run: synthesizing(byHand) },
      packages: {
        prepare: () => planned().plan(),
        run: (plan) => writePackages(plan, join(outdir, 'packages')),
      },
    },
    { rounds },
  );
  console.log(JSON.stringify({ samples }));
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
