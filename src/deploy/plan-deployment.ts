import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import { DeploymentFailedError } from '../errors.js';
import { gate, type GateResult } from '../plan/diff/gate.js';
import { gateStack } from '../plan/diff/gate-stack.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { type TerraformResourceGroup, usualResourceGroup } from '../terraform/render-options.js';
import { writeTerraform } from '../terraform/write-terraform.js';
import type { DeploymentOptions } from './deployment-options.js';
import { engineError } from './engine/engine-error.js';
import type { EngineMessage } from './engine/engine-message.js';
import { type Engine, findEngine } from './engine/find-engine.js';
import { engineFor } from './engine/guest-engine.js';
import { type EngineOptions, runEngine } from './engine/run-engine.js';

/** Options of each step of a deployment. */
export interface DeploymentRun {
  /** Folder of the project. The folder of the deployment and relative paths of sources are in it. @default the current directory */
  readonly projectDirectory?: string;
  /** Asks the engine to stop when it aborts. The engine finishes what it has begun, and writes its state. @default runs to its end */
  readonly signal?: AbortSignal | undefined;
  /** Called with each message of the engine. @default messages are not shown */
  readonly onMessage?: ((message: EngineMessage) => void) | undefined;
}

/** Options of {@link planDeployment} and {@link planStack}. */
export interface EnginePlanOptions {
  /** Addresses whose data may be destroyed or put at risk. @default none */
  readonly allow?: readonly string[];
  /**
   * `apply`: what the plan of the library says. `destroy`: everything is destroyed, protected data too. `refresh-only`: nothing but the
   * state changes. @default 'apply'
   */
  readonly mode?: 'apply' | 'destroy' | 'refresh-only';
}

/** Options of {@link planDeployment}. */
export interface PlanDeploymentOptions extends DeploymentRun, EnginePlanOptions {
  /** Refuses a plan without a lock, and one whose lock would have to be written again. @default false */
  readonly frozen?: boolean;
  /** Lets a plan that was read from a file run the build commands of its sites on this machine. @default false */
  readonly allowCommands?: boolean;
}

/** A plan of the engine, ready to be applied. */
export interface PlannedStack {
  readonly engine: Engine;
  /** Folder with the Terraform JSON, packages, and the plan file `tfplan`. */
  readonly folder: string;
  /** Plan of the engine, as `terraform show -json tfplan` writes it. */
  readonly terraformPlan: string;
  /** SHA-256 of the plan file. No other file is applied. */
  readonly planFileHash: string;
  /** True if the state has resources. False for a first deployment. */
  readonly hasState: boolean;
  /** Verdict on the plan of the engine. Do not apply what it refuses. */
  readonly gate: GateResult;
}

/** A plan of the engine for one backend, ready to be applied. */
export interface PlannedDeployment extends PlannedStack {
  /** Resource group of the deployment. */
  readonly resourceGroup: TerraformResourceGroup;
}

/** Plan file in the folder of a deployment. */
export const PLAN_FILE = 'tfplan';

/** Time that the engine waits for another deployment to release the state. */
const WAIT_FOR_STATE = '-lock-timeout=20s';

/** A plan that only reads does not keep others from deploying. */
const MODE_ARGS = {
  apply: [WAIT_FOR_STATE],
  destroy: [WAIT_FOR_STATE, '-destroy'],
  'refresh-only': ['-lock=false', '-refresh-only'],
} as const;

const INIT = ['init', '-input=false', '-no-color'];

/**
 * Writes a plan as Terraform JSON to `.atakora/<backend>.<environment>`, has the engine plan it, and judges the plan of the engine. Nothing
 * changes in Azure.
 * @throws DeploymentFailedError when an engine is missing, or the engine fails.
 * @throws InvalidConfigError when an option is invalid.
 * @throws PlanHasErrorsError, ResourceLimitError when the plan must not be applied.
 * @throws LockNotFrozenError when `frozen` is set and the lock of the plan is not the committed one.
 * @throws CannotApplyError when the plan needs more than Terraform JSON, or does not have a location.
 * @example
 * const planned = await planDeployment(backend.plan());
 * if (planned.gate.passes) await applyDeployment(planned);
 */
export async function planDeployment(
  plan: ResourcePlan,
  options: DeploymentOptions = {},
  { mode = 'apply', allow = [], allowCommands = false, frozen = false, ...run }: PlanDeploymentOptions = {},
): Promise<PlannedDeployment> {
  const { resourceGroup, ...opened } = await writeDeployment(plan, options, {
    allowCommands,
    frozen,
    ...run,
  });
  const how = { ...opened, ...run };
  return { ...(await planWith(how, mode, (text) => gate(text, plan, { allow }))), resourceGroup };
}

/** Options of {@link planStack}. */
export interface PlanStackOptions extends StackRun, EnginePlanOptions {}

/** Options of each step with a stack of a program. */
export interface StackRun extends Omit<DeploymentRun, 'projectDirectory'> {
  /** Name or path of the engine. @default `terraform` on PATH, or else `tofu` */
  readonly engine?: string | undefined;
}

/**
 * Has the engine plan a stack that a program of cdktf or cdktn synthesized, and judges the plan of the engine. Nothing changes in Azure.
 * @param folder - Folder of the stack, such as `cdktf.out/stacks/shop`.
 * @param plans - Plans of the backends in the stack, which the program wrote beside it. Without one, the Terraform types decide.
 * @throws DeploymentFailedError when an engine is missing, or the engine fails.
 * @throws InvalidPlanError when `plans` has something else.
 * @example
 * const planned = await planStack('cdktf.out/stacks/shop', [backend.plan()]);
 * if (planned.gate.passes) await applyDeployment(planned);
 */
export async function planStack(
  folder: string,
  plans: readonly ResourcePlan[],
  { engine, mode = 'apply', allow = [], ...run }: PlanStackOptions = {},
): Promise<PlannedStack> {
  const how = { engine: engineFor(await findEngine(engine), plans), folder, ...run };
  return planWith(how, mode, (text) => gateStack(text, plans, { allow }));
}

/**
 * Has the engine find the state of a stack that a program of cdktf or cdktn synthesized. Nothing is planned.
 * @param folder - Folder of the stack, such as `cdktf.out/stacks/shop`.
 * @throws DeploymentFailedError when an engine is missing, or the engine fails.
 * @example
 * const state = await readDeployedState(await openStack('cdktf.out/stacks/shop'));
 */
export async function openStack(
  folder: string,
  { engine: given, ...run }: StackRun = {},
): Promise<Pick<PlannedStack, 'engine' | 'folder'>> {
  const engine = await findEngine(given);
  await initialize({ engine, folder, ...run });
  return { engine, folder };
}

async function planWith(
  how: EngineOptions,
  mode: keyof typeof MODE_ARGS,
  judge: (terraformPlan: string) => GateResult,
): Promise<PlannedStack> {
  const { engine, folder } = how;
  if (mode === 'destroy') releaseData(folder);
  await initialize(how);
  await must('plan', ['plan', '-input=false', '-json', ...MODE_ARGS[mode], `-out=${PLAN_FILE}`], how);
  // Before it is shown: another deployment from this folder would write the file anew.
  const planFileHash = hashOfPlanFile(folder);
  const { text } = await must('show', ['show', '-json', PLAN_FILE], how);
  // The gate refuses what is not a plan of the engine.
  const verdict = judge(text);
  return { engine, folder, terraformPlan: text, planFileHash, hasState: hasResources(text), gate: verdict };
}

/**
 * Returns the hash of the plan file in the folder of a deployment.
 * @throws DeploymentFailedError when it cannot be read.
 */
export function hashOfPlanFile(folder: string): string {
  const path = join(folder, PLAN_FILE);
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch (error) {
    throw new DeploymentFailedError(
      path,
      `the engine must write its plan there, received ${(error as NodeJS.ErrnoException).code ?? 'an error'}`,
      'check the engine, and deploy again',
      error,
    );
  }
}

/**
 * Writes a plan as Terraform JSON and has the engine find its state, for a machine that did not deploy it. Nothing is planned.
 * @throws DeploymentFailedError when an engine is missing, or the engine fails.
 * @throws InvalidConfigError when an option is invalid.
 * @throws CannotApplyError when the plan needs more than Terraform JSON.
 * @example
 * const state = await readDeployedState(await openDeployment(backend.plan()));
 */
export async function openDeployment(
  plan: ResourcePlan,
  options: DeploymentOptions = {},
  run: Pick<PlanDeploymentOptions, keyof DeploymentRun | 'allowCommands'> = {},
): Promise<Pick<PlannedDeployment, 'engine' | 'folder'>> {
  const { engine, folder } = await writeDeployment(plan, options, {
    allowCommands: false,
    frozen: false,
    ...run,
  });
  await initialize({ engine, folder, ...run });
  return { engine, folder };
}

/** Writes the folder of a deployment. */
async function writeDeployment(
  plan: ResourcePlan,
  options: DeploymentOptions,
  { allowCommands, frozen, projectDirectory }: DeploymentRun & { allowCommands: boolean; frozen: boolean },
) {
  const engine = engineFor(await findEngine(options.engine), [plan]);
  const folder = deploymentFolder(plan, projectDirectory);
  const resourceGroup = groupOf(plan, options);
  writeTerraform(plan, folder, {
    resourceGroup,
    frozen,
    allowCommands,
    engine: engine.kind,
    ...(projectDirectory !== undefined && { projectDirectory }),
    ...(options.state !== undefined && { backend: options.state }),
    ...(options.provider !== undefined && { provider: options.provider }),
  });
  // The state and the packages are not for version control.
  writeFileSync(join(folder, '.gitignore'), '*\n');
  return { engine, folder, resourceGroup };
}

/** A plan of the engine with a managed resource in its state. */
const stateSchema = v.object({
  prior_state: v.object({
    values: v.object({
      root_module: v.object({
        resources: v.pipe(
          v.array(v.object({ mode: v.string() })),
          v.check((resources) => resources.some(({ mode }) => mode === 'managed')),
        ),
      }),
    }),
  }),
});

/** Returns true if the state that a plan of the engine was made with has managed resources. */
function hasResources(terraformPlan: string): boolean {
  return v.is(stateSchema, JSON.parse(terraformPlan));
}

/** Returns the folder of a deployment: `.atakora/shop.prod`. */
export function deploymentFolder({ backend }: ResourcePlan, projectDirectory = '.'): string {
  return join(projectDirectory, '.atakora', `${backend.id}.${backend.environment}`);
}

/**
 * Reads the state of a deployment, as `terraform show -json` writes it.
 * @throws DeploymentFailedError when an engine is missing, or the engine fails, as it does before the first `planDeployment`.
 */
export async function readDeployedState(
  { engine, folder }: Pick<PlannedDeployment, 'engine' | 'folder'>,
  signal?: AbortSignal,
): Promise<string> {
  return (await must('show', ['show', '-json'], { engine, folder, signal })).text;
}

function groupOf({ backend }: ResourcePlan, options: DeploymentOptions): TerraformResourceGroup {
  // The deployer of a guest has its rights in a group that exists before, and none to make one.
  const isGuest = Object.hasOwn(backend.options ?? {}, 'host');
  const { name, existing = isGuest, tags } = options.resourceGroup ?? {};
  const location = backend.location ?? options.location;
  if (location === undefined)
    throw new DeploymentFailedError(
      `backend '${backend.id}'`,
      'a deployment must have a location, received none',
      "add location: 'eastus' to the configuration of the backend",
    );
  return {
    name: name ?? backend.resourceGroup ?? usualResourceGroup(backend),
    location,
    // Earlier releases made the group of a guest: Terraform forgets it. For others that would need a later Terraform.
    ...((isGuest || !existing) && { create: !existing }),
    ...(tags !== undefined && { tags }),
  };
}

/** Runs a step that changes nothing. @throws DeploymentFailedError when it fails. */
async function must(step: string, args: readonly string[], how: EngineOptions) {
  mkdirSync(how.folder, { recursive: true });
  const run = await runEngine(args, how);
  if (!run.isOk) throw engineError(step, run, how);
  return run;
}

/**
 * Has the engine find the state and the provider. The folder remembers the version of the provider, and the engine asks for another option
 * where the plan needs another one, as after `azurerm: 5`.
 * @throws DeploymentFailedError when it fails.
 */
async function initialize(how: EngineOptions): Promise<void> {
  mkdirSync(how.folder, { recursive: true });
  const run = await runEngine(INIT, how);
  if (run.isOk) return;
  if (!run.problems.some(({ summary, detail }) => `${summary} ${detail}`.includes('init -upgrade')))
    throw engineError('init', run, how);
  await must('init', [...INIT, '-upgrade'], how);
}

/** Removes what keeps Terraform from destroying data, and what it would import first. The next deployment writes the files anew. */
function releaseData(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.tf.json'))) {
    const file = join(folder, name);
    const { import: _, ...json } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const released = JSON.stringify(
      json,
      (key, value: unknown) => (key === 'prevent_destroy' ? undefined : value),
      2,
    );
    writeFileSync(file, `${released}\n`);
  }
}
