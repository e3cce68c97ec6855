import { deepFreeze } from '../deep-freeze.js';
import { compareText } from '../json.js';
import type { ResourcePlan } from '../resource-plan.js';
import { parsePlanValue } from '../serialize.js';
import { apiChanges } from './api-changes.js';
import { blockChanges } from './block-changes.js';
import { attribute } from './causes.js';
import { componentChanges } from './component-changes.js';
import { dataRisks } from './data-risks.js';
import { exposureChanges } from './exposure-changes.js';
import { optionChanges } from './option-changes.js';
import {
  CHANGE_ACTIONS,
  type ChangeAction,
  type DataRisk,
  gravest,
  type PlanDiff,
  type ResourceChange,
  type Verdict,
  VERDICTS,
} from './plan-diff.js';
import { resourceChanges } from './resource-changes.js';

/**
 * Returns the changes that lead from one plan to another, their meaning, and the components concerned. Pure:
 * Azure is not asked. A plan does not contain the code in the directories of components, so a release of code
 * alone is not a difference.
 *
 * @param given - The plan that is deployed; null for the first deployment.
 * @param next - The plan that follows it.
 * @throws InvalidPlanError when one of the two is not a plan.
 * @example
 * const diff = diffPlans(parsePlan(readFileSync('main.plan.json', 'utf8')), backend.plan());
 * diff.verdict; // 'data-loss'
 * diff.changes[0]; // { address: 'azurerm_cosmosdb_sql_container.shop_…', action: 'replace', forcedBy: ['partition_key_paths'], … }
 */
export function diffPlans(given: ResourcePlan | null | undefined, next: ResourcePlan): PlanDiff {
  const first = given === null || given === undefined ? null : parsePlanValue(given);
  const after = parsePlanValue(next);
  const blocks = blockChanges(first, after);
  const replaced = new Map(
    blocks.flatMap(({ action, address, after: block }) =>
      action === 'replace' && block !== undefined ? [[address, block] as const] : [],
    ),
  );
  const components = componentChanges(first, after, replaced);
  const touched = new Set(
    components
      .filter(({ action, fields }) => action !== 'change' || fields.length > 0)
      .flatMap(({ id, renamedFrom }) => (renamedFrom === null ? [id] : [id, renamedFrom])),
  );
  const found = dataRisks(blocks, first, after);
  const atRisk = new Set(found.map(({ subject }) => subject));
  const causes = attribute(blocks, first, after, touched);
  const changes = resourceChanges(blocks, first, after, causes).map((change) =>
    atRisk.has(change.address) ? { ...change, verdict: gravest([change.verdict, 'data-at-risk']) } : change,
  );
  const risks = found.map((risk) => ({ ...risk, components: causesOfRisk(risk, changes) }));
  const exposure = exposureChanges(first, after);
  const api = apiChanges(first, after);
  return deepFreeze({
    verdict: gravest([
      ...[...changes, ...components, ...exposure].map(({ verdict }) => verdict),
      ...risks.map((): Verdict => 'data-at-risk'),
      ...api.map(({ code }): Verdict => (code === 'API_OPENED' ? 'exposure' : 'none')),
    ]),
    changes: changes.sort(byGravity),
    risks,
    components,
    api,
    exposure,
    options: optionChanges(first, after),
    refused: [
      ...after.errors.map(({ code, message }) => `${code}: ${message}`),
      ...after.violations.map(({ message }) => `RESOURCE_LIMIT_EXCEEDED: ${message}.`),
    ],
    totals: totalsOf(changes),
  });
}

/** Returns the causes of a weaker argument, or of the change of its block. */
function causesOfRisk({ subject, argument, components }: DataRisk, changes: readonly ResourceChange[]) {
  const change = changes.find(({ address }) => address === subject);
  if (change === undefined) return components;
  const own = change.changed.find(({ path }) => argument === path || argument.startsWith(`${path}.`));
  return own?.causedBy ?? change.causedBy;
}

function byGravity(a: ResourceChange, b: ResourceChange): number {
  return (
    VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
    CHANGE_ACTIONS.indexOf(a.action) - CHANGE_ACTIONS.indexOf(b.action) ||
    compareText(a.address, b.address)
  );
}

function totalsOf(changes: readonly ResourceChange[]): Partial<Record<ChangeAction, number>> {
  const totals: Partial<Record<ChangeAction, number>> = {};
  for (const action of CHANGE_ACTIONS) {
    const count = changes.filter((change) => change.action === action).length;
    if (count > 0) totals[action] = count;
  }
  return totals;
}
