import type { DeploymentOptions } from '../../deploy/deployment-options.js';
import { readLock } from '../../lock/read-lock.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import { type CliBackend, lockPathFor } from '../source/choose-backend.js';
import { loadingError } from '../source/load-module.js';
import { type PlanSource, readBackend } from '../source/read-source.js';

/** A backend, and the options of its deployment. */
export interface Deployment {
  /** Path of the configuration. */
  readonly file: string;
  readonly backend: CliBackend;
  readonly plan: ResourcePlan;
  readonly options: DeploymentOptions;
  readonly lockPath: string;
  /** The lock that the plan was made with; undefined for a first deployment. */
  readonly lock: PlanLock | undefined;
}

/**
 * Returns the backend of a call, planned with its lock, and the options of its deployment. `--engine` replaces the engine of the options.
 * @throws CliError when the configuration cannot be loaded, or its lock is not the one that the deployment writes.
 */
export async function readDeployment(call: Call): Promise<Deployment> {
  const { file, backend, deployment } = await readBackend(call);
  try {
    const options = await readDeploymentOptions(deployment, backend.plan(), call.text('engine'));
    const lockPath = call.text('lock') ?? options.lock ?? lockPathFor(backend);
    const onDisk = readLock(lockPath);
    const own = backend.config.lock;
    if (own !== undefined && onDisk === undefined)
      throw new CliError(
        lockPath,
        'it must be the lock that the configuration reads, received no such file',
        `Add export const deployment = { lock: 'PATH' } to ${file}`,
      );
    const locked = own === undefined && onDisk !== undefined ? backend.withLock(onDisk) : backend;
    return { file, backend: locked, plan: locked.plan(), options, lockPath, lock: own ?? onDisk };
  } catch (error) {
    throw loadingError(file, error);
  }
}

/**
 * Returns the options of a deployment for a command that deploys nothing.
 * @throws CliError when they are invalid.
 */
export async function deploymentOptionsOf(
  { file, deployment }: Pick<PlanSource, 'file' | 'deployment'>,
  plan: ResourcePlan,
): Promise<DeploymentOptions> {
  try {
    return await readDeploymentOptions(deployment, plan);
  } catch (error) {
    throw loadingError(file, error);
  }
}

/** Returns the options of the export `deployment`, which may be a function of the backend. `engine` replaces the engine of the options. */
async function readDeploymentOptions(
  deployment: unknown,
  { backend: { id, environment } }: ResourcePlan,
  engine?: string,
): Promise<DeploymentOptions> {
  const { parseDeploymentOptions } = await import('../../deploy/deployment-options.js');
  const given: unknown =
    typeof deployment === 'function'
      ? await (deployment as (of: object) => unknown)({ backendId: id, environment })
      : deployment;
  return parseDeploymentOptions({
    ...(given === undefined ? {} : (given as object)),
    ...(engine !== undefined && { engine }),
  });
}
