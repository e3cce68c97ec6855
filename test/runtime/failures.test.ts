import { ErrorResponse, TimeoutError } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { answer, toProblem } from '../../src/runtime/answer.js';
import { toStoreError } from '../../src/runtime/cosmos-store.js';
import { healthCheck } from '../../src/runtime/health.js';
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
});
