import { type OrExpression, packageFact, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block, type BlockRef } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { accessRestrictions } from './auth/access-restrictions.js';
import { type AppParts, corsArguments } from './app-parts.js';
import type { FunctionAppConfig } from './requirement.js';
import { hostingOf, needsStorageKey } from './hosting/hosting.js';

/** Lays out an app on a Consumption, Elastic Premium or dedicated plan. */
export function layOutLinuxApp(parts: AppParts, context: LayoutContext): TerraformBlock {
  const { resource, servicePlan, identity, dependencies, settings, cors, code, after, auth } = parts;
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
      service_plan_id: ref(servicePlan, 'id'),
      storage_account_name: ref(storage, 'name'),
      ...(keyed
        ? { storage_account_access_key: ref(storage, 'primary_access_key') }
        : { storage_uses_managed_identity: true }),
      functions_extension_version: '~4',
      // Only version 1 of the runtime reads the setting, which is a connection string with the key.
      builtin_logging_enabled: false,
      https_only: httpsOnly,
      public_network_access_enabled: !isolated,
      virtual_network_subnet_id: subnet ?? undefined,
      ftp_publish_basic_authentication_enabled: false,
      // Zip deployment knows no other way to log in.
      webdeploy_publish_basic_authentication_enabled: zipped,
      zip_deploy_file: zipped ? packageFact(code.app, 'path') : undefined,
      identity: { type: 'UserAssigned', identity_ids: [ref(identity, 'id')] },
      key_vault_reference_identity_id: ref(identity, 'id'),
      ...(auth && { auth_settings_v2: auth }),
      site_config: {
        ...hostingArguments(config, isolated),
        minimum_tls_version: '1.2',
        scm_minimum_tls_version: '1.2',
        ftps_state: 'Disabled',
        http2_enabled: true,
        ...accessRestrictions(resource, context),
        ...(cors && { cors: corsArguments(cors) }),
        application_stack: stackOf(config),
        ...(applicationInsights && {
          application_insights_connection_string: ref(applicationInsights, 'connection_string'),
        }),
      },
      app_settings: { ...(keyed ? {} : hostStorageSettings(identity)), ...settings },
    },
    { depends_on: after },
  );
}

/** Returns the settings that name the identity for the host storage. azurerm only names the account. */
function hostStorageSettings(identity: BlockRef): Record<string, OrExpression<string>> {
  return {
    AzureWebJobsStorage__credential: 'managedidentity',
    AzureWebJobsStorage__clientId: ref(identity, 'client_id'),
  };
}

function hostingArguments({ sku, scale, alwaysOn, healthCheck }: FunctionAppConfig, isolated: boolean) {
  const hosting = hostingOf(sku);
  return {
    // Reserved machines put an idle app to sleep, and its timers with it; the other plans must not be told.
    ...(hosting === 'dedicated' && { always_on: alwaysOn ?? true }),
    // The plan keeps that many instances, and the app that many of them.
    ...(hosting === 'elastic' &&
      scale?.minimumInstances !== undefined && { elastic_instance_minimum: scale.minimumInstances }),
    ...(isolated && { vnet_route_all_enabled: true }),
    // From outside the network Azure cannot see queues and the like, so the app tells it when it needs more instances.
    // Source: learn.microsoft.com/azure/azure-functions/functions-networking-options (virtual network triggers)
    ...(isolated &&
      hosting === 'elastic' && { runtime_scale_monitoring_enabled: true, pre_warmed_instance_count: 1 }),
    // The two belong together. The path is called once a minute, so minutes count failed calls.
    ...(hosting !== 'consumption' &&
      healthCheck !== undefined && {
        health_check_path: healthCheck.path,
        health_check_eviction_time_in_min: healthCheck.unhealthyThreshold ?? 10,
      }),
  };
}

function stackOf({ runtime, version }: FunctionAppConfig) {
  switch (runtime) {
    case 'node':
      return { node_version: version };
    case 'python':
      return { python_version: version };
    case 'dotnet-isolated':
      return { dotnet_version: version, use_dotnet_isolated_runtime: true };
    case 'java':
      return { java_version: version };
    case 'powershell':
      return { powershell_core_version: version };
    case 'custom':
      return { use_custom_runtime: true };
  }
}
