import { request } from 'node:http';
import { connect } from 'node:net';

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

  it('starts no function of an event for a web page', async () => {
    const path = `/admin/functions/x?code=${api.key}`;
    expect(await statusOf(path, { origin: 'https://evil.example.com' })).toBe(403);
    expect(await statusOf(path, {})).toBe(404);
  });

  /** Sends the target of a call as it is, which a client would change, and returns the first line of the answer. */
  const answerTo = (target: string) =>
    new Promise<string>((resolve, reject) => {
      const { port } = new URL(api.url);
      const socket = connect(Number(port), '127.0.0.1', () => {
        const head = ['host: localhost', `x-functions-key: ${api.key}`, 'connection: close'];
        socket.write(`GET ${target} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
      });
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => {
        resolve(text.slice(0, text.indexOf('\r\n')));
      });
      socket.on('error', reject);
    });

  it.each([
    ['/api/user-api', '200 OK'],
    ['//', '404 Not Found'],
    ['//%20', '404 Not Found'],
    ['//evil.example.com/api/user-api', '404 Not Found'],
    ['/\\evil.example.com/api/user-api', '404 Not Found'],
    ['http://evil.example.com/api/user-api', '400 Bad Request'],
    ['http://[::', '400 Bad Request'],
    ['*', '400 Bad Request'],
  ])('answers a call of %s with %s', async (target, answer) => {
    expect(await answerTo(target)).toBe(`HTTP/1.1 ${answer}`);
  });
});
