import { join } from 'node:path';

import type { FunctionsAppConfig } from '@atakora/component/functions';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { fromBundle, startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';
import { app, crud } from '../support/definitions.js';
import { planOf } from '../support/plans.js';

const withCode = (id: string, folder: string, functions: FunctionsAppConfig['functions']) =>
  app(id, { sourceDirectory: `test/runtime/sources/${folder}`, functions });

const plan = planOf([
  withCode('Orders', 'orders', {
    status: { trigger: 'http', route: 'orders/{id}', methods: ['GET'] },
    place: { trigger: 'http', route: 'orders', methods: ['POST'], authLevel: 'anonymous' },
    fail: { trigger: 'http' },
    charge: { trigger: 'queue', queueName: 'charges' },
    'close-day': { trigger: 'timer', schedule: '0 0 2 * * *' },
  }),
  withCode('Legacy', 'legacy', { hello: { trigger: 'http' } }),
  withCode('Typeless', 'typeless', { hi: { trigger: 'http', route: 'hi/{name?}' } }),
  withCode('Broken', 'broken', {
    run: { trigger: 'http' },
    wait: { trigger: 'queue', queueName: 'charges' },
  }),
  withCode('Lacking', 'lacking', {
    absent: { trigger: 'http' },
    text: { trigger: 'http' },
    toString: { trigger: 'http' as const },
  }),
  crud('UserApi'),
]);

const starts = [
  { from: 'sources', start: register },
  { from: 'bundle', start: fromBundle(join(import.meta.dirname, '../../dist/runtime/main.cjs')) },
];

describe.each(starts)('functions with code of their own, from the $from', ({ start }) => {
  let api: Client;
  const started = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  beforeAll(async () => {
    started.mockClear();
    api = client(await startPlannedApi(plan, start));
  });
  afterAll(() => api.stop());

  const lastLog = () => JSON.parse(api.logs.at(-1)?.text ?? '{}') as Record<string, unknown>;

  it('answer where the plan says they do', async () => {
    for (const { outputs } of plan.components) {
      const endpoints = Object.values((outputs['functionEndpoints'] ?? {}) as Record<string, string>);
      const served = api.functions.map(({ route }) => `/api/${route}`);
      expect(served).toEqual(
        expect.arrayContaining(endpoints.map((url) => url.replace(/^https:\/\/[^/]+/, ''))),
      );
    }
    const { status, body } = await api.call('GET', 'orders/orders/o%201');
    expect([status, body]).toMatchObject([200, { id: 'o 1', price: 42 }]);
    expect(api.logs).toContainEqual({ level: 'information', text: 'asked for a status' });
  });

  it('get bodies and queries, in ES modules and CommonJS', async () => {
    const { status, body } = await api.call('POST', 'orders/orders', { count: 2 });
    expect([status, body]).toEqual([201, { got: { count: 2 } }]);
    const text = async (path: string) => (await fetch(`${api.url}/api/${path}`)).text();
    expect(await text(`legacy/hello?name=Ada&code=${api.key}`)).toBe('hello Ada');
    expect(await text(`typeless/hi?code=${api.key}`)).toBe('hi nobody');
    expect(await text(`typeless/hi/Ada?code=${api.key}`)).toBe('hi Ada');
  });

  it('ask for a key unless they are anonymous', async () => {
    const call = (method: string, path: string) => fetch(`${api.url}/api/${path}`, { method });
    expect((await call('GET', 'orders/orders/1')).status).toBe(401);
    expect((await call('POST', 'orders/orders')).status).not.toBe(401);
  });

  it('run for messages and at set times', async () => {
    expect(api.events.map(({ name, binding }) => [name, binding['type']])).toEqual([
      ['broken_wait', 'queueTrigger'],
      ['orders_charge', 'queueTrigger'],
      ['orders_close-day', 'timerTrigger'],
    ]);
    await api.run('orders_charge', 'm1');
    await api.run('orders_close-day', { isPastDue: false });
    expect((await api.call('GET', 'orders/orders/1')).body['seen']).toEqual(['m1', false]);
  });

  it('give a message back when they fail, and write down who failed', async () => {
    await expect(api.run('orders_charge', 'bad')).rejects.toThrow('This card is refused.');
    expect(lastLog()).toMatchObject({
      component: 'Orders',
      function: 'charge',
      error: { message: 'This card is refused.' },
    });
  });

  it('answer 500 without a word of what they threw, which only the log has', async () => {
    const { status, headers, body } = await api.call('GET', 'orders/fail');
    expect([status, headers.get('content-type')]).toEqual([500, 'application/problem+json']);
    expect(body['instance']).toMatch(/^urn:uuid:/);
    expect(JSON.stringify(body)).not.toContain('inside');
    expect(lastLog()).toMatchObject({ function: 'fail', error: { message: 'Detail from inside' } });
  });

  it('answer 500 when their module does not start, which the start shows, and leave others alone', async () => {
    for (let times = 0; times < 2; times += 1) {
      expect((await api.call('GET', 'broken/run')).status).toBe(500);
      expect(lastLog()).toMatchObject({
        component: 'Broken',
        function: 'run',
        error: { message: 'This module does not start.' },
      });
    }
    await expect(api.run('broken_wait', 'm')).rejects.toThrow('does not start');
    expect(started.mock.calls.map(([entry]) => JSON.parse(String(entry)) as unknown)).toMatchObject([
      { component: 'Broken', error: { message: 'This module does not start.' } },
    ]);
    expect((await api.call('GET', 'user-api')).status).toBe(200);
  });

  it.each(['absent', 'text', 'toString'])(
    'answer 500 when the module exports no function %s',
    async (name) => {
      expect((await api.call('GET', `lacking/${name}`)).status).toBe(500);
      expect(lastLog()).toMatchObject({
        component: 'Lacking',
        function: name,
        error: {
          message: expect.stringContaining(
            `components/lacking/: must export a function '${name}', received none.`,
          ) as string,
        },
      });
    },
  );

  it('answer 405 beside CRUD APIs, and 404 where nobody is', async () => {
    const { status, headers } = await api.call('DELETE', 'orders/orders/1');
    expect([status, headers.get('allow')]).toEqual([405, 'GET, OPTIONS']);
    expect((await api.call('DELETE', 'Orders/Orders')).headers.get('allow')).toBe('POST, OPTIONS');
    expect((await api.call('DELETE', 'typeless/hi')).status).toBe(405);
    expect((await api.call('DELETE', 'typeless/hi/Ada')).status).toBe(405);
    expect((await api.call('GET', 'orders/orders/1/2')).status).toBe(404);
    expect((await api.call('GET', 'orders')).status).toBe(404);
  });
});

describe('an app without a CRUD API', () => {
  it('has its own functions and no others', async () => {
    const alone = planOf([withCode('Legacy', 'legacy', { hello: { trigger: 'http' } })]);
    const api = await startPlannedApi(alone, register);
    expect(api.functions.map(({ name }) => name)).toEqual(['legacy_hello']);
    await api.stop();
  });
});
