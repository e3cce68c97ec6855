import type { TerraformBlock } from '../../plan/terraform-block.js';
import type { Diagnostics } from '../resource-layout.js';

/** Role assignments that a subscription holds. Source: learn.microsoft.com/azure/role-based-access-control/troubleshoot-limits */
const MOST_ASSIGNMENTS = 4000;

/** Number from which a plan warns: other backends and people of the subscription need some too. */
const MANY_ASSIGNMENTS = 3000;

/**
 * Counts the role assignments of a plan, of which a host with very many guests has more than a subscription holds. Data roles of Cosmos DB
 * do not count.
 */
export function countAssignments(blocks: readonly TerraformBlock[]): Diagnostics {
  const count = blocks.filter(({ type }) => type === 'azurerm_role_assignment').length;
  if (count < MANY_ASSIGNMENTS) return {};
  const message = `The plan needs ${count} role assignments in one subscription, which holds at most ${MOST_ASSIGNMENTS}.`;
  const resolution = 'Divide the backend, or the guests that it admits, into several in other subscriptions.';
  return count > MOST_ASSIGNMENTS
    ? { errors: [{ code: 'CAPACITY_EXCEEDED', message, components: [], resolution }] }
    : { warnings: [{ code: 'CAPACITY_NEARLY_USED', message, components: [], resolution }] };
}
