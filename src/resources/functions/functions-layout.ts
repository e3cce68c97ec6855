import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { placeOf, type Site } from '../site.js';
import { layOutFlexApp } from './flex-app.js';
import { usesQueues } from './functions-config.js';
import type { FunctionsResource } from './functions-type.js';
import { hostingOf } from './hosting.js';
import { layOutAccess } from './identity-access.js';
import { readSecrets } from '../key-vault/key-vault-layout.js';
import { layOutLinuxApp } from './linux-app.js';
import type { Surroundings } from './surroundings.js';

/** The blocks of one function app. */
export interface FunctionsLayout {
  readonly resource: FunctionsResource;
  readonly app: TerraformBlock;
  readonly blocks: readonly TerraformBlock[];
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
  const settings = appSettings(resource, identity, around, site);
  const parts = {
    resource,
    plan,
    identity,
    around,
    subnet,
    settings,
    after: [...access, ...around.endpoints],
  };
  const { app, others } =
    hostingOf(config.sku) === 'flex'
      ? layOutFlexApp(parts, site)
      : { app: layOutLinuxApp(parts, site), others: [] };
  return { resource, app, blocks: [app, plan, identity, ...others, ...access] };
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
    ...(usesQueues(config) && {
      // The connection `Storage` of queue triggers, by identity.
      // Source: learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger
      Storage__queueServiceUri: ref(around.storage.account, 'primary_queue_endpoint'),
      Storage__credential: 'managedidentity',
      Storage__clientId: ref(identity, 'client_id'),
    }),
    // Where data is in several regions, reads go to the one that the app is in.
    ...(around.cosmos.length > 0 &&
      cosmos.readLocation !== null && { COSMOS_PREFERRED_REGIONS: cosmos.readLocation }),
    ...Object.fromEntries(own.map(([name, value]) => [name, around.resolve(value, name)])),
  };
}
