import type { Acceptance } from '../../lock/accept-weaker.js';
import { checkLock } from '../../lock/check-lock.js';
import { lockFromState } from '../../lock/lock-from-state.js';
import { readLock } from '../../lock/read-lock.js';
import { writeLock } from '../../lock/write-lock.js';
import { recordOf } from '../../plan/json.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readText } from '../read-text.js';
import type { CliBackend } from '../source/choose-backend.js';
import { readBackend } from '../source/read-source.js';

/**
 * Runs `atakora lock`: writes the lock of the plan. Leaves the file alone where data would disappear from it.
 */
export async function run(call: Call): Promise<Outcome> {
  const { backend } = await readBackend(call);
  const path = call.operands[0] ?? pathFor(backend);
  const plan = planToLock(backend, path, call);
  const { dataProtection } = plan.backend;
  const problems = checkLock(readLock(path), plan.lock, {
    discard: backend.config.discard ?? [],
    dataProtection,
  });
  if (problems.length > 0) {
    const lines = problems.map(({ code, message, resolution }) => `${code}: ${message} ${resolution}\n`);
    return { text: `${path} is not written.\n${lines.join('')}`, exitCode: EXIT.dataAtRisk };
  }
  const accept = call.list('accept').map(acceptance);
  const text = writeLock(path, plan, { replace: call.text('from-state') !== undefined, accept })
    ? `${path} is written.\n`
    : `${path} is up to date.\n`;
  return { text, exitCode: EXIT.ok };
}

/** Reads `KEY ARGUMENT`. */
function acceptance(text: string): Acceptance {
  const [key = '', argument = '', ...rest] = text.trim().split(/\s+/);
  if (argument !== '' && rest.length === 0) return { key, argument };
  throw new CliError(
    'atakora lock',
    `--accept must be a key and an argument, received '${text}'`,
    "Write --accept 'cosmos:session-db/session default_ttl'",
  );
}

/**
 * Returns the plan whose lock is written. A backend whose configuration does not read a lock is planned with
 * the existing file.
 */
function planToLock(backend: CliBackend, path: string, call: Call): ResourcePlan {
  const state = call.text('from-state');
  if (state !== undefined)
    return backend
      .withLock(
        lockFromState(backend, readText(state, 'a state'), {
          places: placesIn(call),
          retained: call.list('retained'),
        }),
      )
      .plan();
  if (backend.config.lock !== undefined) return backend.plan();
  const lock = readLock(path);
  return lock === undefined ? backend.plan() : backend.withLock(lock).plan();
}

/** Reads `--place functions:Worker=NAME`. */
function placesIn(call: Call): Record<string, string> {
  return recordOf(
    call.list('place').map((text) => {
      const end = text.indexOf('=');
      if (end > 0 && end < text.length - 1) return [text.slice(0, end), text.slice(end + 1)];
      throw new CliError(
        'atakora lock',
        `--place must be a requirement and the Azure name of its app, received '${text}'`,
        'Write --place functions:Worker=NAME',
      );
    }),
  );
}

function pathFor(backend: CliBackend): string {
  const { id, environment } = backend.plan().backend;
  return `${id}.${environment}.lock.json`;
}
