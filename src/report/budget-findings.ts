import { counted, fewOf } from '../plan/phrases.js';
import { atLeast, pricesOfToday } from '../cost/cost-tables.js';
import { overBudget } from '../cost/over-budget.js';
import type { Finding } from './finding.js';
import type { ReportedCost } from './report.js';

/** Returns what an estimate says of a budget: nothing where also its high end is within, and everything has a price. */
export function budgetFindings({ estimate, budget }: ReportedCost): Finding[] {
  if (budget === undefined) return [];
  const verdict = overBudget(estimate, budget);
  if (verdict === 'within') return [];
  const { currency, unknown } = estimate;
  const lacking =
    unknown.length === 0
      ? ''
      : `, and ${counted(unknown.length, 'thing')} without a price: ${fewOf(
          unknown.map(({ resource, what }) => `${what} of ${resource}`),
          3,
        )}`;
  return [
    {
      rule: verdict === 'over' ? 'OVER_BUDGET' : 'PERHAPS_OVER_BUDGET',
      level: verdict === 'over' ? 'error' : 'warning',
      message: `A month costs ${atLeast(estimate)} ${currency} by the estimate${lacking}. The budget is ${budget.toFixed(2)}.`,
      resolution: `Run 'npx atakora cost' for what costs it, or raise the budget. ${pricesOfToday(estimate)}`,
      components: [],
      place: [],
    },
  ];
}
