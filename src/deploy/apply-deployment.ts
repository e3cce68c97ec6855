import type { EngineMessage, EngineProblem } from './engine/engine-message.js';
import { runEngine } from './engine/run-engine.js';
import { DeploymentFailedError } from '../errors.js';
import { type DeploymentRun, hashOfPlanFile, PLAN_FILE, type PlannedStack } from './plan-deployment.js';

/** A change that the engine finished. */
export interface AppliedChange {
  readonly address: string;
  /** Terraform type. */
  readonly type: string;
  /** Such as `create`. A replacement is a `delete` and a `create`. */
  readonly action: string;
  /** Whole seconds that it took. */
  readonly seconds: number;
}

/** Result of {@link applyDeployment}. */
export interface AppliedDeployment {
  /** True if everything was applied. */
  readonly isOk: boolean;
  /** True if the signal of the caller stopped it. */
  readonly isStopped: boolean;
  /** True if the engine was killed: Azure may have resources that the state does not have. */
  readonly isKilled: boolean;
  readonly done: readonly AppliedChange[];
  /** Addresses that failed, or that the engine did not finish, sorted. */
  readonly failed: readonly string[];
  /** Addresses that the engine did not begin, sorted. */
  readonly notBegun: readonly string[];
  /** Errors of the engine. Not empty where it failed. */
  readonly problems: readonly EngineProblem[];
}

/**
 * Has the engine apply exactly the plan that was judged. A failure is a result: it says what is done and what is not.
 * @throws DeploymentFailedError when the engine cannot be started, or another deployment from the folder replaced the plan file.
 * @example
 * const { isOk, done } = await applyDeployment(planned, { onMessage: ({ '@message': text }) => console.error(text) });
 */
export async function applyDeployment(
  { engine, folder, gate, planFileHash }: PlannedStack,
  { signal, onMessage }: DeploymentRun = {},
): Promise<AppliedDeployment> {
  if (hashOfPlanFile(folder) !== planFileHash)
    throw new DeploymentFailedError(
      folder,
      `${PLAN_FILE} must be the plan that was judged, received another one. Nothing was applied`,
      'run one deployment at a time in a folder, and deploy again',
    );
  const done: AppliedChange[] = [];
  const changes = gate.changes.filter(({ lostWith }) => lostWith === null);
  /** Steps that are left of each change that began. A replacement has two. */
  const begun = new Map<string, number>();
  const stepsOf = new Map(changes.map(({ address, action }) => [address, action === 'replace' ? 2 : 1]));
  const follow = (message: EngineMessage) => {
    const { type, hook } = message;
    // Reading a data source only now does not change anything.
    if (hook !== undefined && hook.action !== 'read') {
      const { resource, action, elapsed_seconds: seconds } = hook;
      const address = resource.addr;
      if (type === 'apply_start' && !begun.has(address)) begun.set(address, stepsOf.get(address) ?? 1);
      if (type === 'apply_complete') {
        begun.set(address, (begun.get(address) ?? 1) - 1);
        done.push({ address, type: resource.resource_type, action, seconds });
      }
    }
    onMessage?.(message);
  };
  const run = await runEngine(['apply', '-input=false', '-json', '-lock-timeout=20s', PLAN_FILE], {
    engine,
    folder,
    signal,
    onMessage: follow,
  });
  return {
    isOk: run.isOk,
    isStopped: !run.isOk && signal?.aborted === true,
    isKilled: run.isKilled,
    done,
    failed: run.isOk ? [] : [...begun].flatMap(([address, left]) => (left > 0 ? [address] : [])).sort(),
    notBegun: run.isOk ? [] : changes.map(({ address }) => address).filter((each) => !begun.has(each)),
    problems: run.problems,
  };
}
