import { counted } from '../../plan/phrases.js';
import type { PlannedDeployment, PlannedStack } from '../../deploy/plan-deployment.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { say } from '../progress.js';
import { ask } from './ask.js';
import { confirm } from './confirm.js';
import { failureText } from './failure-text.js';
import { LiveProgress } from './live-progress.js';

/** A backend or a stack that is destroyed. */
export interface DestroyTarget {
  readonly kind: 'backend' | 'stack';
  /** Typed to destroy retained data. */
  readonly name: string;
  /** Such as `backend 'shop' (prod)`. */
  readonly title: string;
  readonly plans: readonly ResourcePlan[];
  /** Lock on the disk, which may have more than those of the plans. */
  readonly lock?: PlanLock | undefined;
  readonly planWithEngine: () => Promise<PlannedStack & Partial<Pick<PlannedDeployment, 'resourceGroup'>>>;
  /** Sentence on what is left to do afterwards; empty for nothing. */
  readonly next: string;
}

/** Destroys everything that Terraform manages, after a question. Refuses retained data, which takes a flag and a name that is typed. */
export async function destroy(target: DestroyTarget, call: Call, signal: AbortSignal): Promise<Outcome> {
  const { kind, title, plans, lock, next } = target;
  const retaining = plans.filter(({ backend }) => backend.dataProtection === 'retain');
  const retained = retaining.length === 0 ? [] : unitsOf(retaining, lock);
  if (retained.length > 0 && !call.flag('discard-all')) return refusal(target, retained);
  const { applyDeployment } = await import('../../deploy/apply-deployment.js');
  say(`Planning the end of ${title} with the engine …`);
  const planned = await target.planWithEngine();
  const { changes } = planned.gate;
  if (changes.length === 0) return { text: 'Nothing to destroy.\n', exitCode: EXIT.ok };
  const data = changes.filter((change) => change.holdsData === true);
  // Those of the program, which no backend gave up.
  const own = kind === 'stack' ? data.filter(({ isPlanned, isPermitted }) => !isPlanned && !isPermitted) : [];
  const ownData = own.map(({ address }) => address);
  if (ownData.length > 0 && !call.flag('discard-all')) return refusal(target, ownData);
  const group = planned.resourceGroup;
  const place = group === undefined ? title : `${title} in resource group '${group.name}'`;
  say(screenText(place, [...unitsOf(plans, lock), ...data.map(({ address }) => address)], changes.length));
  if (!(await isAgreed(target, call, signal, retained.length + ownData.length > 0)))
    return { text: 'Not destroyed. Nothing changed.\n', exitCode: EXIT.error };
  const progress = new LiveProgress(changes.length);
  const last = await applyDeployment(planned, { signal, onMessage: progress.follow }).finally(() => {
    progress.end();
  });
  if (!last.isOk) {
    const goOn = 'npx atakora destroy, with the same options';
    return {
      text: failureText({ planned, last, done: last.done, dropped: [], next: goOn }),
      exitCode: EXIT.error,
    };
  }
  return {
    text: `Destroyed ${title}: ${counted(last.done.length, 'resource')}.\n${next}`,
    exitCode: EXIT.ok,
  };
}

function refusal({ kind, title, name }: DestroyTarget, data: readonly string[]): Outcome {
  return {
    text:
      `Refused: ${title} retains data: ${data.join(', ')}.\n` +
      `To destroy it with everything in it, add --discard-all, and type the name of the ${kind}, ${name}.\n`,
    exitCode: EXIT.dataAtRisk,
  };
}

/** Returns the child resources that hold data, those that were retained earlier too: Azure destroys an account with everything in it. */
function unitsOf(plans: readonly ResourcePlan[], lock: PlanLock | undefined): string[] {
  const locks = [...plans.map((plan) => plan.lock), ...(lock === undefined ? [] : [lock])];
  const units = locks
    .flatMap(({ resources }) => Object.values(resources))
    .flatMap(({ type, units: own }) =>
      Object.entries(own).flatMap(([unit, { data }]) => (data ? [`${type}:${unit}`] : [])),
    );
  return [...new Set(units)].sort();
}

function screenText(title: string, data: readonly string[], count: number): string {
  return [
    `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`,
    '',
    'Data that is lost',
    ...(data.length === 0 ? ['none'] : data).map((each) => `  ${each}`),
    '',
    `${counted(count, 'resource')} to destroy.`,
    '',
  ].join('\n');
}

/** Asks. To destroy retained data takes the name of the backend or the stack, which no flag replaces. */
async function isAgreed(
  { kind, name, title }: DestroyTarget,
  call: Call,
  signal: AbortSignal,
  isRetained: boolean,
): Promise<boolean> {
  if (!isRetained) return confirm(call, `Destroy ${title}?`, signal);
  const typed = await ask(`Type the name of the ${kind} to destroy it with its data (${name}): `, signal);
  if (typed === name) return true;
  if (typed === '') return false;
  throw new CliError(
    'atakora destroy',
    `the name must be '${name}', received '${typed}'`,
    'Type it as it is',
  );
}
