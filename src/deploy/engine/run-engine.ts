import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { DeploymentFailedError } from '../../errors.js';
import { type EngineMessage, type EngineProblem, readMessage } from './engine-message.js';
import { type Engine, engineEnvironment } from './find-engine.js';

/** Options of one run of an engine. */
export interface EngineOptions {
  /** Engine to run. */
  readonly engine: Engine;
  /** Folder with the Terraform files. */
  readonly folder: string;
  /** Asks the engine to stop when it aborts. The engine finishes what it has begun, and writes its state. @default runs to its end */
  readonly signal?: AbortSignal | undefined;
  /** Called with each message while the engine runs. @default messages are not shown */
  readonly onMessage?: ((message: EngineMessage) => void) | undefined;
}

/** Result of one run. */
export interface EngineRun {
  /** True if the engine ended with success. */
  readonly isOk: boolean;
  /** True if the engine was killed, so it may not have written its state. */
  readonly isKilled: boolean;
  /** Text on stdout that is not a message. */
  readonly text: string;
  /** Errors that the engine reported. Not empty where it failed. */
  readonly problems: readonly EngineProblem[];
}

/** Characters of stderr that are kept: its end tells why an engine failed. */
const KEPT = 4000;

/** Engines of this process that have not ended. */
const running = new Set<ChildProcess>();

/** Kills the engines that run. Each ends as one that was killed, and may not have written its state. */
export function killEngines(): void {
  for (const child of running) signalEngine(child, 'SIGKILL');
}

/** Sends a signal as a terminal does: to the engine, to its providers, and to the engine behind a script such as that of tfenv. */
function signalEngine(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): void {
  if (process.platform === 'win32' || child.pid === undefined) {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended.
  }
}

/**
 * Runs an engine without a shell. An engine that fails is a result, not an exception.
 * @throws DeploymentFailedError when the program cannot be started.
 */
export function runEngine(
  args: readonly string[],
  { engine, folder, signal, onMessage }: EngineOptions,
): Promise<EngineRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(engine.command, [`-chdir=${folder}`, ...args], {
      env: { ...engine.environment, ...engineEnvironment() },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A terminal sends Ctrl+C to the whole group. The engine would count this and the signal below as two, and stop at once.
      detached: process.platform !== 'win32',
    });
    running.add(child);
    const stop = () => {
      signalEngine(child, 'SIGINT');
    };
    if (signal?.aborted === true) stop();
    signal?.addEventListener('abort', stop, { once: true });
    const lines: string[] = [];
    const problems: EngineProblem[] = [];
    let errors = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = readMessage(line);
      if (message === undefined) {
        lines.push(line);
        return;
      }
      if (message.diagnostic?.severity === 'error') problems.push(message.diagnostic);
      onMessage?.(message);
    });
    child.stderr.on('data', (part: Buffer) => {
      errors = (errors + part.toString()).slice(-KEPT);
    });
    child.on('error', (error) => {
      running.delete(child);
      reject(
        new DeploymentFailedError(
          `engine '${engine.command}'`,
          `must start, received ${error.message}`,
          'check the program, or name another one with --engine',
          error,
        ),
      );
    });
    child.on('close', (code, killedBy) => {
      running.delete(child);
      signal?.removeEventListener('abort', stop);
      const isOk = code === 0;
      const told = errors.trim() === '' ? lines.join('\n').slice(-KEPT) : errors;
      if (!isOk && problems.length === 0)
        problems.push({
          severity: 'error',
          summary:
            killedBy === null
              ? `${engine.command} ended with ${code ?? 'no code'}`
              : `${engine.command} was killed by ${killedBy}`,
          // Warnings come first, and a message has a few lines only.
          detail: told.slice(Math.max(told.search(/^\W*Error: /m), 0)).trim(),
          address: undefined,
        });
      resolve({ isOk, isKilled: killedBy !== null, text: lines.join('\n'), problems });
    });
  });
}
