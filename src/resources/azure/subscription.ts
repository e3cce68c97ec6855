import { join, type OrExpression, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import type { PlanningContext } from '../layout-context.js';

/**
 * Lays out the data source that knows the subscription, the tenant and the principal that runs Terraform. A plan has it once,
 * so that two blocks with one principal say so with one expression.
 */
export function clientConfig({ id }: Pick<PlanningContext, 'id'>): TerraformBlock {
  return block('data.azurerm_client_config', id('subscription'), {});
}

/** Returns the Azure id of a resource that no other block of the plan knows, for Terraform to import it. */
export function subscriptionScoped(
  type: string,
  name: string,
  context: Pick<PlanningContext, 'id' | 'resourceGroupName'>,
): OrExpression<string> {
  const subscription = ref(clientConfig(context), 'subscription_id');
  return join`/subscriptions/${subscription}/resourceGroups/${context.resourceGroupName}/providers/${type}/${name}`;
}
