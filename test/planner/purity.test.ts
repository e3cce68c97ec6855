import { describe, expect, it } from 'vitest';

import { PLAN_FORMAT_VERSION } from '../../src/plan/resource-plan.js';
import { runScript } from '../engines/loading/run-script.js';

const BACKEND = `
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { explain, parsePlan, renderMermaid, renderPlan, serializePlan } from '@atakora/component/plan';
const components = () => [
  CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' }, consistency: 'Strong' }),
  CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' }, throughput: 400, priority: 20 }),
  FunctionsApp.define('Jobs', {
    functions: { tidy: { trigger: 'queue', queueName: 'jobs' } },
    environmentVariables: { URL: '\${UserApi.apiEndpoint}', NOTHING: '\${nothing.here}' },
  }),
  FunctionsApp.define('Snake', { runtime: 'python', functions: { run: { trigger: 'http' } } }),
];
const config = {
  backendId: 'shop', environment: 'prod', location: 'eastus', tags: { owner: 'team' },
  monitoring: { alerting: { emails: ['a@b.c'] } }, networking: 'isolated', limits: { maxFunctionApps: 1 },
};
const textOf = (list) => {
  const backend = defineBackend(config).addComponents(list).build();
  backend.validate();
  backend.components;
  const plan = parsePlan(serializePlan(backend.plan()));
  return [serializePlan(plan), renderPlan(plan), renderMermaid(plan), explain(plan, 'cosmos:shared', 'databases')].join('\\n');
};`;

/** Has everything throw that would make a plan depend on the time, on chance or on the machine. */
const POISON = `
import fs from 'node:fs';
import net from 'node:net';
import http from 'node:http';
import os from 'node:os';
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
const used = [];
const poison = (name) => () => { used.push(name); throw new Error(name + ' was used'); };
const originals = [];
const replace = (owner, key, value) => {
  const before = Object.getOwnPropertyDescriptor(owner, key);
  originals.push(() => (before ? Object.defineProperty(owner, key, before) : delete owner[key]));
  Object.defineProperty(owner, key, { configurable: true, writable: true, value });
};
const poisonAll = (name, owner) => {
  for (const key of Object.keys(owner)) if (typeof owner[key] === 'function') replace(owner, key, poison(name + '.' + key));
};
poisonAll('fs', fs);
poisonAll('fs.promises', fs.promises);
poisonAll('net', net);
poisonAll('http', http);
poisonAll('os', os);
poisonAll('child_process', childProcess);
poisonAll('console', console);
syncBuiltinESMExports();
replace(globalThis, 'fetch', poison('fetch'));
replace(Math, 'random', poison('Math.random'));
replace(performance, 'now', poison('performance.now'));
replace(crypto, 'randomUUID', poison('crypto.randomUUID'));
replace(crypto, 'getRandomValues', poison('crypto.getRandomValues'));
replace(globalThis, 'Date', new Proxy(Date, { construct: poison('new Date'), apply: poison('Date()'), get: poison('Date') }));
replace(process, 'env', new Proxy({}, { get: poison('env'), has: poison('env'), ownKeys: poison('env') }));
replace(process, 'cwd', poison('process.cwd'));
replace(String.prototype, 'localeCompare', poison('localeCompare'));
const restore = () => { for (const put of originals.reverse()) put(); syncBuiltinESMExports(); };`;

const planned = (prepare: string, order = 'components()') =>
  runScript(`${BACKEND}${prepare}
let text;
try { text = textOf(${order}); } catch (error) { text = String(error.stack); }
${prepare === '' ? '' : 'restore();'}
globalThis.value = { text, used: ${prepare === '' ? '[]' : 'used'} };`).value as {
    text: string;
    used: string[];
  };

describe('planning', () => {
  const usual = planned('');

  it('makes a plan worth comparing', () => {
    expect(usual.text).toContain(`"formatVersion": "${PLAN_FORMAT_VERSION}"`);
    expect(usual.text).toContain('UNKNOWN_PLACEHOLDER');
    expect(usual.text).toContain('Limits exceeded');
  });

  it('asks for no time, chance, environment, file, network or console, and gives the same bytes without them', () => {
    const poisoned = planned(POISON);
    expect(poisoned.used).toEqual([]);
    expect(poisoned.text).toBe(usual.text);
  });

  it('gives the same bytes for components in another order, in another process', () => {
    expect(planned(POISON, 'components().reverse()').text).toBe(usual.text);
  });

  it('would be caught if it asked: the poison works', () => {
    const { used } = planned(
      `${POISON}\nconst random = () => { try { Math.random(); } catch {} try { fs.readFileSync('x'); } catch {} try { process.env.HOME; } catch {} try { new Date(); } catch {} };\nrandom();`,
    );
    expect(used).toEqual(['Math.random', 'fs.readFileSync', 'env', 'new Date']);
  });
});
