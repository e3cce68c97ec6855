import { join, type OrExpression, ref } from '../../plan/expression/expression.js';
import type { BlockRef } from '../block.js';
import type { PlanningContext } from '../layout-context.js';

/** Returns the data source that knows the subscription. The plan has it where an import needs it. */
export function subscriptionSource({ id }: Pick<PlanningContext, 'id'>): BlockRef {
  return { type: 'data.azurerm_client_config', id: id('subscription') };
}

/** Returns the Azure id of a resource that no other block of the plan knows, for Terraform to import it. */
export function subscriptionScoped(
  type: string,
  name: string,
  context: Pick<PlanningContext, 'id' | 'resourceGroupName'>,
): OrExpression<string> {
  const subscription = ref(subscriptionSource(context), 'subscription_id');
  return join`/subscriptions/${subscription}/resourceGroups/${context.resourceGroupName}/providers/${type}/${name}`;
}
