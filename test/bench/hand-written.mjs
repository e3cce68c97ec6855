// The sample backend as somebody would write it without this library: provider classes, their references, and loops.
// Only the Azure names come from the plan, because they end in hashes that nobody would make up.
import { CosmosdbAccount } from '@cdktf/provider-azurerm/lib/cosmosdb-account/index.js';
import { CosmosdbSqlContainer } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-container/index.js';
import { CosmosdbSqlDatabase } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-database/index.js';
import { CosmosdbSqlRoleAssignment } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-role-assignment/index.js';
import { FunctionAppFlexConsumption } from '@cdktf/provider-azurerm/lib/function-app-flex-consumption/index.js';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { ServicePlan } from '@cdktf/provider-azurerm/lib/service-plan/index.js';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account/index.js';
import { StorageBlob } from '@cdktf/provider-azurerm/lib/storage-blob/index.js';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container/index.js';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity/index.js';
import { number } from './sample-backend.mjs';

const APIS_PER_ACCOUNT = 250; // a database and a container each, 500 per account
const APIS_PER_APP = 19; // five functions each, and two for all, of 100 per app
const CONTRIBUTOR = '00000000-0000-0000-0000-000000000002';

const purposeOf = (index) => (index === 0 ? 'shared' : `shared-${index + 1}`);

/** Makes a construct whose Terraform id is its construct id, as the library's are. */
function make(Class, scope, id, config) {
  const construct = new Class(scope, `${Class.tfResourceType}.${id}`, config);
  construct.overrideLogicalId(id);
  return construct;
}

/**
 * @param nameOf - the Azure name of a Terraform address
 * @param codeOf - path and hashes of the zip of an app's code, which somebody who writes by hand has built before
 */
export function writeByHand(stack, count, nameOf, codeOf) {
  new AzurermProvider(stack, 'azurerm', { features: [{ storage: [{ dataPlaneAvailable: false }] }] });
  const group = make(ResourceGroup, stack, 'resource_group', { name: 'rg-bench', location: 'eastus' });
  const place = { resourceGroupName: group.name, location: 'eastus', tags: {} };
  const storage = storageAccount(stack, place, nameOf);

  const accounts = Array.from({ length: Math.ceil(count / APIS_PER_ACCOUNT) }, (_, index) =>
    cosmosAccount(stack, `bench_cosmos_${purposeOf(index)}`, place, nameOf),
  );
  const apis = Array.from({ length: count }, (_, index) => {
    const purpose = purposeOf(Math.floor(index / APIS_PER_ACCOUNT));
    return apiData(stack, index, accounts[Math.floor(index / APIS_PER_ACCOUNT)], purpose, group);
  });
  for (let first = 0; first < count; first += APIS_PER_APP) {
    const purpose = purposeOf(first / APIS_PER_APP);
    functionApp(stack, purpose, apis.slice(first, first + APIS_PER_APP), { storage, place, nameOf, codeOf });
  }
}

function storageAccount(stack, place, nameOf) {
  const id = 'bench_storage_shared';
  return make(StorageAccount, stack, id, {
    name: nameOf(`azurerm_storage_account.${id}`),
    ...place,
    accountKind: 'StorageV2',
    accountTier: 'Standard',
    accountReplicationType: 'LRS',
    allowNestedItemsToBePublic: false,
    blobProperties: { containerDeleteRetentionPolicy: { days: 7 }, deleteRetentionPolicy: { days: 7 } },
    crossTenantReplicationEnabled: false,
    defaultToOauthAuthentication: true,
    httpsTrafficOnlyEnabled: true,
    minTlsVersion: 'TLS1_2',
    publicNetworkAccessEnabled: true,
    sharedAccessKeyEnabled: true,
    sasPolicy: { expirationPeriod: '90.00:00:00' },
  });
}

function cosmosAccount(stack, id, place, nameOf) {
  return make(CosmosdbAccount, stack, id, {
    name: nameOf(`azurerm_cosmosdb_account.${id}`),
    ...place,
    offerType: 'Standard',
    kind: 'GlobalDocumentDB',
    consistencyPolicy: { consistencyLevel: 'Session' },
    geoLocation: [{ location: 'eastus', failoverPriority: 0 }],
    capabilities: [{ name: 'EnableServerless' }],
    minimalTlsVersion: 'Tls12',
    localAuthenticationDisabled: true,
    accessKeyMetadataWritesEnabled: false,
    publicNetworkAccessEnabled: true,
    lifecycle: { preventDestroy: true },
  });
}

function apiData(stack, index, account, purpose, group) {
  const entity = `entity${number(index)}`;
  const parents = { resourceGroupName: group.name, accountName: account.name };
  const database = make(CosmosdbSqlDatabase, stack, `bench_cosmos_${purpose}_${entity}-db`, {
    name: `${entity}-db`,
    ...parents,
    lifecycle: { preventDestroy: true },
  });
  const container = make(CosmosdbSqlContainer, stack, `bench_cosmos_${purpose}_${entity}-db_${entity}`, {
    name: entity,
    ...parents,
    databaseName: database.name,
    partitionKeyPaths: ['/id'],
    partitionKeyVersion: 2,
    lifecycle: { preventDestroy: true },
  });
  return { prefix: `API${number(index)}`, entity, purpose, account, database, container, parents };
}

function functionApp(stack, purpose, apis, { storage, place, nameOf, codeOf }) {
  const role = `bench_functions_${purpose}`;
  const plan = make(ServicePlan, stack, `${role}_plan`, {
    name: nameOf(`azurerm_service_plan.${role}_plan`),
    ...place,
    osType: 'Linux',
    skuName: 'FC1',
  });
  const identity = make(UserAssignedIdentity, stack, `${role}_identity`, {
    name: nameOf(`azurerm_user_assigned_identity.${role}_identity`),
    ...place,
  });
  const packages = make(StorageContainer, stack, `${role}_packages`, {
    name: `app-packages-${purpose}`,
    storageAccountId: storage.id,
    containerAccessType: 'private',
  });
  const { source, contentMd5, sha256 } = codeOf(role);
  const code = make(StorageBlob, stack, `${role}_package`, {
    name: 'released-package.zip',
    storageAccountName: storage.name,
    storageContainerName: packages.name,
    type: 'Block',
    source,
    contentMd5,
  });
  const access = apis.map(({ entity, purpose: data, account, container, parents }) =>
    make(CosmosdbSqlRoleAssignment, stack, `${role}_${data}_${entity}-db_${entity}_contributor`, {
      ...parents,
      principalId: identity.principalId,
      roleDefinitionId: `${account.id}/sqlRoleDefinitions/${CONTRIBUTOR}`,
      scope: `${account.id}/dbs/${entity}-db/colls/${container.name}`,
    }),
  );
  make(FunctionAppFlexConsumption, stack, role, {
    name: nameOf(`azurerm_function_app_flex_consumption.${role}`),
    ...place,
    servicePlanId: plan.id,
    runtimeName: 'node',
    runtimeVersion: '22',
    storageContainerType: 'blobContainer',
    storageContainerEndpoint: `${storage.primaryBlobEndpoint}${packages.name}`,
    storageAuthenticationType: 'StorageAccountConnectionString',
    storageAccessKey: storage.primaryAccessKey,
    httpsOnly: true,
    publicNetworkAccessEnabled: true,
    webdeployPublishBasicAuthenticationEnabled: false,
    identity: { type: 'UserAssigned', identityIds: [identity.id] },
    siteConfig: { minimumTlsVersion: '1.2', scmMinimumTlsVersion: '1.2', http2Enabled: true },
    appSettings: Object.assign(
      { AZURE_CLIENT_ID: identity.clientId, CRUD_PACKAGE_SHA256: sha256 },
      ...apis.map(settingsOf),
    ),
    dependsOn: [code, ...access],
  });
}

function settingsOf({ prefix, entity, account }) {
  return {
    [`${prefix}_COSMOS_ENDPOINT`]: account.endpoint,
    [`${prefix}_DATABASE_NAME`]: `${entity}-db`,
    [`${prefix}_CONTAINER_NAME`]: entity,
  };
}
