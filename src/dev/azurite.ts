import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import process from 'node:process';

/** Starts queue storage (Azurite) in a process of its own, with everything in memory. */
export async function startAzurite(account: {
  readonly name: string;
  readonly key: string;
}): Promise<{ child: ChildProcess; endpoint: string }> {
  const main = createRequire(import.meta.url).resolve('azurite/dist/src/queue/main.js');
  const options = [
    '--inMemoryPersistence',
    '--disableTelemetry',
    '--skipApiVersionCheck',
    '--queuePort',
    '0',
  ];
  const child = spawn(process.execPath, [main, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, AZURITE_ACCOUNTS: `${account.name}:${account.key}` },
  });
  // Whatever ends this process must not leave it behind.
  process.once('exit', () => {
    child.kill();
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const note = (chunk: Buffer) => {
      said += chunk.toString();
      const [, found] = /successfully listens on (http:\/\/127\.0\.0\.1:\d+)/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(
        new Error(
          `Azurite: must keep running, received its end with ${code}: ${said}. Correct what it names.`,
        ),
      );
    });
  });
  return { child, endpoint: `${url}/${account.name}` };
}

export async function endChild(child: ChildProcess): Promise<void> {
  const exit = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  child.kill('SIGTERM');
  await exit;
}
