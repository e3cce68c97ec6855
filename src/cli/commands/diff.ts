import { existsSync } from 'node:fs';

import { checkLock } from '../../lock/check-lock.js';
import { readLock } from '../../lock/read-lock.js';
import { diffPlans } from '../../plan/diff/diff-plans.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Report } from '../../report/report.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { readDeployedPlan } from '../deployment/deployed-plan.js';
import { say } from '../progress.js';
import { canBeApplied, EXIT, type ExitCode } from '../exit-codes.js';
import { placementText, reportText } from '../report-text.js';
import { placementLines } from '../placement-lines.js';
import { lockPathFor } from '../source/choose-backend.js';
import { goneLock, restoreSentence } from '../source/committed-lock.js';
import { readCost, wantsCost } from '../source/read-cost.js';
import { type PlanSource, readPlan, readPlanSource } from '../source/read-source.js';

/** Runs `atakora diff`: the whole difference with `--against`; that of placement with `--lock` alone. Without both, to what is known. */
export async function run(call: Call): Promise<Outcome> {
  const against = call.text('against');
  const source = await readPlanSource(call);
  const gone = gonePathOf(source);
  if (gone !== undefined) say(restoreSentence(gone));
  if (against === undefined && call.text('lock') !== undefined)
    return diffPlacement(call, source, call.text('lock'));
  if (against === undefined) {
    const { deploymentFolder } = await import('../../deploy/plan-deployment.js');
    const folder = deploymentFolder(source.plan);
    const deployed = readDeployedPlan(folder);
    if (deployed === undefined) return diffPlacement(call, source, lockOf(source));
    say(`Compared with the last deployment from this folder (${folder}).`);
    return diffWith(call, source, deployed, folder);
  }
  return diffWith(call, source, against === 'none' ? null : await readPlan(against), against);
}

async function diffWith(
  call: Call,
  source: PlanSource,
  before: ResourcePlan | null,
  against: string,
): Promise<Outcome> {
  const { file, plan } = source;
  if (before !== null) checkSame(before.backend, plan.backend, against);
  const cost = wantsCost(call) ? await readCost(call, source, before) : undefined;
  const report = { plan, diff: diffPlans(before, plan), ...(cost && { cost }) };
  return { text: await reportText(call, report, file), exitCode: exitCodeOf(report) };
}

/**
 * Returns the exit code. Data at risk is graver than a plan that cannot be applied, which is graver than
 * changes.
 */
function exitCodeOf({ plan, diff }: Required<Pick<Report, 'plan' | 'diff'>>): ExitCode {
  if (diff.verdict === 'data-loss' || diff.verdict === 'data-at-risk') return EXIT.dataAtRisk;
  if (!canBeApplied(plan)) return EXIT.error;
  return diff.changes.length + diff.exposure.length + diff.api.length === 0 ? EXIT.ok : EXIT.changes;
}

/**
 * Refuses a plan of another environment. Two environments differ in everything, and such a difference is not
 * a deployment.
 */
function checkSame(
  before: { readonly id: string; readonly environment: string },
  after: { readonly id: string; readonly environment: string },
  against: string,
): void {
  if (before.id === after.id && before.environment === after.environment) return;
  throw new CliError(
    against,
    `it must be a plan of backend '${after.id}' (${after.environment}), received one of '${before.id}' (${before.environment})`,
    'Compare plans of one backend and environment',
  );
}

/** Returns the path of a lock that the last commit has, and that the folder and the plan lack. */
function gonePathOf({ backend, plan }: PlanSource): string | undefined {
  if (backend === undefined || plan.warnings.every(({ code }) => code !== 'NOT_LOCKED')) return undefined;
  const path = lockPathFor(backend);
  return goneLock(path) === undefined ? undefined : path;
}

/** Returns the path of the lock of a backend; undefined for a saved plan, and where that file does not exist. */
function lockOf({ backend }: PlanSource): string | undefined {
  const path = backend === undefined ? undefined : lockPathFor(backend);
  if (path === undefined || !existsSync(path)) return undefined;
  say(`Compared with ${path}.`);
  return path;
}

/** Compares with a lock, which knows places, URLs and the values that protect data. */
async function diffPlacement(
  call: Call,
  { file, backend, plan: given }: PlanSource,
  path: string | undefined,
): Promise<Outcome> {
  if (path === undefined)
    throw new CliError(
      'atakora diff',
      'something to compare with must be given, received nothing',
      'Add --against PLAN.json for the whole difference, or --lock FILE for that of placement',
    );
  if (wantsCost(call))
    throw new CliError('atakora diff', 'a lock has no cost to compare with', 'Add --against PLAN.json');
  const before = readLock(path);
  // As a deployment plans it.
  const plan =
    backend === undefined || backend.config.lock !== undefined ? given : backend.withLock(before).plan();
  const { dataProtection } = plan.backend;
  const discard = backend?.config.discard ?? [];
  const lockProblems = checkLock(before, plan.lock, { discard, dataProtection });
  const report = { plan, lockProblems };
  const moves = placementLines(before, plan.lock);
  const isText = call.text('format') === 'text';
  return {
    text: isText ? placementText(call, report, moves) : await reportText(call, report, file),
    exitCode: placementCode(report, moves),
  };
}

function placementCode(
  { plan, lockProblems }: Required<Pick<Report, 'plan' | 'lockProblems'>>,
  moves: readonly string[],
): ExitCode {
  const isTold = (...codes: readonly string[]) => plan.warnings.some(({ code }) => codes.includes(code));
  if (lockProblems.length > 0 || isTold('DATA_AT_RISK', 'DATA_NOT_COPIED')) return EXIT.dataAtRisk;
  if (!canBeApplied(plan)) return EXIT.error;
  return moves.length > 0 || isTold('LOCK_CHANGED') ? EXIT.changes : EXIT.ok;
}
