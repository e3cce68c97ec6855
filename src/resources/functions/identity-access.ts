import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { type CosmosDataRole, COSMOS_DATA_ROLES } from '../cosmos/cosmos-config.js';
import type { CosmosLayout } from '../cosmos/cosmos-layout.js';
import type { Site } from '../site.js';
import type { FunctionsResource } from './functions-type.js';
import { needsStorageKey } from './hosting.js';
import type { Surroundings } from './surroundings.js';
import { usesBlobs, waitsOnStorage } from './triggers.js';

/**
 * Ids of the built-in data-plane roles, the same in every account.
 * Source: learn.microsoft.com/azure/cosmos-db/nosql/how-to-grant-data-plane-access
 */
const ROLE_IDS: Readonly<Record<CosmosDataRole, string>> = {
  reader: '00000000-0000-0000-0000-000000000001',
  contributor: '00000000-0000-0000-0000-000000000002',
};

/**
 * Lays out what the app's identity may do: on each Cosmos DB container the least that the app's components
 * asked for, the queues and blobs of its storage account when a function waits for them, and the app's own files where no
 * key is used for them.
 */
export function layOutAccess(
  app: FunctionsResource,
  identity: TerraformBlock,
  around: Pick<Surroundings, 'cosmos' | 'storage'>,
  site: Site,
): TerraformBlock[] {
  const principalId = ref(identity, 'principal_id');
  const data = site.settings.managedIdentity
    ? around.cosmos.flatMap((cosmos) => dataAccess(app, cosmos, principalId, site))
    : [];
  return [...data, ...storageRoles(app).map(([role, purpose]) => storageAccess(role, purpose))];

  function storageAccess(roleDefinitionName: string, purpose: string): TerraformBlock {
    return block('azurerm_role_assignment', site.id('functions', app.purpose, purpose), {
      scope: ref(around.storage.account, 'id'),
      roleDefinitionName,
      principalId,
      principalType: 'ServicePrincipal',
      // The identity is new; Entra ID may not show it to the check yet.
      skipServicePrincipalAadCheck: true,
    });
  }
}

/**
 * Roles on the storage account, with the word that names their block.
 * Sources: learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity,
 * learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-trigger (identity-based connections)
 */
function storageRoles({ config }: FunctionsResource): [role: string, purpose: string][] {
  const host = !needsStorageKey(config.sku);
  const blobs = usesBlobs(config);
  const roles: [needed: boolean, role: string, purpose: string][] = [
    [host || blobs, 'Storage Blob Data Owner', host ? 'host-blobs' : 'blobs'],
    // Triggers also write to the poison queue that belongs to each queue, and to one for blobs.
    [host || waitsOnStorage(config), 'Storage Queue Data Contributor', 'queues'],
    [host, 'Storage Table Data Contributor', 'host-tables'],
    [host && blobs, 'Storage Account Contributor', 'host-account'],
  ];
  return roles.flatMap(([needed, role, purpose]) => (needed ? [[role, purpose]] : []));
}

function dataAccess(
  app: FunctionsResource,
  { resource, account, containers }: CosmosLayout,
  principalId: string,
  site: Site,
): TerraformBlock[] {
  return [...rolesOf(app, resource)].flatMap(([name, role]) => {
    const place = containers.get(name);
    if (place === undefined) return [];
    const { database, container } = place;
    return block(
      'azurerm_cosmosdb_sql_role_assignment',
      site.id('functions', app.purpose, resource.purpose, ...name.split('/')),
      {
        resourceGroupName: site.settings.cosmos.existing?.resourceGroupName ?? site.resourceGroupName,
        accountName: ref(account, 'name'),
        principalId,
        roleDefinitionId: `${ref(account, 'id')}/sqlRoleDefinitions/${ROLE_IDS[role]}`,
        scope: `${ref(account, 'id')}/dbs/${database}/colls/${container}`,
      },
    );
  });
}

/** The strongest role per container that the components of an app ask for, by container. */
function rolesOf(app: FunctionsResource, cosmos: CosmosLayout['resource']): Map<string, CosmosDataRole> {
  const components = new Set(app.needs.map((need) => need.component));
  const wanted = cosmos.needs
    .filter((need) => components.has(need.component))
    .flatMap((need) => need.config.access ?? [])
    .sort((a, b) => COSMOS_DATA_ROLES.indexOf(a.role) - COSMOS_DATA_ROLES.indexOf(b.role));
  const roles = new Map(wanted.map(({ name, role }) => [name, role]));
  return new Map([...roles].sort(([a], [b]) => (a < b ? -1 : 1)));
}
