import { join, type OrExpression, ref } from '../../plan/expression/expression.js';
import { stableGuid } from '../../plan/stable-hash.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { clientConfig } from '../azure/subscription.js';
import { block, type BlockRef } from '../block.js';
import type { GuestPart } from '../guest-part.js';
import { hostName } from '../host/host-name.js';
import type { PlanningContext } from '../layout-context.js';

export function guestRoleRef(type: string, role: string, { id }: Pick<PlanningContext, 'id'>): BlockRef {
  return { type: 'azurerm_role_definition', id: id('guest', 'role', type, role) };
}

/**
 * Lays out the roles of the deployers of guests. Their names are those of the tenant, so they contain the host's; they never change,
 * because an update takes minutes. Source: learn.microsoft.com/azure/role-based-access-control/custom-roles
 */
export function layOutGuestRoles(parts: readonly GuestPart[], context: PlanningContext): TerraformBlock[] {
  const { settings } = context;
  const scope = groupId(context);
  const host = hostName(settings);
  const roles = new Map(parts.map(({ type, roles: own }) => [type, own]));
  return [...roles].flatMap(([type, own]) =>
    Object.entries(own).map(([role, actions]) =>
      block('azurerm_role_definition', guestRoleRef(type, role, context).id, {
        name: `${host}: ${type} ${role} of guests`,
        role_definition_id: stableGuid(`${host}|${type}|${role}`),
        description: `What the deployers of the guests of backend '${settings.backendId}' may do.`,
        scope,
        assignable_scopes: [scope],
        permissions: [{ actions }],
      }),
    ),
  );
}

/** Returns the Azure id of the resource group of the stack. */
function groupId(context: PlanningContext): OrExpression<string> {
  const subscription = ref(clientConfig(context), 'subscription_id');
  return join`/subscriptions/${subscription}/resourceGroups/${context.resourceGroupName}`;
}
