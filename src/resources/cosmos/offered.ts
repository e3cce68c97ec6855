import * as v from 'valibot';

import { join, parameter, ref } from '../../plan/expression/expression.js';
import { stableGuid } from '../../plan/stable-hash.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { oneOf, options, wholeNumber } from '../../validation/rule.js';
import { block, type BlockRef } from '../block.js';
import { hostName } from '../host/host-name.js';
import type { LayoutContext, PlanningContext } from '../layout-context.js';
import type { TypeOffer } from '../type-offer.js';
import { accountRef } from './connections.js';
import { MOST_CONTAINERS, type OfferedDatabase } from './hosted-account.js';
import type { CosmosAccountConfig, CosmosRequirementConfig } from './requirement.js';
import type { CosmosResource } from './sharing.js';

/** A database of a guest. */
export interface CosmosTerms {
  /** Containers that the guest may make: 1 to 498. An account has at most 500 databases and containers. @default 20 */
  readonly containers?: number;
  /**
   * Capacity mode of the account. It cannot change while the guest is there. `provisioned`: each container has a throughput of its
   * own. @default 'serverless'
   */
  readonly capacityMode?: 'serverless' | 'provisioned';
}

const ACCOUNT = 'Microsoft.DocumentDB/databaseAccounts';
const CONTAINERS = `${ACCOUNT}/sqlDatabases/containers`;

/** A guest of an account has a database, in which it makes containers. */
export const cosmosOffer: TypeOffer<CosmosRequirementConfig, CosmosAccountConfig, CosmosTerms> = {
  terms: options({
    containers: v.exactOptional(wholeNumber('a number of containers', 1, MOST_CONTAINERS)),
    capacityMode: v.exactOptional(oneOf('a capacity mode', ['serverless', 'provisioned'])),
  }),
  requirement: ({ containers = 20, capacityMode = 'serverless' }, guest) => ({
    enableServerless: capacityMode === 'serverless',
    databases: [{ name: guest, reserved: containers }],
  }),
  part({ name, config }, { name: guest, terms: { containers = 20 } }, { settings }) {
    return {
      account: name,
      // Source: learn.microsoft.com/azure/cosmos-db/nosql/how-to-dotnet-get-started (endpoint of an account)
      endpoint: `https://${name}.documents.azure.com:443/`,
      capacityMode: config.enableServerless ? 'serverless' : 'provisioned',
      network: settings.isolated ? 'isolated' : 'public',
      database: guest,
      containers,
    } satisfies OfferedDatabase;
  },
  roles: {
    /**
     * Actions by which azurerm makes, changes and deletes containers in an account of others. `containers/*` would bring stored
     * procedures.
     * Sources: azurerm 4.55.0 and 5.2.0, requests of azurerm_cosmosdb_sql_container;
     * learn.microsoft.com/azure/role-based-access-control/permissions/databases (Microsoft.DocumentDB)
     */
    containers: [
      `${CONTAINERS}/read`,
      `${CONTAINERS}/write`,
      `${CONTAINERS}/delete`,
      `${CONTAINERS}/operationResults/read`,
      `${CONTAINERS}/throughputSettings/read`,
      `${CONTAINERS}/throughputSettings/write`,
      `${CONTAINERS}/throughputSettings/operationResults/read`,
    ],
    // azurerm reads the account before each container. Source: azurerm 4.55.0, read of azurerm_cosmosdb_sql_container
    account: [`${ACCOUNT}/read`],
  },
  deployerRoles: (resource, { name }, context) => [
    { role: 'containers', scope: databaseRef(resource, name, context) },
    { role: 'account', scope: accountRef(resource, context) },
  ],
};

export function databaseRef(
  { variant }: Pick<CosmosResource, 'variant'>,
  database: string,
  { id }: Pick<PlanningContext, 'id'>,
): BlockRef {
  return { type: 'azurerm_cosmosdb_sql_database', id: id('cosmos', variant, database) };
}

/** Returns the block of the role of a guest on its database. */
export function guestRoleRef(guest: string, { id }: Pick<PlanningContext, 'id'>): BlockRef {
  return { type: 'azurerm_cosmosdb_sql_role_assignment', id: id('guest', guest, 'data') };
}

/** Returns the name of the role of a guest, by which Terraform can import it. */
export function guestRoleName(guest: string, { settings }: Pick<PlanningContext, 'settings'>): string {
  return stableGuid(`${hostName(settings)}|${guest}|data`);
}

/** Lays out the data role of a guest: on its own database, as a whole. */
export function layOutGuestRole(
  resource: CosmosResource,
  guest: string,
  context: LayoutContext,
): TerraformBlock[] {
  const [principal] = context.graph.principals.get(guest) ?? [];
  if (principal === undefined) return [];
  const account = accountRef(resource, context);
  const accountId = ref(account, 'id');
  const role = block('azurerm_cosmosdb_sql_role_assignment', guestRoleRef(guest, context).id, {
    name: guestRoleName(guest, context),
    resource_group_name: parameter('resourceGroupName'),
    account_name: ref(account, 'name'),
    principal_id: principal.principalId,
    // Cosmos DB Built-in Data Contributor. Source: learn.microsoft.com/azure/cosmos-db/nosql/reference-data-plane-security
    role_definition_id: join`${accountId}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
    scope: join`${accountId}/dbs/${ref(databaseRef(resource, guest, context), 'name')}`,
  });
  // Without it the apps of the guest are without their data.
  return [{ ...role, meta: { ...role.meta, holds_data: true } }];
}
