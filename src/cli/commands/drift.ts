import type { DriftedResource, DriftedValue } from '../../deploy/read-drift.js';
import { counted } from '../../plan/render-plan.js';
import { code, plain } from '../../report/markdown/escape.js';
import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { watchInterruption } from '../deployment/interruption.js';
import { readDeployment } from '../deployment/read-deployment.js';
import { say } from '../progress.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

/** Runs `atakora drift`: what was changed in Azure behind Terraform's back, by owner. Changes nothing, not even the state. */
export async function run(call: Call): Promise<Outcome> {
  const { plan, options } = await readDeployment(call);
  const { planDeployment, readDrift } = await import('../../deploy.js');
  const interruption = watchInterruption();
  try {
    say('Reading Azure with the engine …');
    const { terraformPlan } = await planDeployment(plan, options, {
      mode: 'refresh-only',
      allowCommands: true,
      signal: interruption.signal,
    });
    const drift = readDrift(terraformPlan, plan);
    const { id, environment } = plan.backend;
    return { text: textOf(call, drift, `${id} (${environment})`), exitCode: exitCodeOf(drift) };
  } finally {
    interruption.release();
  }
}

function exitCodeOf(drift: readonly DriftedResource[]): ExitCode {
  if (drift.some(({ verdict }) => verdict === 'data-loss' || verdict === 'data-at-risk'))
    return EXIT.dataAtRisk;
  return drift.length === 0 ? EXIT.ok : EXIT.changes;
}

function textOf(call: Call, drift: readonly DriftedResource[], backend: string): string {
  const total = `${counted(drift.length, 'resource')} of backend ${backend} ${drift.length === 1 ? 'differs' : 'differ'} from what was deployed.`;
  switch (call.text('format')) {
    case 'json':
      return `${JSON.stringify({ drift }, null, 2)}\n`;
    case 'markdown':
      return `${[`## Drift`, plain(total), ...drift.map(markdownOf)].join('\n\n')}\n`;
    default:
      return `${[total, ...drift.flatMap(linesOf)].join('\n')}\n`;
  }
}

function headOf({ verdict, isGone, resource, components }: DriftedResource): string {
  const owner = resource ?? 'the backend';
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
