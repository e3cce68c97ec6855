import type { PlannedPackage } from '../../plan/package.js';
import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { placeOf, type Site } from '../site.js';
import { packageOf, packageSettings } from './app-package.js';
import { layOutFlexApp } from './flex-app.js';
import type { FunctionsResource } from './functions-type.js';
import { hostingOf } from './hosting.js';
import { layOutAccess } from './identity-access.js';
import { readSecrets } from '../key-vault/key-vault-layout.js';
import { layOutLinuxApp } from './linux-app.js';
import type { Surroundings } from './surroundings.js';
import { connectionsOf, usesBlobs, waitsOnStorage } from './triggers.js';

/** The blocks of one function app. */
export interface FunctionsLayout {
  readonly resource: FunctionsResource;
  readonly app: TerraformBlock;
  readonly blocks: readonly TerraformBlock[];
  readonly code: PlannedPackage | undefined;
}

/**
 * Lays out a plan and its one app, with the identity that the app reaches its data with. A Flex plan holds exactly one
 * app, and the others of a backend differ in what they need of their plan.
 * Source: learn.microsoft.com/azure/azure-functions/functions-scale
 */
export function layOutFunctions(
  resource: FunctionsResource,
  around: Surroundings,
  site: Site,
): FunctionsLayout {
  const { config, purpose } = resource;
  const plan = block('azurerm_service_plan', site.id('functions', purpose, 'plan'), {
    name: site.name('servicePlan', purpose),
    ...placeOf(site),
    osType: 'Linux',
    skuName: config.sku,
  });
  const identity = block('azurerm_user_assigned_identity', site.id('functions', purpose, 'identity'), {
    name: site.name('identity', purpose),
    ...placeOf(site),
  });
  const byOwnIdentity = around.vault !== null && hostingOf(config.sku) !== 'flex';
  const access = [
    ...layOutAccess(resource, identity, around, site),
    ...(byOwnIdentity ? [readSecrets(around.vault, ref(identity, 'principal_id'), purpose, site)] : []),
  ];
  const subnet = around.network?.functionSubnets.get(resource.key);
  const code = packageOf(resource, around);
  const settings = { ...appSettings(resource, identity, around, site), ...packageSettings(code) };
  const parts = {
    resource,
    plan,
    identity,
    around,
    subnet,
    settings,
    code,
    after: [...access, ...around.endpoints],
  };
  const { app, others } =
    hostingOf(config.sku) === 'flex'
      ? layOutFlexApp(parts, site)
      : { app: layOutLinuxApp(parts, site), others: [] };
  return { resource, app, blocks: [app, plan, identity, ...others, ...access], code };
}

function appSettings(
  { config }: FunctionsResource,
  identity: TerraformBlock,
  around: Surroundings,
  { settings: { cosmos } }: Site,
): Record<string, string> {
  const own = Object.entries(config.environmentVariables);
  return {
    // Tells the Azure SDKs which identity to use.
    AZURE_CLIENT_ID: ref(identity, 'client_id'),
    ...connectionSettings(config, identity, around),
    // Where data is in several regions, reads go to the one that the app is in.
    ...(around.cosmos.length > 0 &&
      cosmos.readLocation !== null && { COSMOS_PREFERRED_REGIONS: cosmos.readLocation }),
    ...Object.fromEntries(own.map(([name, value]) => [name, around.resolve(value, name)])),
  };
}

/**
 * Connections of triggers, by identity. Queues and blobs share `Storage`; of the others the component says where they are.
 * Sources: learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger,
 * learn.microsoft.com/azure/azure-functions/functions-reference#common-properties-for-identity-based-connections
 */
function connectionSettings(
  config: FunctionsResource['config'],
  identity: TerraformBlock,
  { storage: { account } }: Surroundings,
): Record<string, string> {
  const storage = waitsOnStorage(config);
  const connections = [...(storage ? ['Storage'] : []), ...connectionsOf(config)];
  return {
    ...(storage && { Storage__queueServiceUri: ref(account, 'primary_queue_endpoint') }),
    ...(usesBlobs(config) && { Storage__blobServiceUri: ref(account, 'primary_blob_endpoint') }),
    ...Object.fromEntries(
      connections.flatMap((name) => [
        [`${name}__credential`, 'managedidentity'],
        [`${name}__clientId`, ref(identity, 'client_id')],
      ]),
    ),
  };
}
