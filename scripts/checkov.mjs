// Runs Checkov over the Terraform JSON of every example and of samples with other plans, and fails when the rules that fail differ
// from those in the table of docs/security.md.
//   node --import tsx scripts/checkov.mjs [--checkov <path>]
// Checkov is installed by hand, outside of this folder: python3 -m venv <venv> && <venv>/bin/pip install checkov
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { CrudApi } from '../src/crud.ts';
import { defineBackend } from '../src/backend.ts';
import { FunctionsApp, keyVaultSecret } from '../src/functions.ts';
import { renderTerraform } from '../src/terraform.ts';

const { values: flags } = parseArgs({ options: { checkov: { type: 'string', default: 'checkov' } } });

if (spawnSync(flags.checkov, ['--version']).status !== 0) {
  console.log(
    'Skipped: Checkov is not installed. Install it in a virtual environment, and pass --checkov <path>.',
  );
  process.exit(0);
}

const temporary = mkdtempSync(join(tmpdir(), 'checkov-'));
try {
  writeExamples();
  writeSamples();
  const met = findings();
  const known = rulesOf(readFileSync('docs/security.md', 'utf8'));
  const unexplained = [...met].filter(([rule]) => !known.has(rule));
  const unmet = [...known].filter((rule) => !met.has(rule));
  for (const [rule, { name, resources }] of unexplained)
    console.log(`new: ${rule} ${name}\n  ${[...resources].slice(0, 5).join('\n  ')}`);
  for (const rule of unmet) console.log(`gone: ${rule} is in docs/security.md, and nothing meets it.`);
  console.log(`${met.size} rules are met, ${unexplained.length} new, ${unmet.length} gone.`);
  process.exitCode = unexplained.length + unmet.length > 0 ? 1 : 0;
} finally {
  rmSync(temporary, { recursive: true });
}

/** Runs each example in a separate process, which writes the Terraform JSON of its stacks. */
function writeExamples() {
  const examples = readdirSync('examples', { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
  );
  for (const { name } of examples) {
    const out = join(temporary, name);
    mkdirSync(out);
    execFileSync(process.execPath, ['--import', 'tsx', `examples/${name}/main.ts`], {
      env: { ...process.env, CDKTF_OUTDIR: out, CHECKPOINT_DISABLE: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}

function writeSamples() {
  const functions = { run: { trigger: 'http' } };
  const users = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
  const vault = { name: 'kv-shop', useExisting: true, resourceGroup: 'rg-vault' };
  const samples = {
    ep1: [{}, [users, FunctionsApp.define('Jobs', { functions, sku: 'EP1' })]],
    b1: [{}, [users, FunctionsApp.define('Jobs', { functions, sku: 'B1' })]],
    p1v3: [{}, [users, FunctionsApp.define('Jobs', { functions, sku: 'P1v3' })]],
    'p1v3-zones': [
      {},
      [FunctionsApp.define('Jobs', { functions, sku: 'P1v3', scale: { minimumInstances: 2, zones: true } })],
    ],
    isolated: [{ networking: 'isolated', monitoring: true }, [users]],
    vault: [
      { keyVault: vault },
      [FunctionsApp.define('Jobs', { functions, secrets: { KEY: keyVaultSecret('key') } })],
    ],
    'vault-isolated': [
      { networking: 'isolated', keyVault: vault },
      [FunctionsApp.define('Jobs', { functions, secrets: { KEY: keyVaultSecret('key') } })],
    ],
  };
  for (const [name, [options, components]] of Object.entries(samples)) {
    const plan = defineBackend({ backendId: 'shop', environment: 'prod', location: 'eastus', ...options })
      .addComponents(components)
      .plan();
    const packages = plan.packages
      .filter(({ deployment }) => deployment !== 'none')
      .map(({ app }) => ({ app, path: 'app.zip', md5: 'a'.repeat(32), sha256: 'b'.repeat(64) }));
    const json = renderTerraform(plan, {
      resourceGroup: { name: 'rg-shop', location: 'eastus', create: true },
      packages,
    });
    const out = join(temporary, `sample-${name}`);
    mkdirSync(out);
    writeFileSync(join(out, 'main.tf.json'), JSON.stringify(json, null, 2));
  }
}

/** Failed checks, by rule. */
function findings() {
  const { stdout, stderr } = spawnSync(
    flags.checkov,
    [
      '--directory',
      temporary,
      '--framework',
      'terraform_json',
      '--output',
      'json',
      '--quiet',
      '--compact',
      '--skip-download',
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const start = stdout.search(/[[{]/);
  if (start < 0) throw new Error(`Checkov wrote no report: ${stderr.slice(-2000)}`);
  const reports = [JSON.parse(stdout.slice(start))].flat();
  const passed = reports.reduce((sum, { summary }) => sum + (summary?.passed ?? 0), 0);
  // An empty report would match an empty table.
  if (passed < 100)
    throw new Error(`Checkov saw ${passed} passed checks: it did not read the Terraform JSON.`);
  const met = new Map();
  for (const { check_id: rule, check_name: name, file_path: file, resource } of reports.flatMap(
    ({ results }) => results?.failed_checks ?? [],
  )) {
    const one = met.get(rule) ?? { name, resources: new Set() };
    one.resources.add(`${file} ${resource}`);
    met.set(rule, one);
  }
  return new Map([...met].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })));
}

/** The rules of the table: the first cell of each row that names one. */
function rulesOf(page) {
  return new Set([...page.matchAll(/^\| `(CKV\d?_\w+_\d+)`/gm)].map(([, rule]) => rule));
}
