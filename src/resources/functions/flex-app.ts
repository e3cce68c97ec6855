import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { placeOf, type Site } from '../site.js';
import { readSecrets } from '../key-vault/key-vault-layout.js';
import { type AppParts, corsArguments } from './app-parts.js';

/** Lays out a Flex Consumption app and the blob container that its code is deployed to. */
export function layOutFlexApp(
  parts: AppParts,
  site: Site,
): { app: TerraformBlock; others: TerraformBlock[] } {
  const { resource, plan, identity, around, subnet, settings, after } = parts;
  const { config, purpose, name } = resource;
  const storage = around.storage.account;
  const packages = block('azurerm_storage_container', site.id('functions', purpose, 'packages'), {
    name: `app-packages-${purpose}`,
    storageAccountId: ref(storage, 'id'),
    containerAccessType: 'private',
  });
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
      storageContainerEndpoint: ref(storage, 'primary_blob_endpoint') + ref(packages, 'name'),
      // With an identity here azurerm 4.55.0 writes a broken setting on every update, so the app's own files are the one
      // thing that is reached with a key. See docs/security.md.
      storageAuthenticationType: 'StorageAccountConnectionString',
      storageAccessKey: ref(storage, 'primary_access_key'),
      httpsOnly: site.settings.httpsOnly,
      publicNetworkAccessEnabled: around.network === null,
      virtualNetworkSubnetId: subnet && ref(subnet, 'id'),
      webdeployPublishBasicAuthenticationEnabled: false,
      identity: {
        type: around.vault === null ? 'UserAssigned' : 'SystemAssigned, UserAssigned',
        identityIds: [ref(identity, 'id')],
      },
      siteConfig: {
        minimumTlsVersion: '1.2',
        scmMinimumTlsVersion: '1.2',
        http2Enabled: true,
        ...(config.cors && { cors: corsArguments(config.cors) }),
        ...(around.monitoring && {
          applicationInsightsConnectionString: ref(
            around.monitoring.applicationInsights,
            'connection_string',
          ),
        }),
      },
      appSettings: settings,
    },
    after,
  );
  // azurerm 4.55.0 cannot tell a Flex app which identity reads secrets, so that it is the app's own, which has its role
  // after the app is there.
  const secrets =
    around.vault === null
      ? []
      : [readSecrets(around.vault, ref(app, 'identity[0].principal_id'), purpose, site)];
  return { app, others: [packages, ...secrets] };
}
