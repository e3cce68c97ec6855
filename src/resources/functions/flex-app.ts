import type { FunctionAppFlexConsumptionConfig } from '@cdktf/provider-azurerm/lib/function-app-flex-consumption/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block, type BlockRef } from '../block.js';
import { roleAssignment } from '../access.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { secretRoles } from './identity-access.js';
import { frontDoorRestriction } from './front-door-lock.js';
import { type AppParts, corsArguments } from './app-parts.js';
import { authSettings } from './auth-settings.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_function_app_flex_consumption: FunctionAppFlexConsumptionConfig;
  }
}

/** Lays out a Flex Consumption app. `packages` is the container that its code is deployed to. */
export function layOutFlexApp(
  parts: AppParts,
  packages: BlockRef,
  context: LayoutContext,
): { app: TerraformBlock; others: TerraformBlock[] } {
  const { resource, servicePlan, identity, dependencies, settings, cors, after, callers } = parts;
  const { account: storage, applicationInsights, subnet, vault } = dependencies;
  const { config, variant, name } = resource;
  const app = block(
    'azurerm_function_app_flex_consumption',
    context.id('functions', variant),
    {
      name,
      ...placeOf(context),
      servicePlanId: ref(servicePlan, 'id'),
      runtimeName: config.runtime,
      runtimeVersion: config.version,
      maximumInstanceCount: config.scale?.maximumInstances,
      instanceMemoryInMb: config.scale?.instanceMemory,
      alwaysReady: config.scale?.alwaysReady?.map(({ name: group, instances }) => ({
        name: group,
        instanceCount: instances,
      })),
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
      ...(config.auth && { authSettingsV2: authSettings(config, config.auth, callers) }),
      siteConfig: {
        minimumTlsVersion: '1.2',
        scmMinimumTlsVersion: '1.2',
        http2Enabled: true,
        ...frontDoorRestriction(resource.key, context),
        ...(cors && { cors: corsArguments(cors) }),
        ...(applicationInsights && {
          applicationInsightsConnectionString: ref(applicationInsights, 'connection_string'),
        }),
      },
      appSettings: settings,
    },
    after,
  );
  // azurerm 4.55.0 cannot tell a Flex app which identity reads secrets: it is the app's own, which exists with the app.
  const own = { principalId: ref(app, 'identity[0].principal_id'), variant };
  const secrets =
    vault === null
      ? []
      : secretRoles(resource, ref(vault, 'id')).map((role) => roleAssignment(own, role, context));
  return { app, others: secrets };
}
