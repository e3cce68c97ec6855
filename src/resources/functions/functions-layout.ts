import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { placeOf, type Site } from '../site.js';
import { usesQueues } from './functions-config.js';
import type { FunctionsResource } from './functions-type.js';
import { layOutAccess } from './identity-access.js';
import type { Surroundings } from './surroundings.js';

/** The blocks of one function app. */
export interface FunctionsLayout {
  readonly resource: FunctionsResource;
  readonly app: TerraformBlock;
  readonly blocks: readonly TerraformBlock[];
}

/**
 * Lays out a Flex Consumption plan and its one app, with the identity that the app reaches its data with.
 * A Flex plan holds exactly one app. Source: learn.microsoft.com/azure/azure-functions/functions-scale
 */
export function layOutFunctions(
  resource: FunctionsResource,
  around: Surroundings,
  site: Site,
): FunctionsLayout {
  const { config, purpose, name } = resource;
  const plan = block('azurerm_service_plan', site.id('functions', purpose, 'plan'), {
    name: site.name('servicePlan', purpose),
    ...placeOf(site),
    osType: 'Linux',
    skuName: 'FC1',
  });
  const identity = block('azurerm_user_assigned_identity', site.id('functions', purpose, 'identity'), {
    name: site.name('identity', purpose),
    ...placeOf(site),
  });
  const packages = block('azurerm_storage_container', site.id('functions', purpose, 'packages'), {
    name: `app-packages-${purpose}`,
    storageAccountId: ref(around.storage.account, 'id'),
    containerAccessType: 'private',
  });
  const access = layOutAccess(resource, identity, around, site);
  const app = block(
    'azurerm_function_app_flex_consumption',
    site.id('functions', purpose),
    {
      name,
      ...placeOf(site),
      servicePlanId: ref(plan, 'id'),
      runtimeName: config.runtime,
      runtimeVersion: config.version,
      storageContainerType: 'blobContainer',
      storageContainerEndpoint: ref(around.storage.account, 'primary_blob_endpoint') + ref(packages, 'name'),
      // With an identity here azurerm 4.55.0 writes a broken setting on every update, so the app's own files
      // are the one thing that is reached with a key. See docs/security.md.
      storageAuthenticationType: 'StorageAccountConnectionString',
      storageAccessKey: ref(around.storage.account, 'primary_access_key'),
      httpsOnly: true,
      publicNetworkAccessEnabled: around.network === null,
      virtualNetworkSubnetId: around.network === null ? undefined : ref(around.network.functionSubnet, 'id'),
      webdeployPublishBasicAuthenticationEnabled: false,
      identity: { type: 'UserAssigned', identityIds: [ref(identity, 'id')] },
      siteConfig: {
        minimumTlsVersion: '1.2',
        scmMinimumTlsVersion: '1.2',
        http2Enabled: true,
        ...(around.monitoring && {
          applicationInsightsConnectionString: ref(
            around.monitoring.applicationInsights,
            'connection_string',
          ),
        }),
      },
      appSettings: appSettings(resource, identity, around),
    },
    [...access, ...around.endpoints],
  );
  return { resource, app, blocks: [app, plan, identity, packages, ...access] };
}

function appSettings(
  { config }: FunctionsResource,
  identity: TerraformBlock,
  around: Surroundings,
): Record<string, string> {
  const own = Object.entries(config.environmentVariables);
  return {
    // Tells the Azure SDKs which identity to use.
    AZURE_CLIENT_ID: ref(identity, 'client_id'),
    ...(usesQueues(config) && {
      // The connection `Storage` of queue triggers, by identity.
      // Source: learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger
      Storage__queueServiceUri: ref(around.storage.account, 'primary_queue_endpoint'),
      Storage__credential: 'managedidentity',
      Storage__clientId: ref(identity, 'client_id'),
    }),
    ...Object.fromEntries(own.map(([name, value]) => [name, around.resolve(value, name)])),
  };
}
