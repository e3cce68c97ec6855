import {
  type Expression,
  join,
  type OrExpression,
  parameter,
  ref,
} from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { appSettings, declareAccess, forPrincipals, grant, strongestOf } from '../access.js';
import { block, type BlockRef } from '../block.js';
import { type Connection, connection } from '../connection.js';
import { settingPrefixOf } from '../../component.js';
import type { Principal } from '../graph.js';
import { type HostedAccount, hostedAccount } from './hosted-account.js';
import type { ConnectionContext, PlanningContext } from '../layout-context.js';
import { closedToApps } from '../network/allowed-ip-ranges.js';
import { logsOf, type MetricWatch, privateEndpoints, watchesOf } from '../platform.js';
import type { Requirement } from '../requirement.js';
import { sharersOf } from '../resource.js';
import {
  COSMOS_DATA_ROLES,
  type CosmosAccess,
  type CosmosDataRole,
  type CosmosRequirementConfig,
} from './requirement.js';
import { cosmosOptions } from './settings.js';
import { containerNames, type CosmosResource } from './sharing.js';
import { typeOptionsOf } from '../settings.js';

/** Ids of the built-in roles. Source: learn.microsoft.com/azure/cosmos-db/nosql/reference-data-plane-security */
const ROLE_IDS: Readonly<Record<CosmosDataRole, string>> = {
  reader: '00000000-0000-0000-0000-000000000001',
  contributor: '00000000-0000-0000-0000-000000000002',
};

/** Returns the block of an account, which is only read where it exists already. */
export function accountRef({ variant }: Pick<CosmosResource, 'variant'>, context: PlanningContext): BlockRef {
  const { existing } = typeOptionsOf(context.settings, cosmosOptions);
  const type = existing === null ? 'azurerm_cosmosdb_account' : 'data.azurerm_cosmosdb_account';
  return { type, id: context.id('cosmos', variant) };
}

/** An account as other blocks name it. */
export interface AccountNames {
  readonly id: OrExpression<string>;
  readonly name: OrExpression<string>;
  readonly endpoint: OrExpression<string>;
}

/** Returns the account of the host that a resource stands for; undefined for an account of the backend, or one that exists. */
export function hostOf(
  { config }: Pick<CosmosResource, 'config'>,
  { settings }: Pick<PlanningContext, 'settings'>,
): HostedAccount | undefined {
  const hosted = hostedAccount(settings);
  const mode = config.enableServerless ? 'serverless' : 'provisioned';
  return hosted?.capacityMode === mode && config.capabilities.length === 0 ? hosted : undefined;
}

/** Returns the names of an account: those of the host are literals, because no block of the plan is the account. */
export function namesOf(
  resource: Pick<CosmosResource, 'config' | 'variant'>,
  context: PlanningContext,
): AccountNames {
  const hosted = hostOf(resource, context);
  if (hosted !== undefined) return { id: hosted.id, name: hosted.account, endpoint: hosted.endpoint };
  const account = accountRef(resource, context);
  return { id: ref(account, 'id'), name: ref(account, 'name'), endpoint: ref(account, 'endpoint') };
}

/**
 * Connects the account of a host. Its owner decides on network, logs and alerts, and gave the identity of the guest its role on the
 * database as a whole.
 */
function hostedConnections(
  resource: CosmosResource,
  { database, endpoint }: HostedAccount,
  context: ConnectionContext,
): Connection[] {
  return [
    accessOf(resource),
    ...forPrincipals(resource, context, (principal) => [
      connection(appSettings, principal.resource, resource.key, {
        // By them the runtime finds the containers of a guest, which may have an account of its own too.
        ATAKORA_HOST_ENDPOINT: endpoint,
        ATAKORA_HOST_DATABASE: database,
      }),
    ]),
  ];
}

/** Connects an account with network, workspace and the apps of its components. */
export function cosmosConnections(resource: CosmosResource, context: ConnectionContext): Connection[] {
  const { settings } = context;
  const hosted = hostOf(resource, context);
  if (hosted !== undefined) return hostedConnections(resource, hosted, context);
  const { existing, readLocation } = typeOptionsOf(settings, cosmosOptions);
  const target = accountRef(resource, context);
  const laidOut = new Set(containerNames(resource.config.databases));
  return [
    ...privateEndpoints(
      resource,
      [
        {
          target,
          role: `cosmos-${resource.variant}`,
          subresource: 'Sql',
          zone: 'privatelink.documents.azure.com',
        },
      ],
      context,
    ),
    ...(existing === null ? closedToApps(resource, 'cosmos', sharersOf(resource), settings) : []),
    // The owner of an existing account decides on its logs. Source:
    // learn.microsoft.com/azure/cosmos-db/monitor-resource-logs
    ...(existing === null
      ? logsOf(resource, [{ target, audit: ['ControlPlaneRequests'], calls: ['DataPlaneRequests'] }], context)
      : []),
    ...(settings.managedIdentity ? [accessOf(resource)] : []),
    ...(existing === null ? watchesOf(resource, alertsOf(resource, target), context) : []),
    ...forPrincipals(resource, context, (principal, requirements) => [
      ...(readLocation === null
        ? []
        : [
            connection(appSettings, principal.resource, resource.key, {
              COSMOS_PREFERRED_REGIONS: readLocation,
            }),
          ]),
      settings.managedIdentity
        ? connection(grant, principal.resource, resource.key, {
            blocks: dataRoles(principal, rolesOf(requirements, laidOut), resource, context),
          })
        : connection(appSettings, principal.resource, resource.key, keysOf(principal, resource, context)),
    ]),
  ];
}

/**
 * Returns the alerts of an account. Availability has one value for an hour.
 * Source: learn.microsoft.com/azure/cosmos-db/monitor-reference#metrics
 */
function alertsOf({ variant }: CosmosResource, target: BlockRef): MetricWatch[] {
  const namespace = 'Microsoft.DocumentDB/databaseAccounts';
  return [
    {
      target,
      namespace,
      role: `cosmos-${variant}-throttling`,
      about: 'throttling',
      metric: 'TotalRequests',
      aggregation: 'Count',
      only: { StatusCode: ['429'] },
    },
    {
      target,
      namespace,
      role: `cosmos-${variant}-availability`,
      about: 'availability',
      metric: 'ServiceAvailability',
      aggregation: 'Average',
      below: 99.9,
      window: { size: 'PT1H', frequency: 'PT15M' },
    },
  ];
}

/** Returns the account key for each component, in a setting named like the component's others. */
function keysOf(
  { components }: Principal,
  resource: CosmosResource,
  context: ConnectionContext,
): Record<string, Expression> {
  const key = ref(accountRef(resource, context), 'primary_key');
  const using = sharersOf(resource).filter((component) => components.includes(component));
  return Object.fromEntries(using.map((component) => [`${settingPrefixOf(component)}_COSMOS_KEY`, key]));
}

/** Returns for each container that is laid out the strongest role that a requirement asks for. */
function rolesOf(
  requirements: readonly Requirement<CosmosRequirementConfig>[],
  laidOut: ReadonlySet<string>,
): CosmosAccess[] {
  const wanted: CosmosAccess[] = [];
  for (const { config } of requirements)
    for (const access of config.access ?? []) if (laidOut.has(access.name)) wanted.push(access);
  const strongest = new Map<string, CosmosAccess>();
  for (const access of wanted.sort(byRole)) strongest.set(access.name, access);
  return [...strongest.values()];
}

function byRole(a: CosmosAccess, b: CosmosAccess): number {
  return COSMOS_DATA_ROLES.indexOf(a.role) - COSMOS_DATA_ROLES.indexOf(b.role);
}

function dataRoles(
  principal: Principal,
  roles: readonly CosmosAccess[],
  resource: CosmosResource,
  context: ConnectionContext,
): TerraformBlock[] {
  const account = accountRef(resource, context);
  const id = ref(account, 'id');
  const roleId = (role: CosmosDataRole) => join`${id}/sqlRoleDefinitions/${ROLE_IDS[role]}`;
  // The texts that all roles have in common are made once.
  const at: RolePlace = {
    id,
    name: ref(account, 'name'),
    roleIds: { reader: roleId('reader'), contributor: roleId('contributor') },
  };
  return roles.map((access) => dataRole(principal, resource, at, access, context));
}

/** An account, and the roles that it has. */
interface RolePlace {
  readonly id: Expression;
  readonly name: Expression;
  readonly roleIds: Readonly<Record<CosmosDataRole, OrExpression<string>>>;
}

function dataRole(
  { principalId, variant }: Principal,
  resource: CosmosResource,
  account: RolePlace,
  { name, role }: CosmosAccess,
  context: ConnectionContext,
): TerraformBlock {
  const { existing } = typeOptionsOf(context.settings, cosmosOptions);
  const slash = name.indexOf('/');
  const database = name.slice(0, slash);
  const container = name.slice(slash + 1);
  const colls =
    existing === null
      ? ref(
          {
            type: 'azurerm_cosmosdb_sql_container',
            id: context.id('cosmos', resource.variant, database, container),
          },
          'name',
        )
      : container;
  const words = ['functions', variant, resource.variant, database, container];
  return block(
    'azurerm_cosmosdb_sql_role_assignment',
    // With the role in it: another role is another assignment, and none is replaced in place.
    context.id(...words, role),
    {
      resource_group_name: existing?.resourceGroupName ?? parameter('resourceGroupName'),
      account_name: account.name,
      principal_id: principalId,
      role_definition_id: account.roleIds[role],
      scope: join`${account.id}/dbs/${database}/colls/${colls}`,
    },
    { moved_from: [context.id(...words)] },
  );
}

/** Declares what components asked to do with the data of an account. */
function accessOf(resource: CosmosResource): Connection {
  return declareAccess(resource, {
    endpoint: {
      levelOf: ({ access = [] }) =>
        strongestOf(access.map(({ role }) => (role === 'contributor' ? 'write' : 'read'))),
      option: "databases: [{ name: '<database>', containers: [{ name: '<container>', access: ['read'] }] }]",
    },
  });
}
