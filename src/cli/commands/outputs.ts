import type { PlannedStack } from '../../deploy/plan-deployment.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import {
  appIdsIn,
  blocksOf,
  type ComponentEndpoint,
  endpointLines,
  endpointsOf,
} from '../deployment/endpoints.js';
import { readDeployment } from '../deployment/read-deployment.js';
import { EXIT } from '../exit-codes.js';
import { findProgram, type Program } from '../program/find-program.js';

/** Keys of one app. */
interface AppKeys {
  /** Such as `functions:shared`, after the id of the backend where the stack has several. */
  readonly app: string;
  /** By name; `_master` is that of the administrator. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Outputs of a backend, or of a stack of a program. */
interface Outputs {
  /** Name of the stack; undefined for a backend. */
  readonly stack?: string;
  readonly endpoints: readonly ComponentEndpoint[];
  /** Undefined without `--keys`. */
  readonly keys?: readonly AppKeys[];
}

/** Runs `atakora outputs`: the endpoints of the components, and with `--keys` the keys of their apps. */
export async function run(call: Call): Promise<Outcome> {
  const program = findProgram(call);
  const all = program === undefined ? [await outputsOfBackend(call)] : await outputsOfStacks(program, call);
  return { text: textOf(call, all), exitCode: EXIT.ok };
}

async function outputsOfBackend(call: Call): Promise<Outputs> {
  const { plan, options } = await readDeployment(call);
  return outputsOf(call, [plan], async () => {
    const { openDeployment } = await import('../../deploy.js');
    return openDeployment(plan, options, { allowCommands: true });
  });
}

async function outputsOfStacks(program: Program, call: Call): Promise<Outputs[]> {
  const { runProgram } = await import('../program/run-program.js');
  const all: Outputs[] = [];
  for (const { name, folder, plans } of await runProgram(program, call.list('stack'))) {
    const outputs = await outputsOf(call, plans, async () => {
      const { openStack } = await import('../../deploy.js');
      return openStack(folder, { engine: call.text('engine') });
    });
    all.push({ stack: name, ...outputs });
  }
  return all;
}

/** @param open - Has the engine find the state, which is read only for what the plans do not know. */
async function outputsOf(
  call: Call,
  plans: readonly ResourcePlan[],
  open: () => Promise<Pick<PlannedStack, 'engine' | 'folder'>>,
): Promise<Outputs> {
  const planned = plans.flatMap((plan) => endpointsOf(plan, []));
  const needsState = plans.length > 0 && (call.flag('keys') || planned.some(({ url }) => url.includes('${')));
  if (!needsState) return { endpoints: planned };
  const { readDeployedState } = await import('../../deploy.js');
  const blocks = blocksOf(await readDeployedState(await open()));
  const endpoints = plans.flatMap((plan) => endpointsOf(plan, blocks));
  if (!call.flag('keys')) return { endpoints };
  const ids = plans.flatMap((plan) =>
    [...appIdsIn(plan, blocks)].map(
      ([app, id]) => [plans.length === 1 ? app : `${plan.backend.id} ${app}`, id] as const,
    ),
  );
  return { endpoints, keys: await readKeys(ids) };
}

async function readKeys(ids: readonly (readonly [app: string, id: string])[]): Promise<AppKeys[]> {
  const { listHostKeys } = await import('../../deploy.js');
  const all: AppKeys[] = [];
  for (const [app, id] of ids) {
    const { masterKey, functionKeys } = await listHostKeys(id);
    all.push({ app, keys: { ...functionKeys, ...(masterKey !== undefined && { _master: masterKey }) } });
  }
  return all;
}

function textOf(call: Call, all: readonly Outputs[]): string {
  if (call.text('format') === 'json') {
    const [only] = all;
    return `${JSON.stringify(only?.stack === undefined ? only : { stacks: all }, null, 2)}\n`;
  }
  return all.flatMap((each) => [...linesOf(each), '']).join('\n');
}

function linesOf({ stack, endpoints, keys }: Outputs): string[] {
  return [
    stack === undefined ? 'Endpoints:' : `Endpoints of stack '${stack}':`,
    ...(endpoints.length === 0 ? ['  none'] : endpointLines(endpoints)),
    ...(keys === undefined ? [] : ['Keys (secrets):']),
    ...(keys ?? []).flatMap(({ app, keys: own }) =>
      Object.entries(own).map(([name, value]) => `  ${app} ${name} ${value}`),
    ),
  ];
}
