import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Call } from '../call.js';
import { readCost } from '../source/read-cost.js';

/** Returns what a month costs, and by how much that changes where the deployed plan is known. */
export async function costLines(
  call: Call,
  plan: ResourcePlan,
  before: ResourcePlan | null | undefined,
): Promise<string[]> {
  const source = { plan, backend: undefined, file: '' };
  const { estimate, comparison } = await readCost(call, source, before);
  const { atLeast, signed } = await import('../../cost/cost-tables.js');
  const { currency, unknown } = estimate;
  const change =
    comparison === undefined || before === null ? '' : `, a change of ${signed(comparison.total.change)}`;
  const rest = unknown.length === 0 ? '' : `, and ${unknown.length} without a price (npx atakora cost)`;
  return [`${atLeast(estimate)} ${currency} a month by list prices${change}${rest}`];
}
