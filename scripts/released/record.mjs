// Records the states of a released version, from its sources: what an upgrade has to keep. A version with a lock also gets
// the lock, and the changes that its plan announces.
//   node --import tsx scripts/released/record.mjs <version> <folder with a checkout of that version and its packages>
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { backendsOf } from './backends.ts';
import { changesOfPlan } from './changes-of-plan.ts';
import { historiesOf } from './histories.ts';
import { stateOfPlan } from './state-of-plan.ts';

const [version, checkout] = process.argv.slice(2);
if (version === undefined || checkout === undefined) {
  console.error('Usage: node --import tsx scripts/released/record.mjs <version> <checkout>');
  process.exit(1);
}

/** Arguments that make up half of a state, and that neither `lockFromState` nor the test of released plans reads. */
const UNREAD = new Set([
  'access_key_metadata_writes_enabled',
  'action',
  'allow_nested_items_to_be_public',
  'blob_properties',
  'container_access_type',
  'cross_tenant_replication_enabled',
  'default_to_oauth_authentication',
  'https_traffic_only_enabled',
  'identity',
  'load_balancing',
  'local_authentication_disabled',
  'min_tls_version',
  'minimal_tls_version',
  'private_dns_zone_group',
  'public_network_access_enabled',
  'role_definition_id',
  'sas_policy',
  'shared_access_key_enabled',
  'site_config',
  'skip_service_principal_aad_check',
  'storage_access_key',
  'storage_authentication_type',
  'storage_container_endpoint',
  'storage_container_type',
  'tags',
  'webdeploy_publish_basic_authentication_enabled',
]);

const sourceOf = (entry) => resolve(checkout, 'src', `${entry}.ts`);
const hasLock = existsSync(sourceOf('lock'));
const entries = await Promise.all(
  ['backend', 'crud', 'functions', 'web', ...(hasLock ? ['lock'] : [])].map(
    (entry) => import(pathToFileURL(sourceOf(entry)).href),
  ),
);
const library = Object.assign({}, ...entries.map((entry) => ({ ...entry })));

const folder = join('test/fixtures/released', version);
mkdirSync(folder, { recursive: true });
const names = hasLock ? recordHistories() : recordStates();
console.log(`${names.length} backends written to ${folder}`);

function recordStates() {
  const backends = backendsOf(library);
  for (const [name, backend] of Object.entries(backends)) writeState(name, planOf(name, backend));
  return Object.keys(backends);
}

function recordHistories() {
  const histories = historiesOf(library);
  for (const [name, { earlier = [], backend, isEdit = false, deployed }] of Object.entries(histories)) {
    let lock =
      deployed === undefined
        ? undefined
        : library.lockFromState(
            backend,
            readFileSync(join('test/fixtures/released/0.1.0', `${deployed}.json`), 'utf8'),
          );
    let plan;
    for (const release of isEdit ? earlier : [...earlier, backend]) {
      plan = planOf(name, lock === undefined ? release : release.withLock(lock));
      lock = plan.lock;
    }
    const before = writeState(name, plan);
    const text = library.serializeLock(lock);
    writeFileSync(join(folder, `${name}.lock.json`), text);
    const again = planOf(name, backend.withLock(library.parseLock(text)));
    const next = library.serializeLock(again.lock);
    if (isEdit) writeFileSync(join(folder, `${name}.next.lock.json`), next);
    else if (next !== text) throw new Error(`${name}: the lock changes, although nothing was edited`);
    const changes = changesOfPlan(again, before);
    if (Object.keys(changes).length > 0)
      writeFileSync(join(folder, `${name}.changes.json`), `${JSON.stringify(changes, null, 1)}\n`);
  }
  return Object.keys(histories);
}

function planOf(name, backend) {
  const plan = backend.plan();
  if (plan.errors.length > 0) throw new Error(`${name}: ${plan.errors[0].message}`);
  return plan;
}

/** Writes the state after a plan was applied, with a line for each resource. */
function writeState(name, plan) {
  const resources = stateOfPlan(plan).map((resource) => ({
    ...resource,
    values: Object.fromEntries(Object.entries(resource.values).filter(([argument]) => !UNREAD.has(argument))),
  }));
  const lines = resources.map((resource) => JSON.stringify(resource)).join(',\n');
  writeFileSync(
    join(folder, `${name}.json`),
    `{"format_version":"1.0","values":{"root_module":{"resources":[\n${lines}\n]}}}\n`,
  );
  return resources;
}
