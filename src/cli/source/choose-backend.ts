import type { ApplyOptions } from '../../engines/apply-options.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import type { StackLike } from '../../component.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import type { Offer } from '../../plan/offer.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { HostChoice } from '../../resources/host/options.js';
import { shellWord } from '../../plan/phrases.js';
import { closestMatch } from '../../validation/closest-match.js';
import { CliError } from '../cli-error.js';
import { isOwn } from '../sentence-of.js';

/** A backend, as far as the command line needs one. It may be of another copy of the library. */
export interface CliBackend {
  readonly config: BackendConfig;
  plan(): ResourcePlan;
  plansAlone(): Readonly<Record<string, ResourcePlan>>;
  withLock(lock: PlanLock | undefined): CliBackend;
  withHost(host: Offer | HostChoice): CliBackend;
  apply(stack: StackLike, options?: ApplyOptions): unknown;
}

/** Returns the path of the lock of a backend, where nothing names another: `shop.prod.lock.json`. */
export function lockPathFor(backend: CliBackend): string {
  const { id, environment } = backend.plan().backend;
  return `${id}.${environment}.lock.json`;
}

/** Permitted forms of a default export. */
const FORMS = 'a backend, a builder, a record of them or a function of { env } that returns one';

/**
 * Returns the backend of a default export.
 * @param env - Name in a record, or what an exported function is called with.
 * @throws CliError when it is something else, lacks the backend of the name, or has several and no name was
 * given.
 */
export async function chooseBackend(
  exported: unknown,
  env: string | undefined,
  file: string,
): Promise<CliBackend> {
  if (typeof exported === 'function') {
    const call = exported as (input: { readonly env: string | undefined }) => unknown;
    try {
      return chooseFrom(await call({ env }), env, file, true);
    } catch (error) {
      // A function without parameters reads no env.
      if (env !== undefined || exported.length === 0 || !isOwn(error)) throw error;
      const hint = 'Add --env NAME: the function of the default export was called without env';
      throw new CliError(file, error.message.replace(/\.$/, ''), hint, error);
    }
  }
  return chooseFrom(exported, env, file, false);
}

function chooseFrom(value: unknown, env: string | undefined, file: string, isCalled: boolean): CliBackend {
  const single = toBackend(value);
  if (single !== undefined) {
    const { environment } = single.plan().backend;
    if (!isCalled && env !== undefined && env !== environment)
      throw new CliError(
        file,
        `it exports one backend, of environment '${environment}', received --env ${env}`,
        closestMatch(env, [environment]) === undefined
          ? 'Leave --env out, or export a record with a backend for each environment'
          : `Did you mean '${environment}'? Add --env ${environment}, or leave --env out`,
      );
    return single;
  }
  const backends = backendsIn(value);
  if (backends.length === 0)
    throw new CliError(
      file,
      `the default export must be ${FORMS}, received ${kindOf(value)}${isCalled && env !== undefined ? ` for --env ${env}` : ''}`,
      "Write 'export default defineBackend(…)'",
    );
  const names = backends.map(([name]) => name).join(', ');
  const [only] = backends;
  if (env === undefined && backends.length === 1 && only !== undefined) return only[1];
  const found = backends.find(([name]) => name === env);
  if (found !== undefined) return found[1];
  if (env === undefined)
    throw new CliError(
      file,
      `it exports ${backends.length} backends (${names}), and no name says which is meant`,
      `Add --env ${only?.[0] ?? 'NAME'}`,
    );
  const meant = closestMatch(
    env,
    backends.map(([name]) => name),
  );
  throw new CliError(
    file,
    `it must export a backend '${env}', received ${names}`,
    meant === undefined
      ? `Write one of these names after --env`
      : `Did you mean '${meant}'? Add --env ${shellWord(meant)}`,
  );
}

/** Returns the backends of a record; none where a value is something else. */
function backendsIn(value: unknown): [string, CliBackend][] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value).map(([name, each]) => [name, toBackend(each)] as const);
  const backends = entries.flatMap(([name, backend]): [string, CliBackend][] =>
    backend === undefined ? [] : [[name, backend]],
  );
  return backends.length === entries.length ? backends : [];
}

/**
 * Returns the backend that a value is or builds. Compares methods: another copy of the library has classes of
 * its own.
 */
function toBackend(value: unknown): CliBackend | undefined {
  if (has(value, 'build') && has(value, 'addComponent'))
    return toBackend((value as { build(): unknown }).build());
  const isBackend = has(value, 'plan') && has(value, 'withLock') && has(value, 'apply');
  return isBackend ? (value as CliBackend) : undefined;
}

function has(value: unknown, method: 'addComponent' | 'apply' | 'build' | 'plan' | 'withLock'): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Readonly<Record<string, unknown>>)[method] === 'function'
  );
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeof value === 'object'
    ? `an object with ${Object.keys(value).slice(0, 5).join(', ') || 'nothing'}`
    : typeof value;
}
