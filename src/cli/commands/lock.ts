import type { Acceptance } from '../../lock/accept-weaker.js';
import { checkLock } from '../../lock/check-lock.js';
import { lockFromState } from '../../lock/lock-from-state.js';
import { readLock } from '../../lock/read-lock.js';
import { writeLock } from '../../lock/write-lock.js';
import { acceptedValues, noticeKey } from '../../plan/lock/accepted.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import { recordOf } from '../../plan/json.js';
import { shellWord } from '../../plan/phrases.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Call } from '../call.js';
import { neverDeployed } from '../deployment/deploy-lock.js';
import { readDeployedPlan } from '../deployment/deployed-plan.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readText } from '../read-text.js';
import { type CliBackend, lockPathFor } from '../source/choose-backend.js';
import { committedLock, restoreSentence } from '../source/committed-lock.js';
import { readBackend } from '../source/read-source.js';

/**
 * Runs `atakora lock`: writes the lock of the plan. Leaves the file alone where data would disappear from it, or from the file of
 * the last commit if the file does not exist. `--new` writes a lock that remembers nothing.
 */
export async function run(call: Call): Promise<Outcome> {
  const { backend } = await readBackend(call);
  const path = call.operands[0] ?? lockPathFor(backend);
  const plan = planToLock(backend, path, call);
  const { dataProtection } = plan.backend;
  const existing = readLock(path);
  const isNew = call.flag('new');
  const isGone = existing === undefined && !isNew;
  const problems = checkLock(existing ?? committedLock(path), plan.lock, {
    discard: backend.config.discard ?? [],
    dataProtection,
  });
  if (problems.length > 0 && !isNew) {
    const lines = problems.map(({ code, message, resolution }) => `${code}: ${message} ${resolution}\n`);
    const restore = isGone ? `${restoreSentence(path)} To start a new lock, add --new.\n` : '';
    return { text: `${path} is not written.\n${lines.join('')}${restore}`, exitCode: EXIT.dataAtRisk };
  }
  const accept = call.list('accept').map(acceptance);
  const replace = isNew || call.text('from-state') !== undefined;
  const isWritten = writeLock(path, plan, { replace, accept });
  const written = readLock(path);
  const text = [
    isWritten ? `${path} is written.\n${acceptedText(plan, existing, written)}` : `${path} is up to date.\n`,
    forgottenText(path, problems),
    plan.warnings.some(({ code }) => code === 'DATA_RETAINED') && !(await wasDeployed(plan))
      ? `${neverDeployed(plan, path)}\n`
      : '',
    waitingText(plan, backend.withLock(written)),
  ];
  return { text: text.join(''), exitCode: EXIT.ok };
}

/** Returns true if a plan was deployed from this folder. A deployment from elsewhere is not known here. */
async function wasDeployed(plan: ResourcePlan): Promise<boolean> {
  const { deploymentFolder } = await import('../../deploy/plan-deployment.js');
  return readDeployedPlan(deploymentFolder(plan)) !== undefined;
}

/** Returns what `--new` dropped from the lock, and how to get it back. */
function forgottenText(path: string, problems: readonly { readonly message: string }[]): string {
  if (problems.length === 0) return '';
  const lines = problems.map(({ message }) => `  ${message}\n`);
  const wayBack =
    committedLock(path) === undefined
      ? 'the last commit does not have'
      : `'git checkout HEAD -- ${shellWord(path)}' brings back if it was deployed`;
  return `It forgets, and ${wayBack}:\n${lines.join('')}`;
}

/** Returns the weaker values that the lock does not have, because their author did not accept them. */
function waitingText({ warnings }: ResourcePlan, locked: CliBackend): string {
  if (warnings.every(({ code }) => code !== 'DATA_AT_RISK')) return '';
  const lines = locked
    .plan()
    .warnings.flatMap(({ code, message, resolution }) =>
      code === 'DATA_AT_RISK' ? [`  ${code}: ${message} ${resolution}\n`] : [],
    );
  return lines.length === 0 ? '' : `It waits for you to accept:\n${lines.join('')}`;
}

/** Returns the warnings and the weaker values that a written lock accepts and the lock before did not. */
function acceptedText(
  { warnings, lock: { notices = {} } }: ResourcePlan,
  existing: PlanLock | undefined,
  written: PlanLock | undefined,
): string {
  const earlier = new Set(existing === undefined ? [] : acceptedValues(existing));
  const lines = [
    // A plan leaves out the warnings that its lock has.
    ...warnings
      .filter((warning) => Object.hasOwn(notices, noticeKey(warning)))
      .map(({ code, message }) => `${code}: ${message}`),
    ...(written === undefined ? [] : acceptedValues(written)).filter((line) => !earlier.has(line)),
  ];
  return lines.length === 0 ? '' : `It records as accepted:\n${lines.map((line) => `  ${line}\n`).join('')}`;
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
  if (call.flag('new')) {
    const other = ['lock', 'from-state', 'place', 'retained'].find(
      (name) => call.text(name) !== undefined || call.list(name).length > 0,
    );
    if (other !== undefined)
      throw new CliError(
        'atakora lock',
        `--new must start without what is known, received --${other} too`,
        `Leave out --new or --${other}`,
      );
    return backend.withLock(undefined).plan();
  }
  if (state !== undefined)
    return backend
      .withLock(
        lockFromState(backend, readText(state, 'a state'), {
          places: placesIn(call),
          retained: call.list('retained'),
        }),
      )
      .plan();
  for (const flag of ['place', 'retained'])
    if (call.list(flag).length > 0)
      throw new CliError(
        'atakora lock',
        `--${flag} must come with --from-state, received it alone`,
        `Add --from-state FILE, or leave --${flag} out`,
      );
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
