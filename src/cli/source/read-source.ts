import { captureDefinitions } from '../../plan/definition-calls.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import { isOwn } from '../sentence-of.js';
import { readText } from '../read-text.js';
import { chooseBackend, type CliBackend } from './choose-backend.js';
import { loadingError, loadModule } from './load-module.js';

/** A backend, and the file that it was loaded from. */
export interface BackendSource {
  /** Path from the working directory. */
  readonly file: string;
  readonly backend: CliBackend;
  /** The export `deployment` of the file; undefined where it is left out. */
  readonly deployment: unknown;
}

/** A plan, and where it is from. */
export interface PlanSource {
  /** The configuration or the saved plan. */
  readonly file: string;
  readonly plan: ResourcePlan;
  /** Undefined for a saved plan. */
  readonly backend: CliBackend | undefined;
  /** As in {@link BackendSource}; undefined for a saved plan. */
  readonly deployment?: unknown;
}

/**
 * Returns the backend that a call means: of `--file` or the configuration of the folder, with the lock of `--lock` and the offer of
 * `--offer`.
 * @throws CliError when it cannot be loaded.
 */
export async function readBackend(call: Call): Promise<BackendSource> {
  // Of what the call prints, only these formats have lines.
  if (['sarif', 'github'].includes(call.text('format') ?? '')) captureDefinitions();
  const { file, exported, deployment } = await loadModule(call.text('file'));
  try {
    const backend = await chooseBackend(exported, call.text('env'), file);
    const lock = call.text('lock');
    const offer = call.text('offer');
    const locked = lock === undefined ? backend : backend.withLock(await readExistingLock(lock));
    return { file, backend: offer === undefined ? locked : await asGuestOf(offer, locked), deployment };
  } catch (error) {
    throw loadingError(file, error);
  }
}

/**
 * Returns the plan that a call means: that of `--plan`, or of the backend.
 * @throws CliError when it cannot be read or made.
 */
export async function readPlanSource(call: Call): Promise<PlanSource> {
  const saved = call.text('plan');
  if (saved !== undefined && call.text('offer') !== undefined)
    throw new CliError(
      `atakora ${call.command}`,
      'an offer must be compared with a configuration, received --plan too',
      'Leave --plan out',
    );
  if (saved !== undefined) return { file: saved, plan: await readPlan(saved), backend: undefined };
  const { file, backend, deployment } = await readBackend(call);
  try {
    return { file, plan: backend.plan(), backend, deployment };
  } catch (error) {
    throw loadingError(file, error);
  }
}

/** Returns a backend as a guest of the offer of a file. What its `host` permits beside the offer stays permitted. */
async function asGuestOf(file: string, backend: CliBackend): Promise<CliBackend> {
  const { readOffer } = await import('../../lock/offer-file.js');
  const offer = readOffer(file);
  const { host } = backend.config;
  return backend.withHost(host !== undefined && 'offer' in host ? { ...host, offer } : offer);
}

/**
 * Reads a saved plan.
 * @throws CliError when the file is not a plan of this format version.
 */
export async function readPlan(file: string): Promise<ResourcePlan> {
  const text = readText(file, 'a plan');
  const { parsePlan } = await import('../../plan/serialize.js');
  try {
    return parsePlan(text);
  } catch (error) {
    if (!isOwn(error)) throw error;
    const [problem = '', ...rest] = error.message.split(/(?<=\.) (?=Make )/);
    throw new CliError(
      file,
      problem.replace(/\.$/, ''),
      rest.length === 0
        ? "Write the plan again with 'npx atakora plan --format json'"
        : "Make it with 'npx atakora plan --format json' of this version",
      error,
    );
  }
}

/** Reads the lock of an option. A path that was typed must exist; that of a configuration need not. */
export async function readExistingLock(file: string): Promise<PlanLock> {
  const { readLock } = await import('../../lock/read-lock.js');
  const lock = readLock(file);
  if (lock !== undefined) return lock;
  throw new CliError(file, 'a lock must be a readable file, received none', 'Check the path of --lock');
}
