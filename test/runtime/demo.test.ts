import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

describe('npm run demo:api', () => {
  it('starts the quickstart, prints where it is, and stops cleanly', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', '.ci/demo-api.mjs', '--port', '0'], {
      cwd: join(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      let printed = '';
      const started = new Promise<string>((resolve, reject) => {
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          printed += text;
          const health = /http:\S+\/health/.exec(printed)?.[0];
          if (health !== undefined && printed.includes('Try: curl')) resolve(health);
        });
        child.once('exit', () => reject(new Error(`It ended early: ${printed}`)));
      });
      const response = await fetch(await started);
      expect(await response.json()).toEqual({ status: 'healthy' });
      expect(printed).toMatch(/POST +http:\/\/127\.0\.0\.1:\d+\/api\/user-api\?code=local/);

      const exited = once(child, 'exit');
      child.kill('SIGINT');
      expect(await exited).toEqual([0, null]);
      expect(printed).toContain('Stopped.');
    } finally {
      child.kill('SIGKILL');
    }
  }, 60_000);
});
