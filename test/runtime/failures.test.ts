import { createServer } from 'node:http';

import { ErrorResponse, TimeoutError } from '@azure/cosmos';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { listen, stopServer, urlOf } from '../../src/dev/loopback.js';
import { answer } from '../../src/runtime/answer.js';
import { toStoreError } from '../../src/runtime/cosmos-store.js';
import { healthCheck } from '../../src/runtime/health.js';
import { checksOf } from '../../src/runtime/health-checks.js';
import { toProblem } from '../../src/runtime/to-problem.js';
import { type Client, startSamples } from '../host/sample-apis.js';

describe('a database that refuses', () => {
  let api: Client;
  beforeAll(async () => {
    api = await startSamples();
    await api.call('POST', 'user-api', { id: 'u', email: 'a' });
  });
  afterAll(() => api.stop());

  it('is waited for a little', async () => {
    api.emulator.refuse(2, 429, { 'x-ms-retry-after-ms': '5' });
    expect((await api.call('GET', 'user-api/u')).status).toBe(200);
  });

  it('makes 429 with Retry-After when it stays busy', async () => {
    api.emulator.refuse(4, 429, { 'x-ms-retry-after-ms': '1' });
    const { status, headers, body } = await api.call('GET', 'user-api/u');
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('1');
    expect(body).toMatchObject({ title: 'Too many requests', status: 429 });
  });

  it('makes 500 without a word of what it said, which only the log has', async () => {
    api.emulator.refuse(1, 403);
    const { status, body } = await api.call('GET', 'user-api/u');
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('inside');
    const entry = api.logs.at(-1);
    expect(entry).toMatchObject({ level: 'error', text: expect.stringContaining('Detail from inside') });
    expect(body['instance']).toMatch(/^urn:uuid:/);
    expect(entry?.instance).toBe(body['instance']);
  });
});

describe('errors of the Cosmos DB client', () => {
  it.each([
    [400, 400],
    [404, 404],
    [408, 503],
    [409, 409],
    [412, 412],
    [413, 413],
    [429, 429],
    [449, 503],
    [503, 503],
    [401, 500],
    [403, 500],
    [500, 500],
  ])('%i becomes %i', (code, status) => {
    const error = Object.assign(new ErrorResponse('inside'), { code, retryAfterInMs: 2100 });
    const problem = toProblem(toStoreError(error));
    expect(problem.status).toBe(status);
    expect(problem.message).not.toContain('inside');
    expect(problem.headers['retry-after']).toBe(status === 429 ? '3' : status === 503 ? '5' : undefined);
  });

  it('a timeout or a broken connection becomes 503', () => {
    expect(toProblem(toStoreError(new TimeoutError('inside'))).status).toBe(503);
    const refused = Object.assign(new Error('inside'), { code: 'ECONNREFUSED' });
    expect(toProblem(toStoreError(refused)).status).toBe(503);
  });
});

describe('an API whose settings are missing', () => {
  it('answers 500 and logs which', async () => {
    const logged: string[] = [];
    const request = {
      method: 'GET',
      path: '/api/a',
      id: '',
      query: new URLSearchParams(),
      headers: new Headers(),
      body: null,
    };
    const open = () => {
      throw new Error('The app setting A_DATABASE_NAME is missing.');
    };
    const log = {
      invocationId: 'i',
      info: () => undefined,
      warn: () => undefined,
      error: (entry: string) => logged.push(entry),
    };
    const call = { component: 'A', operation: 'list', request, signIn: undefined } as const;
    const { status, body } = await answer(open, call, log);
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('DATABASE');
    expect(logged.join()).toContain('A_DATABASE_NAME');
  });
});

describe('health', () => {
  it('is asked of the databases once in ten seconds, whoever asks', async () => {
    let now = 0;
    let asked = 0;
    let broken = false;
    const check = () => {
      asked += 1;
      return broken ? Promise.reject(new Error('down')) : Promise.resolve();
    };
    const health = healthCheck([check], () => now);
    expect(await health()).toMatchObject({ status: 200, body: { status: 'healthy' } });
    broken = true;
    expect((await health()).status).toBe(200);
    expect(asked).toBe(1);
    now = 10_000;
    expect(await health()).toMatchObject({ status: 503, body: { status: 'unhealthy' } });
    expect(asked).toBe(2);
  });

  it('does not wait for a check that hangs', async () => {
    const hanging = () => new Promise<void>(() => undefined);
    expect((await healthCheck([() => Promise.resolve(), hanging], Date.now, 20)()).status).toBe(503);
  });

  describe('of what an app uses besides its own data', () => {
    const manifest = {
      version: 1,
      apis: [],
      modules: [],
      calls: [{ component: 'OrderApi', setting: 'ORDERS_URL' }],
    } as const;
    let answered = 401;
    let asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
      response.writeHead(answered).end();
    });
    beforeAll(() => listen(server, 0));
    afterAll(() => stopServer(server));
    afterEach(() => {
      vi.unstubAllEnvs();
      asked = [];
    });

    it.each([
      ['ORDERS_URL', 'a component that it calls'],
      ['JOBS_STORAGE__blobServiceUri', 'its blobs'],
      ['JOBS_STORAGE__queueServiceUri', 'its queues'],
    ])('asks for the host in %s: %s', async (setting) => {
      vi.stubEnv(setting, `${urlOf(server)}/api/order-api`);
      const status = async () => (await healthCheck(checksOf(manifest, []), Date.now)()).status;
      answered = 401;
      expect([await status(), asked]).toEqual([200, ['HEAD /']]);
      answered = 503;
      expect(await status()).toBe(503);
      vi.stubEnv(setting, 'http://127.0.0.1:1/api');
      expect(await status()).toBe(503);
      vi.stubEnv(setting, '${OrderApi.apiEndpoint}');
      expect(await status()).toBe(200);
    });
  });

  it('is also that of data that code uses', async () => {
    const data = [{ component: 'A', setting: 'A_ENDPOINT', database: 'a-db', container: 'a' }];
    const modules = [{ name: 'Jobs', path: 'components/jobs/', functions: [], data }];
    vi.stubEnv('A_ENDPOINT', 'http://127.0.0.1:1');
    const health = healthCheck(checksOf({ version: 1, apis: [], modules }, []), Date.now);
    expect((await health()).status).toBe(503);
    vi.unstubAllEnvs();
  }, 20_000);
});
