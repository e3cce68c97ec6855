// Runs schemathesis over the CRUD APIs of two sample backends, as `atakora dev` runs them, and fails where an answer is not one that
// the OpenAPI document describes.
//   npm run schemathesis -- [--schemathesis <path>] [--examples 50] [--seed 1]
// Schemathesis is installed by hand, outside of this folder: python3 -m venv <venv> && <venv>/bin/pip install schemathesis
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { defineBackend } from '../src/backend.ts';
import { CrudApi } from '../src/crud.ts';
import { runLocally } from '../src/dev.ts';
import { openApi } from '../src/plan.ts';

const { values: flags } = parseArgs({
  options: {
    schemathesis: { type: 'string', default: 'schemathesis' },
    examples: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
});

if (spawnSync(flags.schemathesis, ['--version']).status !== 0) {
  console.log(
    'Skipped: schemathesis is not installed. Install it in a virtual environment, and pass --schemathesis <path>.',
  );
  process.exit(0);
}

const ALL = ['create', 'read', 'update', 'patch', 'delete', 'list', 'batch'];

/** Every kind of field, every query, and every operation. */
const products = CrudApi.define('ProductApi', {
  entityName: 'Product',
  schema: {
    id: 'string',
    shop: 'string',
    sku: { type: 'string', required: true, pattern: '^[A-Z]{2}-[0-9]{1,6}$' },
    kind: { type: 'string', enum: ['book', 'toy'], default: 'book' },
    price: { type: 'number', minimum: 0, maximum: 10000, nullable: true },
    isListed: 'boolean',
    soldAt: 'timestamp',
    serial: { type: 'string', immutable: true, minLength: 1, maxLength: 20 },
    size: {
      type: 'object',
      fields: { width: 'number', unit: { type: 'string', enum: ['cm', 'in'] } },
    },
    tags: { type: 'array', items: { type: 'string', maxLength: 10 } },
    extra: 'object',
  },
  partitionKey: '/shop',
  operations: ALL,
  softDelete: true,
  ttl: -1,
  queries: { sorts: ['price', ['kind', '-price']], contains: true, select: true, count: true },
});

/** The key is the partition, a value is unique, and the defaults hold. */
const users = CrudApi.define('UserApi', {
  entityName: 'User',
  schema: {
    id: 'string',
    email: { type: 'string', required: true, maxLength: 40 },
    home: {
      type: 'object',
      fields: { street: { type: 'string', required: true }, floors: { type: 'number', minimum: 1 } },
    },
  },
  uniqueKeys: ['/email'],
});

/** Code before each change, which fills in a field and refuses some calls. */
const bookings = CrudApi.define('BookingApi', {
  entityName: 'Booking',
  schema: {
    id: 'string',
    court: 'string',
    from: { type: 'number', required: true, minimum: 0, maximum: 1000 },
    to: { type: 'number', required: true, minimum: 0, maximum: 1000 },
    hours: { type: 'number', readOnly: true },
  },
  partitionKey: '/court',
  operations: ALL,
  hooks: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  sourceDirectory: 'scripts/schemathesis-hooks',
});

/** A partition that is not a string, and an API that only reads. */
const ranks = CrudApi.define('RankApi', {
  entityName: 'Rank',
  schema: { id: 'string', level: 'number', title: 'string' },
  partitionKey: '/level',
});
const readers = CrudApi.define('RankReader', {
  of: 'RankApi',
  schema: { id: 'string', level: 'number', title: 'string' },
  operations: ['read', 'list'],
});

const patients = CrudApi.define('PatientApi', {
  entityName: 'Patient',
  schema: { id: 'string', clinic: 'string', name: { type: 'string', required: true }, ssn: 'string' },
  partitionKey: '/clinic',
  tenantField: 'clinic',
  tenantClaim: 'extn.clinic',
  uniqueKeys: ['/ssn'],
  operations: ALL,
  queries: { sorts: ['name'], select: true, count: true },
});
const notes = CrudApi.define('NoteApi', {
  entityName: 'Note',
  schema: { id: 'string', owner: 'string', text: { type: 'string', required: true } },
  partitionKey: '/owner',
  ownerField: 'owner',
  permissions: { write: { scopes: ['Notes.Write'] } },
  operations: ALL,
});

const SAMPLES = {
  'with keys': { components: [products, users, bookings, ranks, readers] },
  'with a sign-in': {
    components: [patients, notes],
    auth: {
      tenantId: '11111111-1111-4111-8111-111111111111',
      provider: 'entra',
      clientId: '22222222-2222-4222-8222-222222222222',
    },
  },
};

/** A precondition of a valid call may fail: 412 besides the defaults of the checks. */
const CONFIGURATION = `
hooks = '${join(import.meta.dirname, 'schemathesis-hooks.py')}'

[checks.positive_data_acceptance]
expected-statuses = ['2xx', '3xx', 401, 403, 404, 409, 412, 429, '5xx']

[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 412, 415, 422, 428, 429, '5xx']

# A Request of Node cannot have the method TRACE, so the Functions host never gives one to a function.
[phases.coverage]
unexpected-methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'PATCH']
`;

const folder = mkdtempSync(join(tmpdir(), 'schemathesis-'));
const failed = [];
try {
  writeFileSync(join(folder, 'schemathesis.toml'), CONFIGURATION);
  for (const [name, sample] of Object.entries(SAMPLES)) {
    console.log(`== APIs ${name}`);
    if ((await judge(name, sample)) !== 0) failed.push(name);
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(failed.length === 0 ? 'No failures.' : `Failures of the APIs ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Runs the APIs and schemathesis against them, and returns its exit code. */
async function judge(name, { components, ...options }) {
  const plan = defineBackend({ backendId: 'shop', environment: 'test', location: 'eastus', ...options })
    .addComponents(components)
    .plan();
  const local = await runLocally(plan, { port: 0 });
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(atUrl(openApi(plan), local.url)));
  const header =
    local.token === undefined ? `x-functions-key: ${local.key}` : `Authorization: Bearer ${local.token}`;
  try {
    return await run(flags.schemathesis, [
      '--config-file',
      join(folder, 'schemathesis.toml'),
      'run',
      file,
      '--url',
      local.url,
      '--header',
      header,
      '--checks',
      'all',
      '--max-examples',
      flags.examples,
      '--seed',
      flags.seed,
      '--continue-on-failure',
      '--no-color',
    ]);
  } finally {
    await local.stop();
  }
}

/** Returns the document for a server of this machine, in place of those in Azure. */
function atUrl({ paths, ...document }, url) {
  const servers = [{ url }];
  const here = Object.entries(paths).map(([path, item]) => [path, { ...item, servers }]);
  return { ...document, servers, paths: Object.fromEntries(here) };
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', resolve);
  });
}
