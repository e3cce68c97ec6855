import { join, type OrExpression, ref } from '../../plan/expression/expression.js';
import { stableGuid } from '../../plan/stable-hash.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { clientConfig } from '../azure/subscription.js';
import { block } from '../block.js';
import type { PlanningContext } from '../layout-context.js';
import type { Settings } from '../settings.js';

const ACCOUNT = 'Microsoft.DocumentDB/databaseAccounts';
const CONTAINERS = `${ACCOUNT}/sqlDatabases/containers`;

/**
 * Actions by which azurerm makes, changes and deletes containers in an account of others. `containers/*` would bring stored
 * procedures.
 * Sources: azurerm 4.55.0 and 5.2.0, requests of azurerm_cosmosdb_sql_container;
 * learn.microsoft.com/azure/role-based-access-control/permissions/databases (Microsoft.DocumentDB)
 */
const CONTAINER_ACTIONS = [
  `${CONTAINERS}/read`,
  `${CONTAINERS}/write`,
  `${CONTAINERS}/delete`,
  `${CONTAINERS}/operationResults/read`,
  `${CONTAINERS}/throughputSettings/read`,
  `${CONTAINERS}/throughputSettings/write`,
  `${CONTAINERS}/throughputSettings/operationResults/read`,
];

/** Roles that Azure does not have: what the deployer of a guest may do in the account of the host. */
const GUEST_ROLES = {
  containers: CONTAINER_ACTIONS,
  // azurerm reads the account before each container. Source: azurerm 4.55.0, read of azurerm_cosmosdb_sql_container
  account: [`${ACCOUNT}/read`],
} as const;

/** One of the roles of guests. */
export type GuestRole = keyof typeof GUEST_ROLES;

const TITLES: Readonly<Record<GuestRole, string>> = {
  containers: 'containers of guests',
  account: 'account of guests',
};

/** Returns the block of a role of guests. */
export function guestRoleRef(role: GuestRole, { id }: Pick<PlanningContext, 'id'>) {
  return { type: 'azurerm_role_definition', id: id('guest', 'role', role) };
}

/**
 * Lays out the roles of guests. Their names are those of the tenant, so they contain the host's; they never change, because an update
 * takes minutes. Source: learn.microsoft.com/azure/role-based-access-control/custom-roles
 */
export function layOutGuestRoles(context: PlanningContext): TerraformBlock[] {
  const { settings } = context;
  const scope = groupId(context);
  const host = hostName(settings);
  return (Object.keys(GUEST_ROLES) as GuestRole[]).map((role) =>
    block('azurerm_role_definition', guestRoleRef(role, context).id, {
      name: `${host}: ${TITLES[role]}`,
      role_definition_id: stableGuid(`${host}|${role}`),
      description: `What the deployers of the guests of backend '${settings.backendId}' may do.`,
      scope,
      assignable_scopes: [scope],
      permissions: [{ actions: GUEST_ROLES[role] }],
    }),
  );
}

/** Returns the name of a host that no other backend of its tenant has. */
export function hostName({ backendId, environment, location }: Settings): string {
  return [backendId, environment, location ?? ''].join(' ').trim();
}

/** Returns the Azure id of the resource group of the stack. */
function groupId(context: PlanningContext): OrExpression<string> {
  const subscription = ref(clientConfig(context), 'subscription_id');
  return join`/subscriptions/${subscription}/resourceGroups/${context.resourceGroupName}`;
}
