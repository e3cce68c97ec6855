import type { Diagnostic, PlanViolation } from '../plan/diagnostics.js';
import type { GatedChange } from '../plan/diff/gate.js';
import type { DataRisk, ExposureChange, PlanDiff, ResourceChange, Verdict } from '../plan/diff/plan-diff.js';
import { blockAddress } from '../plan/diff/terraform-plan.js';
import { apiSentence, riskSentence } from '../plan/diff/render-diff.js';
import { fewOf, shellWord } from '../plan/phrases.js';
import { parsePlanValue } from '../plan/serialize.js';
import { budgetFindings } from './budget-findings.js';
import type { Finding } from './finding.js';
import type { Report, ReportedProblem } from './report.js';

/** Rules for verdicts on changes. Changes in place and new resources are not findings. */
const VERDICT_RULES: Readonly<Partial<Record<Verdict, Pick<Finding, 'rule' | 'level' | 'resolution'>>>> = {
  'data-loss': {
    rule: 'DATA_LOSS',
    level: 'error',
    resolution: 'Undo the change, or give the data up with discard in the configuration of the backend.',
  },
  'endpoint-change': {
    rule: 'ENDPOINT_CHANGE',
    level: 'warning',
    resolution: 'Tell the callers of the endpoint, or keep the id and the route of the component.',
  },
  exposure: {
    rule: 'EXPOSURE',
    level: 'warning',
    resolution: 'Make sure that everyone who can reach it now may do so.',
  },
  downtime: {
    rule: 'DOWNTIME',
    level: 'warning',
    resolution: 'Deploy at a time when callers can wait.',
  },
};

/** Terraform's plan does not have every change, so that nothing else that the gate says of it is enough. */
const ERRORED: Finding = {
  rule: 'TERRAFORM_PLAN_ERRORED',
  level: 'error',
  message: 'The plan of Terraform ended in an error, so it does not have every change.',
  resolution: 'Mend the error that terraform plan wrote, and plan again.',
  components: [],
  place: [],
};

/**
 * Returns everything in a report that a reviewer must see: errors first, then by rule and place.
 * @throws InvalidPlanError when the report has no plan.
 */
export function findingsOf({ plan: given, diff, lockProblems = [], gate, cost }: Report): Finding[] {
  const plan = parsePlanValue(given);
  const findings = [
    ...plan.errors.map((each) => diagnosed(each, 'error')),
    ...plan.violations.map(exceeded),
    ...lockProblems.map(lockFinding),
    ...(gate?.errored === true ? [ERRORED] : []),
    ...(gate?.refused ?? []).map(refused),
    ...(diff === undefined ? [] : findingsOfDiff(diff)),
    ...(cost === undefined ? [] : budgetFindings(cost)),
    ...plan.warnings.map((each) => diagnosed(each, 'warning')),
  ];
  return findings.sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'));
}

/** Returns the findings besides those of the difference, for reports in which that has sections of its own. */
export function findingsBesidesDiff({ diff: _diff, ...report }: Report): Finding[] {
  return findingsOf(report);
}

function diagnosed(diagnostic: Diagnostic<string>, level: Finding['level']): Finding {
  const { code, message, resolution, resource = '', path = '', components } = diagnostic;
  return { rule: code, level, message, resolution, components, place: [resource, path, ...components] };
}

function exceeded({ message, max, requested, limit, resource, solutions }: PlanViolation): Finding {
  return {
    rule: 'RESOURCE_LIMIT_EXCEEDED',
    level: 'error',
    message: `${message} (limit ${max}, requested ${requested}).`,
    resolution: solutions[0] ?? `Raise ${limit}.`,
    components: [],
    place: [resource, limit],
  };
}

function lockFinding({ code, message, resolution, resource, unit }: ReportedProblem): Finding {
  // Problems of the backend or of a name are identified by their message.
  const place = resource === undefined ? [message] : [resource, unit ?? ''];
  return { rule: code, level: 'error', message, resolution, components: [], place };
}

function refused(change: GatedChange): Finding {
  return {
    rule: change.verdict === 'data-at-risk' ? 'DATA_AT_RISK' : 'DATA_LOSS',
    level: 'error',
    message: `Terraform would ${refusalText(change)}.`,
    resolution: gateResolution(change),
    components: [],
    place: [change.address],
  };
}

/** Returns what the author can do about a refused change. */
export function gateResolution({ verdict, address, risks }: GatedChange): string {
  if (verdict !== 'data-at-risk')
    return `Find out why, or give its data up with discard in the configuration, or with --allow ${shellWord(address)}.`;
  const flags = risks.map(({ argument }) => `--accept '${blockAddress(address)} ${argument}'`).join(' ');
  return `Keep the value, or accept the weaker one with npx atakora lock ${flags}. Use --allow ${shellWord(address)} for a value that the lock does not have, such as one that was raised in the portal.`;
}

/** Returns what the gate refuses and why, as the rest of the sentence "Terraform would …". */
export function refusalText(change: GatedChange): string {
  const { action, address, holdsData, forcedBy, lostWith, risks, isGone } = change;
  if (isGone === true) return `${action} ${address}, which was deleted outside of Terraform with its data`;
  const forced = forcedBy.length === 0 ? '' : ` (forced by ${forcedBy.join(', ')})`;
  if (risks.length > 0)
    return `${action} ${address} and put data at risk: ${risks
      .map(({ argument, before, after }) => `${argument} ${before ?? '(none)'} -> ${after ?? '(none)'}`)
      .join(', ')}`;
  if (lostWith !== null) return `destroy ${address}, which holds data, with ${lostWith}`;
  return holdsData === null
    ? `${action} ${address}, of which the gate cannot judge whether it holds data${forced}`
    : `${action} ${address}, which holds data${forced}`;
}

function findingsOfDiff({ risks, changes, exposure, components, api }: PlanDiff): Finding[] {
  return [
    ...changes.flatMap((change) =>
      withRule(
        change.verdict,
        changeSentence(change),
        // The options of the backend are in the sentence.
        change.causedBy.filter((cause) => change.components.includes(cause)),
        [change.address],
      ),
    ),
    ...risks.map(riskFinding),
    ...api.flatMap((change): Finding[] => {
      const { code, component, path } = change;
      const [message, components, place] = [apiSentence(change), [component], [component, path]];
      if (code === 'API_OPENED')
        return withRule('exposure', message, component === 'backend' ? [] : components, place);
      const resolution = 'Tell callers of it, and migrate stored items before they have to fit.';
      return [{ rule: code, level: 'warning', message, resolution, components, place }];
    }),
    ...components.flatMap(({ id, verdict, endpoints }) =>
      withRule(
        verdict,
        `${id}: ${endpoints.map(({ path, before, after }) => `${path} was ${before ?? 'nothing'} and is ${after ?? 'gone'}`).join(', ')}.`,
        [id],
        [id, ...endpoints.map(({ path }) => path)],
      ),
    ),
    ...exposure.flatMap((change) =>
      withRule(
        change.verdict,
        exposureSentence(change),
        (change.after ?? change.before)?.components ?? [],
        exposurePlace(change),
      ),
    ),
  ];
}

function riskFinding(risk: DataRisk): Finding {
  const { code, subject, argument, after, components } = risk;
  return {
    rule: code,
    level: 'error',
    message: riskSentence(risk),
    resolution:
      code === 'DATA_NOT_COPIED'
        ? 'Copy the data (npx atakora copy-data, for containers of Cosmos DB), or use the place where it is.'
        : 'Keep the value, or make sure that the data is not needed.',
    components,
    place: [subject, code === 'DATA_NOT_COPIED' ? (after ?? '') : argument],
  };
}

function withRule(
  verdict: Verdict,
  message: string,
  components: readonly string[],
  place: readonly string[],
): Finding[] {
  const rule = VERDICT_RULES[verdict];
  return rule === undefined ? [] : [{ ...rule, message, components, place }];
}

function changeSentence({ action, address, forcedBy, causedBy, refused: why }: ResourceChange): string {
  const forced = forcedBy.length === 0 ? '' : `, forced by ${forcedBy.join(', ')}`;
  const cause = causedBy.length === 0 ? '' : `, because of ${fewOf(causedBy, 3)}`;
  return `Terraform would ${action} ${address}${forced}${cause}.${why === null ? '' : ` ${why}`}`;
}

/** Returns what a change of an exposure means, in one sentence. */
function exposureSentence({ change, before, after }: ExposureChange): string {
  const shown = (each: ExposureChange['after']) =>
    each === null
      ? 'nothing'
      : `${each.network} with ${each.credentials.join(' or ')}${each.origins.length === 0 ? '' : ` from pages of ${each.origins.join(', ')}`}`;
  const { resource = '', name = '' } = after ?? before ?? {};
  // A function may be as open as before in another app.
  const where = before !== null && before.resource !== resource ? ` in ${before.resource}` : '';
  return `${resource} ${name}: ${change}, was ${shown(before)}${where}, is ${shown(after)}.`;
}

function exposurePlace({ before, after }: ExposureChange): string[] {
  const { resource = '', name = '' } = after ?? before ?? {};
  return [resource, name];
}
