import { diffPlans, type PlanDiff } from '@atakora/component/plan';
import type { Report } from '@atakora/component/report';

import { CHANGE_ACTIONS, gravest, VERDICTS } from '../../src/plan/diff/plan-diff.js';
import { backendsOf, EDITS } from '../diff/edits/index.js';

/** Edits of which each has another verdict; together they have all. */
const CHOSEN = [
  'partition-key-unlocked',
  'ttl-changed',
  'rename-api',
  'auth-level',
  'isolation-off',
  'sku-hosting',
  'tag-added',
  'add-queue',
];

/** Returns one difference with every verdict, joined from those of several edits, on the plan of the first. */
export function everyVerdict(): Report & { readonly diff: PlanDiff } {
  const plans = CHOSEN.map((name) => {
    const edit = EDITS[name];
    if (edit === undefined) throw new Error(`There is no edit '${name}'.`);
    const { before, after } = backendsOf(edit);
    return { before: before.plan(), after: after.plan() };
  });
  const diffs = plans.map(({ before, after }) => diffPlans(before, after));
  const changes = diffs.flatMap((diff) => diff.changes);
  const diff: PlanDiff = {
    verdict: gravest(diffs.map(({ verdict }) => verdict)),
    changes,
    risks: diffs.flatMap(({ risks }) => risks),
    api: diffs.flatMap(({ api }) => api),
    components: diffs.flatMap(({ components }) => components),
    exposure: diffs.flatMap(({ exposure }) => exposure),
    options: diffs.flatMap(({ options }) => options),
    refused: [],
    totals: Object.fromEntries(
      CHANGE_ACTIONS.map(
        (action) => [action, changes.filter((each) => each.action === action).length] as const,
      ).filter(([, count]) => count > 0),
    ),
  };
  const seen = new Set([...changes, ...diff.components, ...diff.exposure].map(({ verdict }) => verdict));
  const missing = VERDICTS.filter((verdict) => !seen.has(verdict));
  if (missing.length > 0) throw new Error(`No edit has the verdict ${missing.join(', ')}.`);
  const [first] = plans;
  if (first === undefined) throw new Error('There are no edits.');
  return { plan: first.after, diff };
}
