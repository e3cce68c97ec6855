import type { PlannedDeployment } from '../../deploy/plan-deployment.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { counted } from '../../plan/render-plan.js';
import { ask } from '../deployment/ask.js';
import { confirm } from '../deployment/confirm.js';
import { holdsData } from '../deployment/deploy-lock.js';
import { failureText } from '../deployment/failure-text.js';
import { type Interruption, watchInterruption } from '../deployment/interruption.js';
import { LiveProgress } from '../deployment/live-progress.js';
import { type Deployment, readDeployment } from '../deployment/read-deployment.js';
import { say } from '../progress.js';
import { EXIT } from '../exit-codes.js';

/** Runs `atakora destroy`: everything that Terraform manages for the backend, after a question. */
export async function run(call: Call): Promise<Outcome> {
  const deployment = await readDeployment(call);
  const { plan, options, lock, lockPath } = deployment;
  const isRetained = plan.backend.dataProtection === 'retain' && (holdsData(lock) || holdsData(plan.lock));
  if (isRetained && !call.flag('discard-all'))
    return {
      text:
        `Refused: the backend retains data: ${unitsOf(deployment).join(', ')}.\n` +
        "To destroy it with everything in it, add --discard-all, and type the backend's name.\n",
      exitCode: EXIT.dataAtRisk,
    };
  const interruption = watchInterruption();
  try {
    const { applyDeployment, planDeployment } = await import('../../deploy.js');
    const { signal } = interruption;
    say('Planning with the engine …');
    const planned = await planDeployment(plan, options, { mode: 'destroy', allowCommands: true, signal });
    if (planned.gate.changes.length === 0) return { text: 'Nothing to destroy.\n', exitCode: EXIT.ok };
    say(screenText(deployment, planned));
    if (!(await isAgreed(deployment, call, interruption, isRetained)))
      return { text: 'Not destroyed. Nothing changed.\n', exitCode: EXIT.error };
    const progress = new LiveProgress(planned.gate.changes.length);
    const last = await applyDeployment(planned, { signal, onMessage: progress.follow }).finally(() => {
      progress.end();
    });
    if (!last.isOk)
      return {
        text: failureText({
          planned,
          last,
          done: last.done,
          dropped: [],
          next: 'npx atakora destroy, as before',
        }),
        exitCode: EXIT.error,
      };
    const next =
      lock === undefined ? '' : `Next: git rm ${lockPath}. The lock is of resources that are gone.\n`;
    return {
      text: `Destroyed backend '${plan.backend.id}' (${plan.backend.environment}): ${counted(last.done.length, 'resource')}.\n${next}`,
      exitCode: EXIT.ok,
    };
  } finally {
    interruption.release();
  }
}

/** Returns the child resources that hold data, those that were retained earlier too: Azure destroys an account with everything in it. */
function unitsOf({ plan, lock }: Deployment): string[] {
  const all = [plan.lock, ...(lock === undefined ? [] : [lock])].flatMap(({ resources }) =>
    Object.values(resources).flatMap(({ type, units }) =>
      Object.entries(units).flatMap(([unit, { data }]) => (data ? [`${type}:${unit}`] : [])),
    ),
  );
  return [...new Set(all)].sort();
}

function screenText(deployment: Deployment, { gate, resourceGroup }: PlannedDeployment): string {
  const { id, environment } = deployment.plan.backend;
  const data = [
    ...unitsOf(deployment),
    ...gate.changes.filter(({ holdsData: isData }) => isData === true).map(({ address }) => address),
  ];
  return [
    `Backend '${id}' (${environment}) in resource group '${resourceGroup.name}'`,
    '',
    'Data that is lost',
    ...(data.length === 0 ? ['none'] : data).map((each) => `  ${each}`),
    '',
    `${counted(gate.changes.length, 'resource')} to destroy.`,
    '',
  ].join('\n');
}

/** Asks. To destroy retained data takes the name of the backend, which no flag replaces. */
async function isAgreed(
  { plan }: Deployment,
  call: Call,
  { signal }: Interruption,
  isRetained: boolean,
): Promise<boolean> {
  if (!isRetained) return confirm(call, 'Destroy this?', signal);
  const { id } = plan.backend;
  const typed = await ask(`Type the name of the backend to destroy it with its data (${id}): `, signal);
  if (typed === id) return true;
  if (typed === '') return false;
  throw new CliError('atakora destroy', `the name must be '${id}', received '${typed}'`, 'Type it as it is');
}
