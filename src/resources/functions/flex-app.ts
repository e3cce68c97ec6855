import type { FunctionAppFlexConsumptionConfig } from '@cdktf/provider-azurerm/lib/function-app-flex-consumption/index.js';

import { packageFact } from '../../plan/package.js';
import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { roleAssignment } from '../access.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { secretsRole } from './identity-access.js';
import { type AppParts, corsArguments } from './app-parts.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_function_app_flex_consumption: FunctionAppFlexConsumptionConfig;
  }
}

/** Lays out a Flex Consumption app and the blob container that its code is deployed to. */
export function layOutFlexApp(
  parts: AppParts,
  context: LayoutContext,
): { app: TerraformBlock; others: TerraformBlock[] } {
  const { resource, servicePlan, identity, dependencies, settings, code, after } = parts;
  const { account: storage, applicationInsights, subnet, vault } = dependencies;
  const { config, variant, name } = resource;
  const packages = block('azurerm_storage_container', context.id('functions', variant, 'packages'), {
    name: `app-packages-${variant}`,
    storageAccountId: ref(storage, 'id'),
    containerAccessType: 'private',
  });
  const released =
    code?.deployment === 'blob'
      ? [
          block(
            'azurerm_storage_blob',
            context.id('functions', variant, 'package'),
            {
              // The one name that a Flex app starts from.
              name: 'released-package.zip',
              storageAccountName: ref(storage, 'name'),
              storageContainerName: ref(packages, 'name'),
              type: 'Block',
              source: packageFact(code.app, 'path'),
              contentMd5: packageFact(code.app, 'md5'),
            },
            // In an isolated backend nothing but these leads to the account.
            dependencies.endpoints,
          ),
        ]
      : [];
  const app = block(
    'azurerm_function_app_flex_consumption',
    context.id('functions', variant),
    {
      name,
      ...placeOf(context),
      servicePlanId: ref(servicePlan, 'id'),
      runtimeName: config.runtime,
      runtimeVersion: config.version,
      storageContainerType: 'blobContainer',
      storageContainerEndpoint: ref(storage, 'primary_blob_endpoint') + ref(packages, 'name'),
      // With an identity here azurerm 4.55.0 writes a broken setting on every update, so the app's own files are the one
      // thing that is reached with a key. See docs/security.md.
      storageAuthenticationType: 'StorageAccountConnectionString',
      storageAccessKey: ref(storage, 'primary_access_key'),
      httpsOnly: context.settings.httpsOnly,
      publicNetworkAccessEnabled: !context.settings.isolated,
      virtualNetworkSubnetId: subnet ?? undefined,
      webdeployPublishBasicAuthenticationEnabled: false,
      identity: {
        type: vault === null ? 'UserAssigned' : 'SystemAssigned, UserAssigned',
        identityIds: [ref(identity, 'id')],
      },
      siteConfig: {
        minimumTlsVersion: '1.2',
        scmMinimumTlsVersion: '1.2',
        http2Enabled: true,
        ...(config.cors && { cors: corsArguments(config.cors) }),
        ...(applicationInsights && {
          applicationInsightsConnectionString: ref(applicationInsights, 'connection_string'),
        }),
      },
      appSettings: settings,
    },
    [...released, ...after],
  );
  // azurerm 4.55.0 cannot tell a Flex app which identity reads secrets: it is the app's own, which exists with the app.
  const own = { principalId: ref(app, 'identity[0].principal_id'), variant };
  const secrets = vault === null ? [] : [roleAssignment(own, secretsRole(ref(vault, 'id')), context)];
  return { app, others: [packages, ...released, ...secrets] };
}
