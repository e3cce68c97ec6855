import type { AppliedChange } from '../../deploy/apply-deployment.js';
import type { PlannedStack } from '../../deploy/plan-deployment.js';
import type { JsonObject } from '../../plan/json.js';
import { planHash } from '../../plan/serialize.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { dnsRecordLines, dnsRecordsOf } from './dns-records.js';
import { appIdsIn, blocksOf, endpointLines, endpointsOf } from './endpoints.js';
import type { Deployment } from './read-deployment.js';
import { say } from '../progress.js';
import { sentenceOf } from '../sentence-of.js';
import { addressOf } from '../../plan/terraform-block.js';

/** Input of the steps after the apply. */
export interface FinishInput {
  readonly call: Call;
  readonly signal: AbortSignal;
  /** True if the stack is of a program, which other commands do not read. */
  readonly isProgram?: boolean;
}

/**
 * Runs the steps that the engine leaves out: code of apps that Terraform does not deploy, triggers, health. A step that fails is told, with the
 * command that repeats it, and the others run.
 */
export async function finish(
  { plan, options }: Pick<Deployment, 'plan' | 'options'>,
  planned: PlannedStack,
  done: readonly AppliedChange[],
  { call, signal, isProgram = false }: FinishInput,
): Promise<Outcome> {
  const { blocks, unread } = await readBlocks(planned);
  const problems = [
    ...unread,
    ...(await deployOwnCode(plan, isProgram, signal)),
    ...(await syncChanged(plan, appIdsIn(plan, blocks), done, signal)),
    ...(call.flag('no-wait') ? [] : await unhealthyApps(plan, options.healthTimeoutSeconds ?? 300, signal)),
  ];
  const endpoints = endpointLines(endpointsOf(plan, blocks));
  const hasKeys = plan.exposure.some(({ endpoints: of }) =>
    of.some(({ credentials }) => credentials.includes('function-key')),
  );
  return {
    text: [
      ...(endpoints.length === 0 ? [] : ['Endpoints:', ...endpoints]),
      ...dnsRecordLines(dnsRecordsOf(plan, blocks)),
      ...(hasKeys && !isProgram ? ['Keys: npx atakora outputs --keys'] : []),
      ...problems.map((problem) => `Not done: ${problem}`),
      '',
    ].join('\n'),
    exitCode: problems.length === 0 ? EXIT.ok : EXIT.error,
  };
}

/** Reads the state. Where that fails, what was applied stays applied, and the steps that need no state run. */
async function readBlocks(planned: PlannedStack) {
  const { readDeployedState } = await import('../../deploy/plan-deployment.js');
  try {
    return { blocks: blocksOf(await readDeployedState(planned)), unread: [] };
  } catch (error) {
    return { blocks: [], unread: [`the state was not read. ${sentenceOf(error)}`] };
  }
}

/** Deploys the code that Terraform leaves out. Returns what failed. */
async function deployOwnCode(plan: ResourcePlan, isProgram: boolean, signal: AbortSignal): Promise<string[]> {
  const apps = plan.packages.filter(({ deployment }) => deployment === 'none').map(({ app }) => app);
  if (apps.length === 0) return [];
  const { deployCode } = await import('../../deploy.js');
  const failed = await attemptEach(apps, signal, async (app) => {
    say(`Deploying the code of ${app} …`);
    await deployCode(plan, { apps: [app], expectedHash: planHash(plan), signal });
  });
  return failed.map(
    ({ app, message }) =>
      `${message} Then: npx atakora ${isProgram ? 'deploy, with the same options' : `deploy-code --app ${app}`}`,
  );
}

/** Has Azure read the triggers of apps whose package Terraform changed. Returns what failed. */
async function syncChanged(
  plan: ResourcePlan,
  ids: ReadonlyMap<string, string>,
  done: readonly AppliedChange[],
  signal: AbortSignal,
): Promise<string[]> {
  const addresses = new Set(done.map(({ address }) => address));
  const changed = new Set(
    plan.terraform.filter((block) => addresses.has(addressOf(block))).map(({ resource }) => resource),
  );
  const blobs = plan.packages.filter(
    ({ deployment }) => deployment === 'blob' || deployment === 'package-url',
  );
  const apps = plan.resources
    .filter(({ key }) => blobs.some(({ app }) => app === key))
    .filter(({ key, config }) => changed.has(key) && hasOtherTriggers(config))
    .map(({ key }) => key);
  // With `codeDeployment: 'terraform-sync'`, Terraform runs it.
  if (apps.length === 0 || JSON.stringify(plan.terraform).includes('syncfunctiontriggers')) return [];
  const { syncTriggers } = await import('../../deploy/resource-manager.js');
  const failed = await attemptEach(apps, signal, async (app) => {
    const id = ids.get(app);
    if (id === undefined)
      throw new Error(`${app}: the state must have its id, received none. Find it in the portal.`);
    say(`Azure reads the triggers of ${app} …`);
    await syncTriggers(id);
  });
  return failed.map(
    ({ app, message }) =>
      `Azure may not know new triggers of ${app} other than HTTP: ${message} Then: az rest --method post --url ${ids.get(app) ?? 'ID-OF-THE-APP'}/syncfunctiontriggers?api-version=2024-04-01`,
  );
}

/** Returns true if something else than HTTP starts a function of an app. Azure finds routes by itself. */
function hasOtherTriggers({ functions }: JsonObject): boolean {
  const all = Array.isArray(functions)
    ? (functions as readonly { readonly trigger?: { readonly type?: string } }[])
    : [];
  return all.some(({ trigger }) => trigger?.type !== 'http');
}

/** Waits for the apps. Returns those that do not answer. */
async function unhealthyApps(
  plan: ResourcePlan,
  timeoutSeconds: number,
  signal: AbortSignal,
): Promise<string[]> {
  const { healthChecksOf, waitUntilHealthy } = await import('../../deploy/health.js');
  const checks = healthChecksOf(plan);
  if (checks.length === 0) return [];
  say(`Waiting for ${checks.map(({ url }) => url).join(', ')} …`);
  const all = await waitUntilHealthy(plan, { timeoutSeconds, signal });
  return all
    .filter(({ isHealthy }) => !isHealthy)
    .map(
      ({ app, url, answer }) =>
        `${app} is not healthy: ${url} must answer with status 200, received ${answer}. Read its log, and call the URL again`,
    );
}

async function attemptEach(
  apps: readonly string[],
  signal: AbortSignal,
  act: (app: string) => Promise<unknown>,
): Promise<{ readonly app: string; readonly message: string }[]> {
  const failed: { readonly app: string; readonly message: string }[] = [];
  for (const app of apps)
    try {
      if (signal.aborted)
        throw new Error(`${app}: the deployment was stopped before its code. Deploy again.`);
      await act(app);
    } catch (error) {
      failed.push({ app, message: (error as Error).message });
    }
  return failed;
}
