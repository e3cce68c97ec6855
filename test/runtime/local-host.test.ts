import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Client, startSamples } from '../host/sample-apis.js';

describe('the host on this machine', () => {
  let api: Client;
  beforeAll(async () => {
    api = await startSamples();
  }, 30_000);
  afterAll(() => api.stop());

  /** Sends a call without an end to its body, and returns the status of the answer. */
  const statusOf = (path: string, headers: Record<string, string>, chunk = '') =>
    new Promise<number | undefined>((resolve, reject) => {
      const call = request(`${api.url}${path}`, { method: 'POST', headers }, (answer) => {
        resolve(answer.statusCode);
        call.destroy();
      });
      call.on('error', reject);
      if (chunk === '') call.end();
      else call.write(chunk);
    });

  it.each(['evil.example.com', 'evil.example.com:7071', '127.0.0.1.evil.example.com', 'localhost.'])(
    'refuses a call to the host %j, which a page of another name sends',
    async (host) => {
      expect(await statusOf('/api/user-api', { host, 'x-functions-key': api.key })).toBe(421);
    },
  );

  it.each(['localhost', 'LOCALHOST:7071', '127.0.0.1:1', '[::1]:7071'])(
    'takes a call to %s',
    async (host) => {
      expect(await statusOf('/api/user-api', { host, 'x-functions-key': api.key })).toBe(415);
    },
  );

  it.each(['/api/user-api', '/admin/functions/x'])(
    'reads nothing of a body without the key: %s',
    async (path) => {
      expect(await statusOf(path, { 'transfer-encoding': 'chunked' }, 'x'.repeat(100))).toBe(401);
    },
  );
});
