// Compares two bundles of the runtime: requests per second, the 99th percentile of their times, and processor time per request. Each
// round measures both, so that a busy moment hits both. The database is the emulator, in the process of the API.
//   node test/bench/crud-runtime.mjs <main.cjs> [--against <main.cjs of another commit>] [--rounds 12] [--requests 300]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';

import { ratioOf } from './in-turns.mjs';
import { median } from './statistics.mjs';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    against: { type: 'string' },
    rounds: { type: 'string', default: '12' },
    requests: { type: 'string', default: '300' },
  },
});
const CALLERS = 16;
const ITEMS = 200;
const requests = Number(flags.requests);

const servers = await Promise.all([positionals[0], ...(flags.against ? [flags.against] : [])].map(start));
/** Times by operation and server, one of each round. */
const found = new Map();
try {
  for (let round = -2; round < Number(flags.rounds); round += 1)
    for (const name of ['read', 'list', 'create', 'update', 'patch'])
      for (const server of round % 2 === 0 ? servers : servers.toReversed()) {
        const result = await measure(server, name);
        if (round >= 0 && result !== undefined) keep(name, servers.indexOf(server), result);
      }
} finally {
  for (const { child } of servers) child.kill();
}

for (const [name, [own, other]] of found) {
  const of = (sample, field) => sample.map((one) => one[field]);
  const shown = (sample) =>
    `${Math.round(1000 / median(of(sample, 'wall')))} requests/s, p99 ${median(of(sample, 'p99')).toFixed(0)} ms, ${median(of(sample, 'cpu')).toFixed(2)} ms of processor`;
  console.log(`${name}: ${shown(own)}`);
  if (other === undefined) continue;
  console.log(`${' '.repeat(name.length)}  against ${shown(other)}`);
  for (const field of ['wall', 'p99', 'cpu']) {
    const { ratio, interval } = ratioOf(of(own, field), of(other, field));
    const between = interval.map((one) => one.toFixed(2)).join(' to ');
    console.log(`${' '.repeat(name.length)}  ${field} x ${ratio.toFixed(2)} (${between})`);
  }
}

async function start(bundle, index) {
  const patches = index === 0 ? ['patch'] : [];
  const child = fork(join(import.meta.dirname, 'crud-server.ts'), [bundle, ...patches], {
    execArgv: ['--import', 'tsx'],
  });
  const [{ url, key }] = await once(child, 'message');
  const server = { child, url, key, made: 0 };
  for (let id = 0; id < ITEMS; id += 1) await call(server, 'POST', '', { ...item(), id: `i${id}` });
  return server;
}

function item() {
  return { book: 'a', text: 'A text of some words, as notes have.', rank: 1, isDone: false };
}

function keep(name, index, result) {
  const samples = found.get(name) ?? [];
  (samples[index] ??= []).push(result);
  found.set(name, samples);
}

/** Sends requests from several callers; undefined for an operation that the bundle does not have. */
async function measure(server, name) {
  const one = () => {
    const place = `/i${Math.floor(Math.random() * ITEMS)}?book=a`;
    switch (name) {
      case 'read':
        return call(server, 'GET', place);
      case 'list':
        return call(server, 'GET', '?book=a&limit=50');
      case 'create':
        // A container of its own size: what is created goes to partitions of 50.
        return call(server, 'POST', '', { ...item(), book: `b${Math.floor((server.made += 1) / 50)}` });
      case 'update':
        return call(server, 'PUT', place, item());
      default:
        return call(server, 'PATCH', place, { rank: 2 });
    }
  };
  if ((await one()) >= 404) return undefined;
  const times = [];
  const before = await processorOf(server);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      for (let sent = 0; sent < requests / CALLERS; sent += 1) {
        const from = performance.now();
        await one();
        times.push(performance.now() - from);
      }
    }),
  );
  const wall = (performance.now() - started) / times.length;
  const cpu = ((await processorOf(server)) - before) / 1000 / times.length;
  return { wall, cpu, p99: times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] };
}

async function processorOf({ child }) {
  child.send('processor');
  const [{ microseconds }] = await once(child, 'message');
  return microseconds;
}

async function call({ url, key }, method, place, body) {
  const response = await globalThis.fetch(`${url}/api/note-api${place}`, {
    method,
    headers: { 'x-functions-key': key, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  await response.arrayBuffer();
  return response.status;
}
