import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { QueueServiceClient } from '@azure/storage-queue';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { expectError } from './expect-error.js';
import { createProject, type Project } from './project.js';

const CONFIG = `
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';

export default defineBackend(
  {
    users: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string', name: 'string' } }),
    jobs: FunctionsApp.define('Jobs', {
      sourceDirectory: 'jobs',
      functions: {
        seen: { trigger: 'http', authLevel: 'anonymous' },
        take: { trigger: 'queue', queueName: 'jobs' },
        tick: { trigger: 'timer', schedule: '* * * * * *' },
        night: { trigger: 'timer', schedule: '0 0 3 1 1 *' },
      },
    }),
  },
  { backendId: 'shop', environment: 'dev', location: 'eastus' },
);
`;

const JOBS = `
const seen = [];
export const take = (message, context) => { context.log('took', message.id); seen.push('message ' + message.id); };
export const tick = () => { if (!seen.includes('tick')) seen.push('tick'); };
export const night = (_, context) => { context.error('dark'); seen.push('night'); };
export const seen_ = seen;
export { answer as seen };
function answer() { return { jsonBody: seen }; }
`;

let project: Project;

beforeAll(async () => {
  project = createProject();
  project.write('atakora.config.mjs', CONFIG);
  project.write('jobs/index.mjs', JOBS);
});

afterAll(() => {
  project.remove();
});

/** Whether a process is there. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('atakora dev', () => {
  it('runs APIs, http, queue and timer functions, and ends every process that it started', async () => {
    const child = spawn(process.execPath, [project.bin, 'dev', '--port', '0'], { cwd: project.folder });
    let printed = '';
    let logged = '';
    child.stdout.on('data', (text: Buffer) => (printed += String(text)));
    child.stderr.on('data', (text: Buffer) => (logged += String(text)));
    try {
      await vi.waitUntil(() => printed.includes('Try: curl') || child.exitCode !== null, { timeout: 60_000 });
      expect(logged.replace('Starting …\n', '')).toBe('');
      const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      const key = { 'x-functions-key': 'local' };
      const json = { ...key, 'content-type': 'application/json' };
      const body = JSON.stringify({ id: '1', name: 'Ada' });
      const created = await fetch(`${url}/api/user-api`, { method: 'POST', headers: json, body });
      expect(created.status).toBe(201);
      const read = await fetch(`${url}/api/user-api/1`, { headers: key });
      expect(await read.json()).toMatchObject({ name: 'Ada' });
      expect((await fetch(`${url}/api/user-api/1`)).status).toBe(401);

      const [connection = ''] = /DefaultEndpointsProtocol=\S+/.exec(printed) ?? [];
      const queue = QueueServiceClient.fromConnectionString(connection).getQueueClient('jobs');
      await queue.sendMessage(Buffer.from('{"id":"m1"}').toString('base64'));
      const start = (name: string, headers: Record<string, string>, text = '{}') =>
        fetch(`${url}/admin/functions/${name}`, { method: 'POST', headers, body: text });
      expect((await start('jobs_night', json)).status).toBe(202);
      expect((await start('jobs_night', {})).status).toBe(401);
      expect((await start('jobs_nobody', json)).status).toBe(404);
      expect((await start('jobs_night', json, '{')).status).toBe(400);
      const seen = async () => (await (await fetch(`${url}/api/jobs/seen`)).json()) as string[];
      await vi.waitUntil(async () => (await seen()).length === 3, { timeout: 20_000, interval: 100 });
      expect((await seen()).sort()).toEqual(['message m1', 'night', 'tick']);
      expect(logged).toContain('[information] took m1\n');
      expect(logged).toMatch(/\[error\] dark urn:uuid:[\w-]{36}\n/);
      expect(printed).toContain("The schedule '0 0 3 1 1 *' (UTC) starts jobs_night");

      const exited = once(child, 'exit');
      child.kill('SIGINT');
      expect(await exited).toEqual([0, null]);
      expect(printed).toMatch(/\nStopped\.\n$/);
      // Its port of queue storage is closed, and so is its own.
      await expect(fetch(url)).rejects.toThrow();
      await expect(
        fetch(/http:\S+?:\d+/.exec(connection.replace('QueueEndpoint=', ''))?.[0] ?? ''),
      ).rejects.toThrow();
      expect(child.pid !== undefined && lives(child.pid)).toBe(false);
    } finally {
      child.kill('SIGKILL');
    }
  }, 90_000);

  it('names the line that installs what is missing, before anything starts', async () => {
    const bare = createProject(['valibot', 'immer', 'fflate', '@azure/functions']);
    bare.write('atakora.config.mjs', CONFIG);
    bare.write('jobs/index.mjs', JOBS);
    expectError(
      await bare.call(['dev']),
      "backend 'shop': @vercel/cosmosdb-server, azurite, @azure/storage-queue, croner must be installed to run it on this machine. " +
        "Run 'npm install --save-dev @vercel/cosmosdb-server azurite @azure/storage-queue croner'.",
    );
    bare.remove();
  });

  it('refuses code without a handler at once, as synth does', async () => {
    project.write('bare/atakora.config.mjs', CONFIG);
    project.write('bare/jobs/index.mjs', 'export default { seen() {}, take() {}, tick() {}, nigth() {} };');
    expectError(
      await project.call(['dev', '--port', '0'], { folder: 'bare' }),
      "'jobs/index.mjs': must export a handler for the function 'night' of 'Jobs', received a default export with 'nigth'.",
    );
  });

  it('refuses a port that is taken, or is none, and code that is not there', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    project.write('slow/atakora.config.mjs', CONFIG);
    project.write('slow/jobs/late.mjs', '');
    project.write(
      'slow/jobs/index.mjs',
      `await new Promise((resolve) => setTimeout(resolve, 200));\nawait import('./late.mjs');\n${JOBS}`,
    );
    // In a process of its own, which also has what code that still loads logs.
    const taken = project.atakora(['dev', '--port', String(port)], { folder: 'slow' });
    expectError(
      taken,
      `port ${port}: it must be free, received EADDRINUSE. Stop what listens on it, or use another port: ` +
        'npx atakora dev --port 0 takes any free one.',
    );
    expect(taken.stderr).not.toContain('late.mjs');
    server.close();
    expectError(
      await project.call(['dev', '--port', 'http']),
      "--port must be a port from 0 to 65535, received 'http'",
    );
    project.write('empty/atakora.config.mjs', CONFIG);
    expectError(
      await project.call(['dev'], { folder: 'empty' }),
      "sourceDirectory 'jobs' of 'Jobs': must be a directory",
    );
  });
});
