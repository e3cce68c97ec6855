import { counted, fewOf } from '../plan/phrases.js';
import {
  type PlanDiff,
  type ResourceChange,
  type ValueChange,
  type Verdict,
  VERDICTS,
} from '../plan/diff/plan-diff.js';
import {
  API_CHANGES,
  apiLines,
  callerLines,
  isOnlyRefused,
  REFUSED,
  riskSentence,
  TITLES,
  totalsText,
  verdictText,
} from '../plan/diff/render-diff.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { parsePlanValue } from '../plan/serialize.js';
import type { Finding } from './finding.js';
import { findingsBesidesDiff } from './findings.js';
import { code, hidden, plain } from './markdown/escape.js';
import { costLine, costSections } from './markdown/cost.js';
import { joinSections, type Section } from './markdown/sections.js';
import type { Report } from './report.js';

/** Options of {@link renderMarkdown}. */
export interface MarkdownOptions {
  /** Characters at most. GitHub takes 65,536 in a comment. At least 2,000. @default 60000 */
  readonly limit?: number;
}

/** Verdicts whose changes are not folded: a reviewer who reads no further must have seen them. */
const OPEN: readonly Verdict[] = ['data-loss', 'data-at-risk', 'exposure'];

/**
 * Returns a report as GitHub-flavoured markdown for a comment: totals first, what loses data or exposes something in the open,
 * the rest folded. The first line is a comment that tells reports of one backend from others, so that a job finds its own.
 * @throws InvalidPlanError when the report has no plan.
 * @example
 * writeFileSync('comment.md', renderMarkdown({ plan, diff: diffPlans(before, plan) }));
 */
export function renderMarkdown(report: Report, { limit = 60_000 }: MarkdownOptions = {}): string {
  const { diff, cost } = report;
  const findings = findingsBesidesDiff(report);
  const plan = parsePlanValue(report.plan);
  const { id, environment } = plan.backend;
  const head = [
    `<!-- atakora ${hidden(id)} ${hidden(environment)} -->`,
    `## ${code(id)} (${plain(environment)})`,
    '',
    ...totals(plan, diff).flatMap((line) => [line, '']),
    summary(plan),
    '',
    ...(cost === undefined ? [] : [costLine(cost), '']),
  ].join('\n');
  const sections = [
    ...verdictSections(diff, (verdict) => OPEN.includes(verdict)),
    findingSection(
      'Errors',
      findings.filter(({ level }) => level === 'error'),
      false,
    ),
    ...verdictSections(diff, (verdict) => !OPEN.includes(verdict)),
    apiSection(diff),
    findingSection(
      'Warnings',
      findings.filter(({ level }) => level === 'warning'),
      true,
    ),
    ...(cost === undefined ? [] : costSections(cost)),
    resourceSection(plan),
  ];
  return `${head}${joinSections(sections, Math.max(2000, limit), head.length)}`;
}

function totals({ errors, violations }: ResourcePlan, diff: PlanDiff | undefined): string[] {
  const isRefused = diff === undefined ? errors.length + violations.length > 0 : diff.refused.length > 0;
  const sentences = [
    ...(isRefused ? [`**${REFUSED}.**`] : []),
    ...(diff === undefined || isOnlyRefused(diff)
      ? []
      : [`**${totalsText(diff)}.** Verdict: **${verdictText(diff)}**.`]),
  ];
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}

function summary({
  summary: { components, resources, resourcesUnshared },
  errors,
  violations,
  warnings,
}: ResourcePlan): string {
  const remarks = [
    ...(errors.length === 0 ? [] : [`**${counted(errors.length, 'error')}**`]),
    ...(violations.length === 0 ? [] : [`**${counted(violations.length, 'exceeded limit')}**`]),
    ...(warnings.length === 0 ? [] : [counted(warnings.length, 'warning')]),
  ];
  return `${[`${counted(components, 'component')} on ${counted(resources, 'resource')} (${resourcesUnshared} unshared)`, ...remarks].join(', ')}.`;
}

function verdictSections(diff: PlanDiff | undefined, isMeant: (verdict: Verdict) => boolean): Section[] {
  if (diff === undefined) return [];
  return VERDICTS.filter(isMeant).map((verdict) => ({
    title: TITLES[verdict],
    head: [],
    isFolded: !OPEN.includes(verdict),
    rows: [
      ...(verdict === 'data-at-risk' ? diff.risks.map((each) => `- ${plain(riskSentence(each))}`) : []),
      ...diff.changes.filter((each) => each.verdict === verdict).map(changeRow),
      ...diff.components
        .filter((each) => each.verdict === verdict)
        .map(
          ({ id, action, endpoints, fields }) =>
            `- component ${code(id)}: ${action}${values([...endpoints, ...fields])}`,
        ),
      ...callerLines(diff, verdict).map((line) => `- ${plain(line)}`),
    ],
  }));
}

function apiSection(diff: PlanDiff | undefined): Section {
  const rows = diff === undefined ? [] : apiLines(diff).map((line) => `- ${plain(line)}`);
  return { title: API_CHANGES, head: [], isFolded: false, rows };
}

function changeRow({ action, address, forcedBy, causedBy, changed, refused }: ResourceChange): string {
  const forced = forcedBy.length === 0 ? '' : `, forced by ${forcedBy.map(code).join(', ')}`;
  const cause = causedBy.length === 0 ? '' : `, because of ${fewOf(causedBy.map(code), 3)}`;
  const why = refused === null ? '' : `. ${plain(refused)}`;
  return `- **${action}** ${code(address)}${forced}${cause}${why}${values(changed)}`;
}

function values(changed: readonly ValueChange[]): string {
  const rows = changed.slice(0, 5).map(({ path, before, after }) => {
    const shown = (value: string | null) => (value === null ? '(none)' : code(value));
    return `\n  - ${path === '' ? 'all of it' : code(path)}: ${shown(before)} → ${shown(after)}`;
  });
  return `${rows.join('')}${changed.length > 5 ? `\n  - and ${changed.length - 5} more` : ''}`;
}

function findingSection(title: string, all: readonly Finding[], isFolded: boolean): Section {
  return {
    title,
    head: [],
    isFolded,
    rows: all.map(({ rule, message, resolution }) => `- **${rule}**: ${plain(message)} ${plain(resolution)}`),
  };
}

function resourceSection({ resources }: ResourcePlan): Section {
  return {
    title: 'Shared resources',
    head: ['| Resource | Azure name | Shared by |', '| --- | --- | --- |'],
    isFolded: true,
    rows: resources.map(
      ({ key, name, sharedBy }) =>
        `| ${code(key)} | ${code(name)} | ${sharedBy.slice(0, 10).map(code).join(', ')}${sharedBy.length > 10 ? ` and ${sharedBy.length - 10} more` : ''} |`,
    ),
  };
}
