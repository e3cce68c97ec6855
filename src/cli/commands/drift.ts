import { counted } from '../../plan/phrases.js';
import type { DriftedResource, DriftedValue } from '../../deploy/read-drift.js';
import { code, plain } from '../../report/markdown/escape.js';
import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { watchInterruption } from '../deployment/interruption.js';
import { readDeployment } from '../deployment/read-deployment.js';
import { say } from '../progress.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { findProgram, type Program } from '../program/find-program.js';

/** Drift of a backend, or of a stack of a program. */
interface Drift {
  /** Such as `backend shop (prod)`. */
  readonly title: string;
  /** Name of the stack; undefined for a backend. */
  readonly stack?: string;
  readonly resources: readonly DriftedResource[];
}

/** Runs `atakora drift`: what was changed in Azure behind Terraform's back, by owner. Changes nothing, not even the state. */
export async function run(call: Call): Promise<Outcome> {
  const program = findProgram(call);
  const interruption = watchInterruption();
  try {
    const all =
      program === undefined
        ? [await driftOfBackend(call, interruption.signal)]
        : await driftOfStacks(program, call, interruption.signal);
    return { text: textOf(call, all), exitCode: exitCodeOf(all.flatMap(({ resources }) => resources)) };
  } finally {
    interruption.release();
  }
}

async function driftOfBackend(call: Call, signal: AbortSignal): Promise<Drift> {
  const { plan, options } = await readDeployment(call);
  const { planDeployment, readDrift } = await import('../../deploy.js');
  say('Reading Azure with the engine …');
  const { terraformPlan } = await planDeployment(plan, options, {
    mode: 'refresh-only',
    allowCommands: true,
    signal,
  });
  const { id, environment } = plan.backend;
  return { title: `backend ${id} (${environment})`, resources: readDrift(terraformPlan, [plan]) };
}

async function driftOfStacks(program: Program, call: Call, signal: AbortSignal): Promise<Drift[]> {
  const { runProgram } = await import('../program/run-program.js');
  const { planStack, readDrift } = await import('../../deploy.js');
  const all: Drift[] = [];
  for (const { name, folder, plans } of await runProgram(program, call.list('stack'))) {
    say(`Reading Azure for stack '${name}' with the engine …`);
    const { terraformPlan } = await planStack(folder, plans, {
      engine: call.text('engine'),
      mode: 'refresh-only',
      signal,
    });
    all.push({ title: `stack ${name}`, stack: name, resources: readDrift(terraformPlan, plans) });
  }
  return all;
}

function exitCodeOf(drift: readonly DriftedResource[]): ExitCode {
  if (drift.some(({ verdict }) => verdict === 'data-loss' || verdict === 'data-at-risk'))
    return EXIT.dataAtRisk;
  return drift.length === 0 ? EXIT.ok : EXIT.changes;
}

function textOf(call: Call, all: readonly Drift[]): string {
  switch (call.text('format')) {
    case 'json': {
      const stacks = all.map(({ stack, resources }) => ({ stack, drift: resources }));
      const [only] = stacks;
      return `${JSON.stringify(only?.stack === undefined ? { drift: only?.drift } : { stacks }, null, 2)}\n`;
    }
    case 'markdown':
      return `${['## Drift', ...all.flatMap((each) => [plain(totalOf(each)), ...each.resources.map(markdownOf)])].join('\n\n')}\n`;
    default:
      return `${all.flatMap((each) => [totalOf(each), ...each.resources.flatMap(linesOf)]).join('\n')}\n`;
  }
}

function totalOf({ title, resources }: Drift): string {
  const verb = resources.length === 1 ? 'differs' : 'differ';
  return `${counted(resources.length, 'resource')} of ${title} ${verb} from what was deployed.`;
}

function headOf({ verdict, isGone, resource, components }: DriftedResource): string {
  const owner = resource ?? 'outside of the plan';
  const users = components.length === 0 ? '' : `, of ${components.join(', ')}`;
  return `${isGone ? 'was deleted' : 'was changed'} in Azure (${owner}${users})${verdict === 'in-place' ? '' : `: ${verdict}`}`;
}

function linesOf(resource: DriftedResource): string[] {
  return [
    `${resource.address} ${headOf(resource)}`,
    ...resource.values.map(
      (value) =>
        `    ${value.path}: ${sidesOf(value)
          .map((side) => side.join(' '))
          .join(', ')}`,
    ),
  ];
}

function sidesOf({ declared, locked, applied, actual }: DriftedValue): [name: string, value: string][] {
  return [
    ['declared', declared ?? '(none)'],
    ...(locked === null ? [] : [['locked', locked] as [string, string]]),
    ['applied', applied ?? '(none)'],
    ['actual', actual ?? '(none)'],
  ];
}

function markdownOf(resource: DriftedResource): string {
  const head = `**${code(resource.address)}** ${plain(headOf(resource))}`;
  if (resource.values.length === 0) return head;
  return [
    head,
    '',
    '| Argument | Declared | Locked | Applied | Actual |',
    '| --- | --- | --- | --- | --- |',
    ...resource.values.map(
      ({ path, declared, locked, applied, actual }) =>
        `| ${[path, declared, locked, applied, actual].map((each) => (each === null ? '' : code(each))).join(' | ')} |`,
    ),
  ].join('\n');
}
