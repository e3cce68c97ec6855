import type { LinuxFunctionAppConfig } from '@cdktf/provider-azurerm/lib/linux-function-app/index.js';

import { packageFact } from '../../plan/package.js';
import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { frontDoorRestriction } from './front-door-lock.js';
import { type AppParts, corsArguments } from './app-parts.js';
import { authSettings } from './auth-settings.js';
import type { FunctionAppConfig } from './requirement.js';
import { hostingOf, needsStorageKey } from './hosting.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_linux_function_app: LinuxFunctionAppConfig;
  }
}

/** Lays out an app on a Consumption, Elastic Premium or dedicated plan. */
export function layOutLinuxApp(parts: AppParts, context: LayoutContext): TerraformBlock {
  const { resource, servicePlan, identity, dependencies, settings, cors, code, after, callers } = parts;
  const { account: storage, applicationInsights, subnet } = dependencies;
  const { isolated, httpsOnly } = context.settings;
  const { config, variant, name } = resource;
  const zipped = code?.deployment === 'zip-deploy';
  const keyed = needsStorageKey(config.sku);
  return block(
    'azurerm_linux_function_app',
    context.id('functions', variant),
    {
      name,
      ...placeOf(context),
      servicePlanId: ref(servicePlan, 'id'),
      storageAccountName: ref(storage, 'name'),
      ...(keyed
        ? { storageAccountAccessKey: ref(storage, 'primary_access_key') }
        : { storageUsesManagedIdentity: true }),
      functionsExtensionVersion: '~4',
      // Only version 1 of the runtime reads the setting, which is a connection string with the key.
      builtinLoggingEnabled: false,
      httpsOnly,
      publicNetworkAccessEnabled: !isolated,
      virtualNetworkSubnetId: subnet ?? undefined,
      ftpPublishBasicAuthenticationEnabled: false,
      // Zip deployment knows no other way to log in.
      webdeployPublishBasicAuthenticationEnabled: zipped,
      zipDeployFile: zipped ? packageFact(code.app, 'path') : undefined,
      identity: { type: 'UserAssigned', identityIds: [ref(identity, 'id')] },
      keyVaultReferenceIdentityId: ref(identity, 'id'),
      ...(config.auth && { authSettingsV2: authSettings(config, config.auth, callers) }),
      siteConfig: {
        ...hostingArguments(config, isolated),
        minimumTlsVersion: '1.2',
        scmMinimumTlsVersion: '1.2',
        ftpsState: 'Disabled',
        http2Enabled: true,
        ...frontDoorRestriction(resource.key, context),
        ...(cors && { cors: corsArguments(cors) }),
        applicationStack: stackOf(config),
        ...(applicationInsights && {
          applicationInsightsConnectionString: ref(applicationInsights, 'connection_string'),
        }),
      },
      appSettings: { ...(keyed ? {} : hostStorageSettings(identity)), ...settings },
    },
    after,
  );
}

/** Returns the settings that name the identity for the host storage. azurerm only names the account. */
function hostStorageSettings(identity: TerraformBlock): Record<string, string> {
  return {
    AzureWebJobsStorage__credential: 'managedidentity',
    AzureWebJobsStorage__clientId: ref(identity, 'client_id'),
  };
}

function hostingArguments({ sku, scale, alwaysOn, healthCheck }: FunctionAppConfig, isolated: boolean) {
  const hosting = hostingOf(sku);
  return {
    // Reserved machines put an idle app to sleep, and its timers with it; the other plans must not be told.
    ...(hosting === 'dedicated' && { alwaysOn: alwaysOn ?? true }),
    // The plan keeps that many instances, and the app that many of them.
    ...(hosting === 'elastic' &&
      scale?.minimumInstances !== undefined && { elasticInstanceMinimum: scale.minimumInstances }),
    ...(isolated && { vnetRouteAllEnabled: true }),
    // From outside the network Azure cannot see queues and the like, so the app tells it when it needs more instances.
    // Source: learn.microsoft.com/azure/azure-functions/functions-networking-options (virtual network triggers)
    ...(isolated &&
      hosting === 'elastic' && { runtimeScaleMonitoringEnabled: true, preWarmedInstanceCount: 1 }),
    // The two belong together. The path is called once a minute, so minutes count failed calls.
    ...(hosting !== 'consumption' &&
      healthCheck !== undefined && {
        healthCheckPath: healthCheck.path,
        healthCheckEvictionTimeInMin: healthCheck.unhealthyThreshold ?? 10,
      }),
  };
}

function stackOf({ runtime, version }: FunctionAppConfig) {
  switch (runtime) {
    case 'node':
      return { nodeVersion: version };
    case 'python':
      return { pythonVersion: version };
    case 'dotnet-isolated':
      return { dotnetVersion: version, useDotnetIsolatedRuntime: true };
    case 'java':
      return { javaVersion: version };
    case 'powershell':
      return { powershellCoreVersion: version };
    case 'custom':
      return { useCustomRuntime: true };
  }
}
