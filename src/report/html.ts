import { counted } from '../plan/phrases.js';
import type { PlanDiff } from '../plan/diff/plan-diff.js';
import { isOnlyRefused, REFUSED, totalsText, verdictText } from '../plan/diff/render-diff.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { parsePlanValue } from '../plan/serialize.js';
import { findingsBesidesDiff } from './findings.js';
import { costSection } from './html/cost-section.js';
import { diffSection } from './html/diff-section.js';
import { sharingGraph } from './html/graph.js';
import { markup, type Markup } from './html/markup.js';
import { decisionSection, exposureSection, findingSection, resourceSection } from './html/plan-sections.js';
import { STYLE } from './html/style.js';
import type { Report } from './report.js';

/**
 * Returns a report as one HTML page: what changes, errors and warnings, who shares what, decisions and exposure. The page loads
 * nothing, runs no script, follows the colours of the reader's system and can be printed.
 * @throws InvalidPlanError when the report has no plan.
 * @example
 * writeFileSync('report.html', renderHtml({ plan, diff: diffPlans(before, plan) }));
 */
export function renderHtml(report: Report): string {
  const { diff, cost } = report;
  const plan = parsePlanValue(report.plan);
  const { id, environment, location } = plan.backend;
  const findings = findingsBesidesDiff(report);
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${id} (${environment})</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${id} <span class="muted">${environment}, ${location ?? "the stack's location"}</span></h1>
${totals(plan, diff)}
<p>${summary(plan)}</p>
${diff === undefined ? markup`` : diffSection(diff)}
${findingSection(findings)}${cost === undefined ? markup`` : costSection(cost)}
<h2>Who shares what</h2>
${sharingGraph(plan)}
${resourceSection(plan)}
${decisionSection(plan)}
${exposureSection(plan)}
</body>
</html>
`;
  return page.text;
}

function totals({ errors, violations }: ResourcePlan, diff: PlanDiff | undefined): Markup {
  if (diff === undefined ? errors.length + violations.length > 0 : isOnlyRefused(diff))
    return markup`<p class="totals data-loss">${REFUSED}.</p>`;
  if (diff === undefined) return markup``;
  const { refused, verdict } = diff;
  return markup`<p class="totals ${refused.length > 0 ? 'data-loss' : verdict}">${totalsText(diff)}. Verdict: ${verdictText(diff)}.</p>`;
}

function summary({
  summary: { components, resources, resourcesUnshared, savedPercent },
}: ResourcePlan): string {
  return `${counted(components, 'component')} on ${counted(resources, 'resource')}; each alone, ${resourcesUnshared} (${savedPercent} % fewer).`;
}
