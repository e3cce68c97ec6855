// Runs the CRUD APIs and http functions of an example on this machine: the bundle that goes to Azure, a stand-in for the
// Functions host, an emulator of Cosmos DB, and Azurite where functions wait for queues. Ends on Ctrl+C.
//   node --import tsx scripts/demo-api.mjs [--example quickstart] [--port 7071]
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createIssuer } from '../test/host/issuer.ts';
import { fromBundle, manifestOf, startPlannedApi } from '../test/host/planned-api.ts';

const { values: flags } = parseArgs({
  options: { example: { type: 'string', default: 'quickstart' }, port: { type: 'string', default: '7071' } },
});
// The example is a whole program, which writes its Terraform JSON too.
const out = `examples/.out/demo-${flags.example}`;
mkdirSync(out, { recursive: true });
Object.assign(process.env, { CDKTF_OUTDIR: out, CHECKPOINT_DISABLE: '1' });
const { plan } = await import(`../examples/${flags.example}/main.ts`);
if (plan === undefined) throw new Error(`examples/${flags.example}/main.ts must export "plan".`);
const key = 'local';
const issuer = createIssuer();
const api = await startPlannedApi(plan, fromBundle('dist/runtime/main.cjs'), {
  key,
  issuer,
  port: Number(flags.port),
});

console.log(
  `The functions of ${flags.example} run on ${api.url}. Their key is '${key}'. Ctrl+C stops them.\n`,
);
for (const { name, route, methods, authLevel } of api.functions) {
  if (name === 'fallback') continue;
  const code = authLevel === 'anonymous' ? '' : `?code=${key}`;
  console.log(`  ${methods.join(', ').padEnd(7)}${api.url}/api/${route}${code}`);
}

// Callers of an app with a sign-in bring a token, which the stand-in for the platform verifies.
const signedIn = plan.resources.map(({ config }) => config.auth).find((auth) => auth);
if (signedIn !== undefined) {
  const { tenantId, clientId, audiences = [`api://${clientId}`] } = signedIn;
  const apis = manifestOf(plan).apis.flatMap(({ permissions = {} }) => Object.values(permissions));
  const token = issuer.token({
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: audiences[0],
    tid: tenantId,
    oid: 'you',
    roles: apis.flatMap(({ roles = [] }) => roles),
    scp: apis.flatMap(({ scopes = [] }) => scopes).join(' '),
    exp: Math.floor(Date.now() / 1000) + 8 * 3600,
  });
  console.log(`\nCallers of ${tenantId} send: Authorization: Bearer ${token}`);
}

for (const { name, binding } of api.events) {
  if (binding.type === 'queueTrigger')
    console.log(`  Each message in the queue '${binding.queueName}' starts ${name}`);
  else if (binding.subscriptionName !== undefined && api.topics !== undefined)
    console.log(`  Events of the topic '${binding.topicName}' start ${name}`);
  else console.log(`  ${binding.type} starts ${name}, which nothing does here`);
}
if (api.queues !== undefined) console.log(`\nThe queues are at: ${api.queues.connectionString}`);

const samples = {
  string: 'text',
  number: 1,
  boolean: true,
  timestamp: '2026-01-31T12:00:00Z',
  array: [],
  object: {},
};
const [sample] = manifestOf(plan).apis.filter(({ operations }) => operations.includes('create'));
if (sample !== undefined) {
  const item = Object.entries(sample.schema)
    .filter(([name, { required }]) => required || name === 'id' || name === sample.partitionKey)
    .map(([name, { type }]) => [name, samples[type]]);
  const body = JSON.stringify(Object.fromEntries(item));
  const url = `${api.url}/api/${sample.route}?code=${key}`;
  console.log(`\nTry: curl -i '${url}' -H 'content-type: application/json' -d '${body}'`);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await api.stop();
    console.log('\nStopped.');
  });
}
