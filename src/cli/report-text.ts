import process from 'node:process';

import { counted } from '../plan/phrases.js';
import type { CostComparison } from '../cost/compare-costs.js';
import type { Finding } from '../report/finding.js';
import { findingsOf } from '../report/findings.js';
import type { LocatedOptions } from '../report/located.js';
import type { Report, ReportedCost } from '../report/report.js';
import type { Call } from './call.js';
import { canBeApplied } from './exit-codes.js';

/** Returns a report in the format of the call, for the formats that all reports have; text is a list of findings. */
export async function reportText(call: Call, report: Report, file: string): Promise<string> {
  switch (call.text('format')) {
    case 'json':
      return `${JSON.stringify(jsonOf(report), null, 2)}\n`;
    case 'sarif': {
      const { toSarif } = await import('../report/sarif.js');
      return `${JSON.stringify(toSarif(report, await located(file)), null, 2)}\n`;
    }
    case 'github': {
      const { toAnnotations } = await import('../report/annotations.js');
      return toAnnotations(report, await located(file));
    }
    case 'markdown': {
      const { renderMarkdown } = await import('../report/markdown.js');
      return renderMarkdown(report);
    }
    case 'html': {
      const { renderHtml } = await import('../report/html.js');
      return renderHtml(report);
    }
    default:
      return await plainText(call, report);
  }
}

async function located(file: string): Promise<LocatedOptions> {
  const { definitionPlaces } = await import('./source/definition-places.js');
  return { file, definitions: definitionPlaces() };
}

/** Returns a report as JSON: the result that the command asked for, and the findings. */
function jsonOf({ plan, diff, gate, lockProblems, cost }: Report) {
  const { id, environment } = plan.backend;
  return {
    backend: { id, environment },
    isRefused: !canBeApplied(plan),
    ...(diff && { diff }),
    ...(gate && { gate }),
    ...(lockProblems && { lockProblems }),
    ...(cost && { cost }),
    findings: findingsOf({
      plan,
      ...(diff && { diff }),
      ...(gate && { gate }),
      ...(lockProblems && { lockProblems }),
      ...(cost && { cost }),
    }).map(({ rule, level, message, resolution }) => ({ rule, level, message, resolution })),
  };
}

/** Warnings that compare a plan with its lock. */
const OF_LOCK: ReadonlySet<string> = new Set([
  'ENDPOINT_CHANGES',
  'DATA_AT_RISK',
  'DATA_NOT_COPIED',
  'DATA_FORGOTTEN',
  'LOCK_CHANGED',
]);

/** Returns the difference to a lock as text: what is wrong or changes besides places, then what moves. */
export function placementText(call: Call, report: Report, moves: readonly string[]): string {
  const findings = findingsOf(report).filter(({ level, rule }) => level === 'error' || OF_LOCK.has(rule));
  const known = findings.length === 0 ? '' : findingsText(findings, hasColours(call));
  const isSame = findings.length + moves.length === 0;
  return [
    canBeApplied(report.plan) ? known : `${REFUSED}${known}`,
    ...(isSame ? ['Everything stays where it is.\n'] : moves.map((line) => `${line}\n`)),
    'Only places, URLs and values that protect data were compared. For the whole difference, add --against PLAN.json.\n',
  ].join('');
}

const REFUSED = 'The plan is refused, so Terraform gets none of this.\n';

function hasColours(call: Call): boolean {
  return call.text('output') === undefined && process.stdout.isTTY && process.stdout.hasColors();
}

async function plainText(call: Call, report: Report): Promise<string> {
  const colour = hasColours(call);
  const { diff, ...rest } = report;
  if (diff === undefined) return findingsText(findingsOf(rest), colour);
  const { diffText } = await import('../plan/diff/render-diff.js');
  const width = call.text('output') === undefined && process.stdout.isTTY ? process.stdout.columns : Infinity;
  const errors = findingsOf(rest).filter(({ level }) => level === 'error');
  // The meaning of a change does not help while the plan cannot be applied.
  const refusal = errors.length === 0 ? '' : `${REFUSED}${findingsText(errors, colour)}\n`;
  const cost =
    report.cost?.comparison === undefined ? '' : await costText(report.cost, report.cost.comparison);
  const untold = errors.length === 0 ? diff.refused : [];
  return `${refusal}${diffText(diff, { width, colour }, untold)}${cost}`;
}

/** Returns how the cost changes, and what has no price. */
async function costText({ estimate }: ReportedCost, comparison: CostComparison): Promise<string> {
  const { renderCostChange } = await import('../cost.js');
  const unknown = estimate.unknown.map(
    ({ resource, what, reason }) => `Unknown: ${what} of ${resource}, because ${reason}.\n`,
  );
  return `\n${renderCostChange(comparison)}${unknown.join('')}`;
}

/** Returns findings as lines, errors first, and a line with totals. */
function findingsText(findings: readonly Finding[], colour: boolean): string {
  const painted = (text: string, level: Finding['level']) =>
    colour ? `\u001b[${level === 'error' ? 31 : 33}m${text}\u001b[39m` : text;
  const errors = findings.filter(({ level }) => level === 'error').length;
  const lines = findings.map(
    ({ rule, level, message, resolution }) =>
      `${painted(level.padEnd(7), level)} ${rule}: ${message}\n        ${resolution}\n`,
  );
  return `${lines.join('')}${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}.\n`;
}
