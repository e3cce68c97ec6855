import { fork, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { builtProject, linkPackages, PEERS } from '../host/build-package.js';

/** What a process wrote, and its exit code. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project in a folder of its own that has the package, built from the sources as they are now. */
export interface Project {
  readonly folder: string;
  /** The file that `npx atakora` runs. */
  readonly bin: string;
  write(file: string, text: string): void;
  /** Runs the bin in the folder, or in one below it. */
  atakora(
    args: readonly string[],
    options?: { readonly folder?: string; readonly env?: Record<string, string> },
  ): Ended;
  /** Runs a command as the bin does, in one process for all such calls: to start one for each takes most of the time. */
  call(
    args: readonly string[],
    options?: { readonly folder?: string; readonly env?: Record<string, string> },
  ): Promise<Ended>;
  remove(): void;
}

/** @param installed - Packages to link; to leave one out shows what a project without it is told. */
export function createProject(installed: readonly string[] = PEERS): Project {
  const folder = mkdtempSync(join(tmpdir(), 'atakora-cli-'));
  const own = join(folder, 'node_modules/@atakora/component');
  cpSync(join(builtProject(), 'node_modules/@atakora/component'), own, { recursive: true });
  linkPackages(folder, installed);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const bin = join(own, 'dist/cli.js');
  const session = createSession(join(own, 'dist/cli/main.js'), folder);
  return {
    folder,
    bin,
    write(file, text) {
      const path = join(folder, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    },
    atakora(args, { folder: below = '.', env = {} } = {}) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
        cwd: join(folder, below),
        encoding: 'utf8',
        env: { ...process.env, CHECKPOINT_DISABLE: '1', FORCE_COLOR: '0', ...env },
      });
      return { code: status, stdout, stderr };
    },
    call: (args, { folder: below = '.', env = {} } = {}) => session.run(args, join(folder, below), env),
    remove: () => {
      session.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A process that runs one call after the other. It starts with the first one. */
function createSession(main: string, cwd: string) {
  let child: ReturnType<typeof fork> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const runNext = (message: object) =>
    new Promise<Ended>((resolve, reject) => {
      child ??= fork(join(import.meta.dirname, 'session.mjs'), [main], {
        cwd,
        env: { ...process.env, CHECKPOINT_DISABLE: '1', FORCE_COLOR: '0' },
      });
      const onExit = (code: number | null) => {
        // The next call starts another one, and does not wait for an answer of this one.
        child = undefined;
        reject(new Error(`The session ended with ${code}.`));
      };
      child.once('exit', onExit);
      child.once('message', (ended) => {
        child?.off('exit', onExit);
        resolve(ended as Ended);
      });
      child.send(message);
    });
  return {
    run(args: readonly string[], folder: string, env: Readonly<Record<string, string>>): Promise<Ended> {
      const next = last.then(() => runNext({ args, folder, env }));
      last = next.catch(() => undefined);
      return next;
    },
    end: () => {
      child?.kill();
    },
  };
}
