import { join, type OrExpression, parameter, ref } from '../../plan/expression/expression.js';
import { recordOf } from '../../plan/json.js';
import { stableGuid } from '../../plan/stable-hash.js';
import { addressOf, type TerraformBlock } from '../../plan/terraform-block.js';
import { clientConfig, subscriptionScoped } from '../azure/subscription.js';
import { block, type BlockRef } from '../block.js';
import { accountRef } from '../cosmos/connections.js';
import { cosmos } from '../cosmos/index.js';
import { IDENTITY } from '../functions/naming.js';
import type { Guest } from '../host/offer-options.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import type { PlannedUnit, ResourceLayout } from '../resource-type.js';
import { guestRoleRef, hostName, layOutGuestRoles } from './roles.js';

/**
 * Lays out what guests stand on: an identity each, with its role on its data, and the roles of the deployer. A guest that is not
 * admitted any more loses the roles of its deployer, while its apps go on.
 */
export function layOutGuests(guests: readonly Guest[], context: LayoutContext): ResourceLayout {
  // A guest without an account is an error elsewhere.
  const placed = guests.flatMap((guest) => placeOfGuest(guest, context) ?? []);
  return {
    blocks: [
      ...layOutGuestRoles(context),
      ...placed.flatMap(({ identity, dataRole }) => [identity.block, dataRole.block]),
      ...deployerRoles(placed, context),
    ],
    shared: [clientConfig(context)],
    units: recordOf(
      placed.map(({ guest, identity, dataRole }): [string, PlannedUnit] => [
        guest.name,
        { blocks: [identity, dataRole] },
      ]),
    ),
    parents: [],
  };
}

/** A block, with the Azure id to import it by. */
interface ImportedBlock {
  readonly block: TerraformBlock;
  readonly importId: OrExpression<string>;
}

/** A guest, and where its data is. */
interface PlacedGuest {
  readonly guest: Guest;
  readonly account: BlockRef;
  readonly database: BlockRef;
  readonly identity: ImportedBlock;
  readonly dataRole: ImportedBlock;
}

function placeOfGuest(guest: Guest, context: LayoutContext): PlacedGuest | undefined {
  const { name } = guest;
  const resource = context.graph
    .of(cosmos)
    .find(({ config }) => config.databases.some((database) => database.name === name));
  if (resource === undefined) return undefined;
  const account = accountRef(resource, context);
  const database = {
    type: 'azurerm_cosmosdb_sql_database',
    id: context.id('cosmos', resource.variant, name),
  };
  const identity = layOutIdentity(name, context);
  return {
    guest,
    account,
    database,
    identity,
    dataRole: dataRole(name, identity.block, account, database, context),
  };
}

function layOutIdentity(guest: string, context: LayoutContext): ImportedBlock {
  const name = context.nameOf(IDENTITY, `guest-${guest}`);
  return {
    block: block('azurerm_user_assigned_identity', context.id('guest', guest, 'identity'), {
      name,
      ...placeOf(context),
    }),
    importId: subscriptionScoped('Microsoft.ManagedIdentity/userAssignedIdentities', name, context),
  };
}

/** Lays out the data role of the identity of a guest: on its own database, as a whole. */
function dataRole(
  guest: string,
  identity: BlockRef,
  account: BlockRef,
  database: BlockRef,
  context: LayoutContext,
): ImportedBlock {
  const accountId = ref(account, 'id');
  // A given name is an id that Terraform can import.
  const name = stableGuid(`${hostName(context.settings)}|${guest}|data`);
  return {
    block: block('azurerm_cosmosdb_sql_role_assignment', context.id('guest', guest, 'data'), {
      name,
      resource_group_name: parameter('resourceGroupName'),
      account_name: ref(account, 'name'),
      principal_id: ref(identity, 'principal_id'),
      // Cosmos DB Built-in Data Contributor. Source: learn.microsoft.com/azure/cosmos-db/nosql/reference-data-plane-security
      role_definition_id: join`${accountId}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
      scope: join`${accountId}/dbs/${ref(database, 'name')}`,
    }),
    importId: join`${accountId}/sqlRoleAssignments/${name}`,
  };
}

/**
 * Lays out the roles of deployers: containers in the database of each guest, use of its identity, and one look at the account. A
 * deployer of two guests reads their account once, because Azure refuses a second assignment (RoleAssignmentExists).
 */
function deployerRoles(placed: readonly PlacedGuest[], context: LayoutContext): TerraformBlock[] {
  const containers = {
    role_definition_id: ref(guestRoleRef('containers', context), 'role_definition_resource_id'),
  };
  const reader = { role_definition_id: ref(guestRoleRef('account', context), 'role_definition_resource_id') };
  const operator = { role_definition_name: 'Managed Identity Operator' };
  const roles = new Map<string, TerraformBlock>();
  for (const { guest, account, database, identity } of placed) {
    const { name, deployer } = guest;
    if (deployer === undefined) continue;
    const assign = (words: readonly string[], scope: BlockRef, role: object) => {
      const assignment = block('azurerm_role_assignment', context.id('guest', ...words, deployer.id), {
        scope: ref(scope, 'id'),
        ...role,
        principal_id: deployer.id,
        principal_type: deployer.type,
      });
      roles.set(addressOf(assignment), assignment);
    };
    assign([name, 'containers'], database, containers);
    assign([name, 'identity'], identity.block, operator);
    assign(['account', account.id], account, reader);
  }
  return [...roles.values()];
}
