import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { QueueServiceClient } from '@azure/storage-queue';
import { describe, expect, it, vi } from 'vitest';

import { packageForTsx } from '../support/package-paths.js';

/** Starts the demo, has something done once it has printed all, and shows that it ends cleanly. */
async function demo(args: readonly string[], act: (printed: string) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo-api.mjs', '--port', '0', ...args], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, ...packageForTsx },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let printed = '';
    await new Promise<void>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        if (printed.includes('Try: curl')) resolve();
      });
      child.once('exit', () => reject(new Error(`It ended early: ${printed}`)));
    });
    await act(printed);
    const exited = once(child, 'exit');
    child.kill('SIGINT');
    expect(await exited).toEqual([0, null]);
    expect(printed).toContain('Stopped.');
  } finally {
    child.kill('SIGKILL');
  }
}

describe('npm run demo:api', () => {
  it('starts the quickstart, prints where it is, and stops cleanly', async () => {
    await demo([], async (printed) => {
      const response = await fetch(/http:\S+\/health/.exec(printed)?.[0] ?? '');
      expect(await response.json()).toEqual({ status: 'healthy' });
      expect(printed).toMatch(/POST +http:\/\/127\.0\.0\.1:\d+\/api\/user-api\?code=local/);
    });
  }, 60_000);

  it('serves functions with code of their own, and tells of those that no call starts', async () => {
    await demo(['--example', 'functions-app'], async (printed) => {
      const url = /http:\S+\/quotes\/\{country\}/.exec(printed)?.[0] ?? '';
      const response = await fetch(`${url.replace('{country}', 'de')}?net=100`);
      expect(await response.json()).toEqual({ net: 100, gross: 119, currency: 'EUR' });
      expect(printed).toContain("Each write to the container 'shop/order' starts mailer_confirm");
      expect(printed).toContain("Each message in the queue 'charges' starts checkout_charge");
      const [connection = ''] = /DefaultEndpointsProtocol=\S+/.exec(printed) ?? [];
      const client = QueueServiceClient.fromConnectionString(connection).getQueueClient('charges');
      await client.sendMessage(Buffer.from('{"orderId":"1"}').toString('base64'));
      const left = async () => (await client.getProperties()).approximateMessagesCount;
      await vi.waitUntil(async () => (await left()) === 0, { timeout: 20_000 });
    });
  }, 60_000);
});
