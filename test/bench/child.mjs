import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** Runs a script of this folder in a process of its own, and reads the JSON that it prints. */
export function runChild(script, args = [], flags = ['--expose-gc']) {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, file, ...args.map(String)],
    {
      encoding: 'utf8',
      env: { ...process.env, CHECKPOINT_DISABLE: '1' },
    },
  );
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${status ?? signal}:\n${stderr}`);
  return JSON.parse(stdout);
}
