import { join, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block, type BlockRef } from '../block.js';
import { roleAssignment } from '../access.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { secretRoles } from './identity-access.js';
import { accessRestrictions } from './auth/access-restrictions.js';
import { BOTH, hasSystemIdentity } from './system-identity.js';
import { type AppParts, corsArguments } from './app-parts.js';

/** Lays out a Flex Consumption app. `packages` is the container that its code is deployed to. */
export function layOutFlexApp(
  parts: AppParts,
  packages: BlockRef,
  context: LayoutContext,
): { app: TerraformBlock; others: TerraformBlock[] } {
  const { resource, servicePlan, identity, dependencies, settings, cors, after, auth } = parts;
  const { account: storage, applicationInsights, subnet, vault } = dependencies;
  const { config, variant, name } = resource;
  const app = block(
    'azurerm_function_app_flex_consumption',
    context.id('functions', variant),
    {
      name,
      ...placeOf(context),
      service_plan_id: ref(servicePlan, 'id'),
      runtime_name: config.runtime,
      runtime_version: config.version,
      maximum_instance_count: config.scale?.maximumInstances,
      instance_memory_in_mb: config.scale?.instanceMemory,
      always_ready: config.scale?.alwaysReady?.map(({ name: group, instances }) => ({
        name: group,
        instance_count: instances,
      })),
      storage_container_type: 'blobContainer',
      storage_container_endpoint: join`${ref(storage, 'primary_blob_endpoint')}${ref(packages, 'name')}`,
      // With an identity here azurerm 4.55.0 writes a broken setting on every update, so the app's own files are the one
      // thing that is reached with a key. See docs/security.md.
      storage_authentication_type: 'StorageAccountConnectionString',
      storage_access_key: ref(storage, 'primary_access_key'),
      https_only: context.settings.httpsOnly,
      public_network_access_enabled: !context.settings.isolated,
      virtual_network_subnet_id: subnet ?? undefined,
      webdeploy_publish_basic_authentication_enabled: false,
      identity: {
        type: hasSystemIdentity(resource, context) ? BOTH : 'UserAssigned',
        identity_ids: [ref(identity, 'id')],
      },
      ...(auth && { auth_settings_v2: auth }),
      site_config: {
        minimum_tls_version: '1.2',
        scm_minimum_tls_version: '1.2',
        http2_enabled: true,
        ...accessRestrictions(resource, context),
        ...(cors && { cors: corsArguments(cors) }),
        ...(applicationInsights && {
          application_insights_connection_string: ref(applicationInsights, 'connection_string'),
        }),
      },
      app_settings: settings,
    },
    { depends_on: after },
  );
  // azurerm 4.55.0 cannot tell a Flex app which identity reads secrets: it is the app's own, which exists with the app.
  const own = { principalId: ref(app, 'identity[0].principal_id'), variant };
  const secrets =
    vault === null
      ? []
      : secretRoles(resource, ref(vault, 'id')).map((role) => roleAssignment(own, role, context));
  return { app, others: secrets };
}
