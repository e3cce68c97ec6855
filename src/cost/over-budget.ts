import type { CostEstimate } from './cost-estimate.js';

/**
 * Result of the comparison of a backend with a budget. `within`: also at the high end of the estimate.
 * `over`: also at the low end. `perhaps`: the budget is between the two, or something has an unknown price
 * and the rest is within the budget.
 */
export type BudgetVerdict = 'within' | 'perhaps' | 'over';

/**
 * Judges an estimate by what a month may cost.
 * @param max - In the currency of the estimate.
 * @example
 * if (overBudget(estimate, 200) !== 'within') process.exitCode = 1;
 */
export function overBudget({ total }: CostEstimate, max: number): BudgetVerdict {
  if (total.all.low > max) return 'over';
  return total.complete && total.all.high <= max ? 'within' : 'perhaps';
}
