import { counted, shellWord } from '../../plan/phrases.js';
import { checkLock } from '../../lock/check-lock.js';
import { readLock } from '../../lock/read-lock.js';
import { acceptedValues, acceptedWarnings } from '../../plan/lock/accepted.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import { findingsOf } from '../../report/findings.js';
import type { Report, ReportedProblem } from '../../report/report.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { warnOfMissingSources } from '../deployment/missing-sources.js';
import { deploymentOptionsOf } from '../deployment/read-deployment.js';
import { EXIT } from '../exit-codes.js';
import { lockPathFor } from '../source/choose-backend.js';
import { goneLock, restoreSentence } from '../source/committed-lock.js';
import { reportText } from '../report-text.js';
import { readCost, wantsCost } from '../source/read-cost.js';
import { type PlanSource, readPlanSource } from '../source/read-source.js';

/** The one problem of a lock that loses nothing. */
const NOT_FROZEN = 'LOCK_NOT_FROZEN';

/** Runs `atakora check`: everything that a reviewer must know before the plan is applied. Changes nothing. */
export async function run(call: Call): Promise<Outcome> {
  const source = await readPlanSource(call);
  const { plan } = source;
  const base = call.text('base');
  const lockProblems = [
    ...(base === undefined ? goneProblems(source) : problemsSince(base, source)),
    ...(call.flag('frozen') ? frozenProblems(source, call) : []),
  ];
  const budget = readBudget(call);
  const cost = budget === undefined ? undefined : { ...(await readCost(call, source)), budget };
  const report: Report = { plan, lockProblems, ...(cost && { cost }) };
  const errors = findingsOf(report).filter(({ level }) => level === 'error');
  const isAtRisk =
    (base !== undefined || call.flag('frozen')) && plan.warnings.some(({ code }) => code === 'DATA_AT_RISK');
  const isLost = isAtRisk || lockProblems.some(({ code }) => code !== NOT_FROZEN);
  if (source.backend !== undefined) await warnOfMissingSources(plan, () => deploymentOptionsOf(source, plan));
  const text = await reportText(call, report, source.file);
  return {
    text: call.text('format') === 'text' ? `${text}${acceptedText(call, source)}` : text,
    exitCode: isLost ? EXIT.dataAtRisk : errors.length > 0 ? EXIT.error : EXIT.ok,
  };
}

/** Returns how much the lock that the plan was made with records as accepted, with `--accepted` each of it. */
function acceptedText(call: Call, { plan, backend }: PlanSource): string {
  const lock = backend === undefined ? plan.lock : backend.config.lock;
  const [warnings, values] = lock === undefined ? [[], []] : [acceptedWarnings(lock), acceptedValues(lock)];
  const isListed = call.flag('accepted');
  if (warnings.length + values.length === 0) return isListed ? 'The lock accepts nothing.\n' : '';
  const counts = `The lock accepts ${counted(warnings.length, 'warning')} and ${counted(values.length, 'weaker value')}`;
  return isListed
    ? `${counts}:\n${[...warnings, ...values].map((line) => `  ${line}\n`).join('')}`
    : `${counts}: --accepted lists them.\n`;
}

/** Reads `--max-monthly-cost`. A use or prices without it would check nothing. */
function readBudget(call: Call): number | undefined {
  const text = call.text('max-monthly-cost');
  if (text === undefined) {
    if (!wantsCost(call)) return undefined;
    throw new CliError(
      'atakora check',
      'a budget must be given, received none',
      'Add --max-monthly-cost AMOUNT',
    );
  }
  const amount = Number(text);
  if (text.trim() !== '' && Number.isFinite(amount) && amount >= 0) return amount;
  throw new CliError(
    'atakora check',
    `--max-monthly-cost must be an amount from 0 upwards, received '${text}'`,
    'Write --max-monthly-cost 200',
  );
}

/** Compares with the lock that is committed, or with that of the plan where the configuration is not at hand. */
function problemsSince(base: string, { backend, plan }: PlanSource): readonly ReportedProblem[] {
  const next: PlanLock | undefined = backend === undefined ? plan.lock : backend.config.lock;
  const { dataProtection } = plan.backend;
  return checkLock(readLock(base), next, {
    discard: backend?.config.discard ?? [],
    dataProtection,
    weakenedBy: plan.weakenedBy,
  });
}

/** Returns what is lost with a lock that the last commit has, and that the folder lacks. */
function goneProblems({ backend, plan }: PlanSource): readonly ReportedProblem[] {
  if (backend === undefined || plan.warnings.every(({ code }) => code !== 'NOT_LOCKED')) return [];
  const path = lockPathFor(backend);
  const committed = goneLock(path);
  const options = { discard: backend.config.discard ?? [] };
  return [
    ...checkLock(committed, undefined).map((gone) => ({ ...gone, resolution: restoreSentence(path) })),
    ...checkLock(committed, plan.lock, options),
  ];
}

/** Returns the problems for which `apply` with `frozen` refuses the plan. */
function frozenProblems({ plan: { backend, warnings } }: PlanSource, call: Call): ReportedProblem[] {
  const message =
    backend.locked === true
      ? warnings.find(({ code }) => code === 'LOCK_CHANGED')?.message
      : `The plan of backend '${backend.id}' was made without a lock.`;
  if (message === undefined) return [];
  const given = call.text('lock');
  const lockFile = given === undefined ? '' : ` ${shellWord(given)}`;
  const resolution = `Run 'npx atakora lock${lockFile}', review the file and commit it.`;
  return [{ code: NOT_FROZEN, message, resolution }];
}
