import type { PlanError } from '../../plan/diagnostics.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';

/** Role assignments that a subscription holds. Source: learn.microsoft.com/azure/role-based-access-control/troubleshoot-limits */
const MOST_ASSIGNMENTS = 4000;

/** Refuses more role assignments than a subscription holds, as a host with very many guests has them. Data roles of Cosmos DB are none. */
export function tooManyAssignments(blocks: readonly TerraformBlock[]): PlanError[] {
  const count = blocks.filter(({ type }) => type === 'azurerm_role_assignment').length;
  if (count <= MOST_ASSIGNMENTS) return [];
  return [
    {
      code: 'CAPACITY_EXCEEDED',
      message: `The plan needs ${count} role assignments in one subscription, which holds at most ${MOST_ASSIGNMENTS}.`,
      components: [],
      resolution: 'Divide the backend, or the guests that it admits, into several in other subscriptions.',
    },
  ];
}
